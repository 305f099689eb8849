"""What a check may say to any answer. The sentences of one exercise stand with the exercise.

Each is whole and has named blanks. {kind} is one of KINDS, {advice} one of ADVICE or
MEANT, and in SLIPS {given} and {wanted} may be one of OPERATORS; any other blank takes a value, a
name, or Python's own words.
"""

from nnlanguage import Spoken


class Words(Spoken):
    """All that a check may say to any answer."""

    NOT_STARTED = "NOT STARTED: put your answer in the place of the dots, then run this cell."
    NOT_MOVED = "NOT STARTED: move the sliders, then check again."
    NOT_YET = "NOT YET: {sentence}"
    NO_NAME = "no name"
    OUR_ADVICE = ": give "  # what nnguard says to do
    PASS = "PASS: {reason}"
    YES, NOT_QUITE = "✓ Yes. {sentence}", "✗ Not quite. {sentence}"  # to a prediction
    RUNGS = ("A hint", "A stronger hint", "A solution")

    GENERAL = {  # mistakes that any answer can make
        "`print` instead of `return`": "Your function prints its answer and returns nothing: write "
        "return where it says print.",
        "`None`": "Your function returns nothing, so its answer is None: its last line needs a "
        "return.",
        "text": "Your answer is text in quotes, {shown}: give the number itself.",
        "wrong type": "Your answer is {kind}: one number is asked for.",
        "wrong type for a list": "Your answer is {kind}: a list of numbers is asked for.",
        "wrong type for a Network": "Your answer is {kind}: a Network is asked for.",
        "a call instead of a function": "That is {kind}: give the function itself, its name "
        "without brackets after it.",
        "not one answer": "The check takes one answer: write {name} alone in its brackets.",
        "no figure": "That is {kind}: give the name of the figure above, after you have run its "
        "cell.",
        "another figure": "That figure was made by {given}: this check wants {name}, made by "
        "{wanted}.",
        "an earlier exercise with dots": "Your code uses {name}, which still holds its dots: solve "
        "that exercise first, and run its cell.",
        "parameters in another order": "The names in the brackets of your first line stand in "
        "another order: write {names} again.",
        "another number of parameters": "The brackets in your first line hold {room}: they should "
        "hold {names}.",
        "numbers from the cells above": "Your code uses {name} from the cells above, so it can "
        "only be right for that example: use what comes in, {names}.",
        "its input changed": "Your result is right, but your code changes {name}, which its caller "
        "still needs: make a new one instead.",
        "an exception": "Your code stops with {error}. It was given {case}. For Python's whole "
        "report, put .traceback before the check's brackets.",
        "an exception of ours": "Your code stops with {error}. It was given {case}.",
        "an exception with advice": "Your code stops with {error}. {advice} It was given {case}.",
        "an endless loop": "After {seconds} seconds your code was still running, so it was "
        "stopped: a loop without an end, or more work than it needs?",
        "`input`": "Your code waits for somebody to type: what it needs comes in through the "
        "brackets, as {names}.",
        "`exit`": "Your code ends the whole notebook with {name}: only return ends a function.",
        "hard-coded": "Yours is {yours} whatever goes in. That is right only for the example in "
        "the text: compute it from {names}.",
        "always the same": "Yours is {yours} whatever goes in: compute it from {names}.",
        "as in the example": "Your code always takes {held} of the example in the text: use what "
        "comes in, {names}.",
        "never used": "Your code never uses {unused}: the answer depends on all that comes in.",
        "rounded to whole numbers": "You round to whole numbers, so all that lies between is lost.",
        "early rounding": "Nearly, but not in all digits: is something rounded on the way? Round "
        "only what you print.",
        "nearly": "Nearly, within one percent: a number or a step on the way is a little off.",
    }

    RELATIONS = {  # what a wrong answer can be to the right one, in every case
        "the other sign": "The size is right in every case, and the sign is the other one.",
        "a multiple": "Yours is {factor} times what it should be, in every case.",
        "too large": "Yours is {more} too large, in every case.",
        "too small": "Yours is {more} too small, in every case.",
        "one minus": "Yours is 1 minus what it should be, in every case.",
        "without its sign": "The size is right in every case, but yours is never negative.",
        "squared": "Yours is the square of what it should be, in every case.",
        "its root": "Yours is the square root of what it should be, in every case.",
        "upside down": "Yours is 1 divided by what it should be, in every case.",
        "squeezed again": "Yours is squeezed once too often: it is the sigmoid of what it should "
        "be.",
        "not squeezed": "Yours is a total that nothing has squeezed: what is asked for is its "
        "sigmoid.",
        "backwards": "These are the right numbers, in reverse order.",
        "in another order": "These are the right numbers, in another order.",
    }

    SLIPS = {  # what one slip of the hand does to a formula
        "another operator": "That is what comes out with {given} instead of {wanted}, right before "
        "{near}.",
        "sides exchanged": "That is what comes out when the two sides of {given} change places, "
        "near {near}.",
        "a minus lost": "That is what comes out when the minus before {near} is missing.",
        "a minus too many": "That is what comes out with a minus too many, before {near}.",
        "another name": "That is what comes out with {given} in one place where {wanted} belongs.",
        "another number": "That is what comes out with {given} where another number belongs.",
        "another function": "That is what comes out with {given} where another function belongs.",
        "a part left out": "That is what comes out when a part of the formula is left out: the one "
        "with {near}.",
        "a term too many": "That is what comes out when {given} is added once too often.",
        "a factor too many": "That is what comes out with {given} as a factor too many.",
        "arguments exchanged": "That is what comes out when two things in the same brackets, near "
        "{near}, change places.",
        "brackets lost": "That is what comes out when a pair of brackets is missing, near {near}.",
        "brackets closed too early": "That is what comes out when the bracket after {given} closes "
        "too early, before {near}.",
        "a call left out": "That is what comes out without {given}, around {near}.",
        "called twice": "That is what comes out with {given} applied twice in one place.",
        "one turn too many": "That is what comes out when a loop runs one time too many.",
        "one turn too few": "That is what comes out when a loop runs one time too few: Python "
        "counts from 0.",
        "a line left out": "That is what comes out when the line that sets {given} is missing.",
        "inside the loop": "That is what comes out when the line with {given} stands inside the "
        "loop, indented too far.",
        "outside the loop": "That is what comes out when the line with {given} stands after the "
        "loop, not inside it.",
        "another value returned": "That is what comes out when {given} is returned.",
    }
    OPERATORS = {
        "Add": "a plus", "Sub": "a minus", "Mult": "a times", "Div": "a division", "Pow": "a power",
        "FloorDiv": "a division that drops the remainder",
    }  # fmt: skip

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
        "method": "a function",
        "generator": "a generator",
        "Figure": "a figure",
    }
    OTHER_KIND = "of the type {type}"
    EACH = "{kind}, each {each}"

    MEANT = {  # what a name that Python doesn't know may stand for
        "belongs to": "{name} belongs to what came in: write {meant}.",
        "lives in": "It lives in {home}: write {meant}.",
        "not imported": "It lives in {home}: put from {home} import {name} above it.",
        "a product": "Is a * missing between {first} and {second}?",
        "nearly": "Did you mean {meant}?",
    }
    ADVICE = {  # what Python's own words, in which this pattern is found, mean to a beginner
        "name 'math'": "Put import math above it.",
        "name 'np'": "Put import numpy as np above it.",
        "name 'e'": "For e to the power of x, write math.exp(x).",
        "name 'f'": "The letter f in the text is called sigmoid in the code.",
        "NameError": "Is it spelled the same where you defined it, and has that cell been run?",
        "UnboundLocalError.*'(?P<name>.+?)'": "{name} has no value at that point: give it one "
        "first, above the loop.",
        r"for \^|bitwise_xor": "In Python a power is written **.",
        "module .* has no attribute": "That module has no such name: is it spelled right?",
        "'Network' object has no attribute": "A Network has w1 to w6, b1 to b3, feedforward, "
        "activations, gradient and step.",
        "can't set attribute|does not support item assignment": "What came in never changes: make "
        "a new one, and return it.",
        "'(function|method)' object is not "
        "subscriptable": "A function is called with round brackets.",
        "'(float|int)' object (is not subscriptable|has no "
        "attribute)": "That is one number already: it has no parts.",
        "'(tuple|list)' object has no attribute": "That is a plain tuple or list, without such "
        "names: is a Network meant?",
        "'NoneType'": "Something in it is None: does a function lack its return?",
        "function|'method'": "Are the brackets missing after a function's name, with what goes in?",
        "unary -": "A minus goes before one number, and this is something else.",
        r"has no len\(": "len counts the items of a list, and this is one number.",
        "indices must be|scalar index": "Square brackets take one whole number, the place of an "
        "item.",
        r"argument after \* must": "A star before it takes a list apart, and this is one number.",
        r"Network\.__new__\(\) missing 8": "One thing went in, and nine are needed: does the list "
        "lack its star, or hold one number only?",
        r"Network\.__new__": "A Network takes nine numbers, no more and no fewer.",
        r"(feedforward|activations)\(\) takes 2": "What goes in is one pair, so it needs brackets "
        "of its own: write ((2, 3)), not (2, 3).",
        "positional argument|exactly one arg|expected .* arg": "Count what is in the brackets, in "
        "the call and in the function's first line.",
        "arrays can be converted to Python": "Functions of math take one number; those of np "
        "take arrays, too.",
        "'(int|float)' object is not callable": "Is a * missing before a bracket?",
        "object is not callable": "Round brackets call a function, and this isn't one: are a dot "
        "and a name missing before them?",
        "recursion": "Your function calls itself, for ever.",
        "concatenate|sequence by non-int|'(tuple|list|Network)' and |and '(tuple|list|Network)'": (
            "Python doesn't compute with a whole tuple or list: take its numbers one by one."
        ),
        "IndexError.*out of (range|bounds)": "Python counts from 0, so the last place is one less "
        "than the length.",
        "IndexError: only integers": "A loop over a list gives its values, not their places: count "
        "the places with range.",
        "(int|float).* object is not iterable": "A loop needs a list or a range, and this is one "
        "number.",
        "'(list|tuple|Network|numpy.ndarray)' .*interpreted as an integer": "range takes a number: "
        "for a list, its length, which len gives.",
        "interpreted as an integer": "That counts in whole numbers only: np.linspace gives "
        "decimals, too.",
        "to unpack|cannot unpack": "The names don't fit the number of values: to walk along two "
        "lists together, use zip.",
        "casting rule": "An array of whole numbers can't hold decimals: make a new array.",
        "math domain error": "There is no such root or logarithm of a negative number.",
        "negative integer powers": "An array of whole numbers can't be raised to a negative power.",
        "ZeroDivisionError": "Your code divides by something that is 0 there.",
        "OverflowError": "A number grows too large for Python: look at the signs in the exponent.",
    }


# A hint that two notebooks give.
CODED = "Your y is coded the other way round, as if M were 1: here F is 1 and M is 0."
