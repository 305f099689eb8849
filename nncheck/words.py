"""What a check may say to any answer. The sentences of one exercise stand with the exercise.

Each is whole and has named blanks. {kind} is one of KINDS and {advice} one of ADVICE; any other
blank takes a value, a name, or Python's own words.
"""

NOT_STARTED = "NOT STARTED: put your answer in the place of the dots, then run this cell."
NOT_MOVED = "NOT STARTED: move the sliders, then check again."
NOT_YET = "NOT YET: {sentence}"
PASS = "PASS: {reason}"
YES, NOT_QUITE = "✓ Yes. {sentence}", "✗ Not quite. {sentence}"  # to a prediction
RUNGS = ("A nudge", "A stronger hint", "A solution")

GENERAL = {  # mistakes that any answer can make
    "`print` instead of `return`": "Your function prints its answer and returns nothing: write "
    "return where it says print.",
    "`None`": "Your function returns nothing, so its answer is None: its last line needs a return.",
    "text": "Your answer is text in quotes, {shown}: give the number itself.",
    "wrong type": "Your answer is {kind}: one number is asked for.",
    "wrong type for a list": "Your answer is {kind}: a list of numbers is asked for.",
    "a call instead of a function": "That is {kind}: give the function itself, its name without "
    "brackets after it.",
    "no figure": "That is {kind}: give the name of the figure above, after you have run its cell.",
    "another figure": "{given} made that figure: give the name of the one above, made by {wanted}.",
    "an exception": "Your code stops with {error}. It was given {case}.",
    "an exception with advice": "Your code stops with {error}. {advice} It was given {case}.",
    "an endless loop": "After {seconds} seconds your code was still running, so it was stopped: "
    "which loop never ends?",
    "hard-coded": "Yours is {yours} whatever goes in, right for the text at best: compute it from "
    "{names}.",
    "early rounding": "Nearly, but not in all digits: is something rounded or nudged on the way? "
    "Round only what you print.",
}

WRONG = "Yours is {given}; it should be {true}, for {case}."
WRONG_ITEM = "Number {place} of yours is {given}; it should be {true}, for {case}."
WRONG_LENGTH = "Yours is a list of {given}; it should be one of {true}, for {case}."
WRONG_SAMPLE = "That is right for other numbers, and wrong for those in the text."
TOO_BIG, TOO_SMALL = "{given} is too big.", "{given} is too small."
UNUSABLE = "The check can't use that. {error}."
ERROR, ERROR_WITHOUT_WORDS = "{type}: {message}", "{type}: no message"

KINDS = {  # what a value is, by the name of its type
    "NoneType": "None",
    "bool": "a bool",
    "int": "an int",
    "float": "a float",
    "complex": "a complex number",
    "str": "a str",
    "list": "a list of {count}",
    "tuple": "a tuple of {count}",
    "dict": "a dict of {count}",
    "set": "a set of {count}",
    "ndarray": "an array of {count}",
    "Network": "a Network of {count}",
    "function": "a function",
    "builtin_function_or_method": "a function",
    "type": "a class",
    "generator": "a generator",
    "Figure": "a figure",
}
OTHER_KIND = "of the type {type}"

ADVICE = {  # what Python's own words, of which a part stands here, mean to a beginner
    "name 'math'": "Put import math above it.",
    "name 'np'": "Put import numpy as np above it.",
    "name 'e'": "For e to the power of x, write math.exp(x).",
    "name 'exp'": "It lives in math: write math.exp.",
    "is not defined": "Is it spelled so where it is made, and has that cell been run?",
    "for ^": "In Python a power is written **.",
    "bitwise_xor": "In Python a power is written **.",
    "function": "Does a function lack its brackets, with what goes in?",
    "Network.__new__": "A list of nine goes in with a star: Network(*numbers).",
    "positional argument": "Count what is in the brackets, in the call and in the function's first "
    "line.",
    "can be converted": "Functions of math take one number; those of np take arrays, too.",
    "object is not callable": "Is a * missing before a bracket?",
    "recursion": "It calls itself, for ever.",
    "sequence by non-int": "Take its numbers one by one.",
    "'Network' and": "Take its numbers one by one.",
}

# A hint that two notebooks give.
CODED = "Your y is coded the other way round, as if M were 1: here F is 1 and M is 0."
