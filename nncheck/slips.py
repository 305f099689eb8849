"""One-edit slips: what comes out of a solution when a hand slips once, as beginners' hands do.

`mutants(code)` changes the solution's syntax tree once in each way that EDITS names. An answer that
gives the numbers of such a mutant gets the sentence of its edit: by values, whatever its text is.
"""

import ast
from functools import cache
from itertools import chain

from nncheck.words import Words
from nnlanguage import ENGLISH, speaking
from nnlib import Network

DATA = ast.Name, ast.Attribute, ast.Constant
FIELDS = Network._fields
HOLE = "_hole_"
SIGNS = {
    ast.Add: "+", ast.Sub: "-", ast.Mult: "*", ast.Div: "/", ast.Pow: "**", ast.FloorDiv: "//",
}  # fmt: skip
SIBLINGS = {"mean": ("sum", "median", "var", "std", "max", "min"), "exp": ("log", "exp2", "expm1")}


def near(node):
    """The code of the leftmost number or name in it; a function that is called hardly counts."""
    return ast.unparse(next(_leaves(node), node))


def _leaves(node):
    if isinstance(node, DATA):
        yield node
    else:
        for field, value in ast.iter_fields(node):
            for one in value if isinstance(value, list) else [value]:
                if isinstance(one, ast.AST) and field != "func":
                    yield from _leaves(one)


def operators(node, scope):
    """Another operator, with the brackets that were there, and with those that meaning needs."""
    sign, hole = SIGNS[type(node.op)], ast.Name("_")
    left = ast.unparse(ast.BinOp(node.left, node.op, hole)).removesuffix(f"{sign} _")
    right = ast.unparse(ast.BinOp(hole, node.op, node.right)).removeprefix(f"_ {sign}")
    for other in SIGNS:
        if not isinstance(node.op, other):
            given, wanted = (Words.OPERATORS[op.__name__] for op in (other, type(node.op)))
            blanks = {"given": given, "wanted": wanted, "near": near(node.right)}
            yield "another operator", blanks, ast.BinOp(node.left, other(), node.right)
            yield "another operator", blanks, ast.Name(left + SIGNS[other] + right)


def sides(node, scope):
    yield "a part left out", {"near": near(node.right)}, node.left
    yield "a part left out", {"near": near(node.left)}, node.right
    blanks = {"given": Words.OPERATORS[type(node.op).__name__], "near": near(node.right)}
    yield "sides exchanged", blanks, ast.BinOp(node.right, node.op, node.left)


def brackets(node, scope):
    """(a + b) · c without its brackets: a name is written as it stands, whatever is beside it."""
    yield "brackets lost", {"near": near(node.right)}, ast.Name(ast.unparse(node))


def more(node, scope):
    """Something in a product multiplied, or something in a sum added, once more."""
    inside = {
        ast.unparse(one) for one in ast.walk(node) if isinstance(one, (ast.Name, ast.Attribute))
    }
    known = [name for name, apart in scope.items() if name in inside or apart is False]
    if isinstance(node.op, ast.Mult):
        for name in ("2", *known):
            yield "a factor too many", {"given": name}, ast.BinOp(node, ast.Mult(), _load(name))
    if isinstance(node.op, ast.Add):
        for name in known:
            yield "a term too many", {"given": name}, ast.BinOp(node, ast.Add(), _load(name))


def minus(node, scope):
    yield "a minus lost", {"near": near(node)}, node.operand


def more_minus(node, scope):
    new = ast.UnaryOp(ast.USub(), node)
    yield "a minus too many", {"near": near(node)}, new


def names(node, scope):
    for other in scope:
        if other != node.id and (node.id in scope) and scope[other] == scope[node.id]:
            yield "another name", {"given": other, "wanted": node.id}, _load(other)


def fields(node, scope):
    for other in FIELDS if node.attr in FIELDS else ():
        if other != node.attr:
            new = ast.Attribute(node.value, other, ast.Load())
            yield "another name", {"given": ast.unparse(new), "wanted": ast.unparse(node)}, new


def constants(node, scope):
    value = node.value
    for other in (value + 1, value - 1, 2 * value, value / 2, 10 * value):
        if other != value:
            yield "another number", {"given": f"{other:g}"}, ast.Constant(other)


def calls(node, scope):
    """A call of one thing: left out, done twice, or its bracket closed too early."""
    if len(node.args) != 1 or isinstance(node.args[0], ast.Starred):
        return
    (inner,), name = node.args, ast.unparse(node.func)
    yield "a call left out", {"given": name, "near": near(inner)}, inner
    yield "called twice", {"given": name}, ast.Call(node.func, [node], [])
    if isinstance(inner, ast.BinOp):
        early = ast.Call(node.func, [inner.left], [])
        blanks = {"given": name, "near": near(inner.right)}
        yield "brackets closed too early", blanks, ast.BinOp(early, inner.op, inner.right)


def loop_bounds(node, scope):
    if ast.unparse(node.func) == "range":
        (end,) = node.args
        for kind, op in (("one turn too many", ast.Add), ("one turn too few", ast.Sub)):
            new = ast.BinOp(end, op(), ast.Constant(1))
            yield kind, {}, ast.Call(node.func, [new], [])
        yield "one turn too few", {}, ast.Call(node.func, [ast.Constant(1), end], [])


def siblings(node, scope):
    if isinstance(node.func, ast.Attribute):
        for other in SIBLINGS.get(node.func.attr, ()):
            func = ast.Attribute(node.func.value, other, ast.Load())
            yield "another function", {"given": other}, ast.Call(func, node.args, [])


def order(node, scope):
    """The first two of several things in the same brackets exchanged."""
    held = node.args if isinstance(node, ast.Call) else node.elts
    if len(held) > 1 and isinstance(getattr(node, "ctx", ast.Load()), ast.Load):
        new, call = [held[1], held[0], *held[2:]], isinstance(node, ast.Call)
        new = ast.Call(node.func, new, []) if call else ast.Tuple(new, ast.Load())
        yield "arguments exchanged", {"near": near(held[0])}, new


def returned(node, scope):
    for other in scope:
        yield "another value returned", {"given": other}, ast.Return(_load(other))
        if node.value:
            new = ast.BinOp(node.value, ast.Mult(), _load(other))
            yield "a factor too many", {"given": other}, ast.Return(new)


def left_out(node, scope):
    new = ast.Pass()
    yield "a line left out", {"given": near(node.targets[0])}, new


def loop_ends(node, scope):
    """The first line after a loop moved into it, or its last one moved out."""
    for k, line in enumerate(node.body):
        before, after = node.body[:k], node.body[k + 1 :]
        if isinstance(line, ast.For) and after:
            inside = _with(line, [*line.body, after[0]])
            new = _with(node, [*before, inside, *after[1:]])
            yield "inside the loop", {"given": _first_line(after[0])}, new
        if isinstance(line, ast.For) and len(line.body) > 1:
            shorter, last = _with(line, line.body[:-1]), line.body[-1]
            new = _with(node, [*before, shorter, last, *after])
            yield "outside the loop", {"given": _first_line(last)}, new


def _with(node, body):
    """The node with another body."""
    return ast.copy_location(type(node)(**vars(node) | {"body": body}), node)


def _first_line(node):
    return ast.unparse(node).splitlines()[0]


def _load(name):
    return ast.parse(name, mode="eval").body


EDITS = {  # by the kind of node: what a hand does to it
    ast.BinOp: (operators, brackets, sides, more, more_minus),
    ast.UnaryOp: (minus,),
    ast.Name: (names, more_minus),
    ast.Attribute: (fields, more_minus),
    ast.Constant: (constants,),
    ast.Call: (calls, siblings, order, loop_bounds, more_minus),
    ast.Tuple: (order,),
    ast.Return: (returned,),
    ast.Assign: (left_out,),
    ast.For: (loop_ends,),
    ast.FunctionDef: (loop_ends,),
}


def names_in(tree):
    """{name: whether it is taken apart somewhere} of what comes in and what is set.

    A hand that slips takes a number for another, and a list for another: not one for the other.
    A Network's own numbers have None.
    """
    nodes = [*ast.walk(tree)]
    named = [node.arg for node in nodes if isinstance(node, ast.arg)]
    stored = [node for node in nodes if isinstance(getattr(node, "ctx", None), ast.Store)]
    named += [node.id for node in stored if isinstance(node, ast.Name)]
    apart = {node.id for one in nodes for node in _apart(one) if isinstance(node, ast.Name)}
    fields = {
        f"{ast.unparse(node.value)}.{name}": None
        for node in nodes
        if isinstance(node, ast.Attribute) and node.attr in FIELDS
        for name in FIELDS
    }
    return {name: name in apart for name in named} | fields


def _apart(node):
    """What a node takes apart."""
    if isinstance(node, (ast.Attribute, ast.Subscript, ast.Starred)):
        yield node.value
    if isinstance(node, (ast.For, ast.comprehension)):
        yield node.iter
    if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Tuple):
        yield node.value
    if isinstance(node, ast.Call) and ast.unparse(node.func) == "zip":
        yield from node.args


def _slots(tree):
    """(container, key) of each node that can be replaced."""
    for node in ast.walk(tree):
        skipped = ("func", "args") if isinstance(node, ast.FunctionDef) else ("func",)
        for field, value in ast.iter_fields(node):
            if isinstance(value, list) and (field != "args" or isinstance(node, ast.Call)):
                yield from ((value, k) for k in range(len(value)))
            elif field not in skipped:
                yield vars(node), field


def _edits(node, known):
    if isinstance(getattr(node, "ctx", None), ast.Store) or isinstance(node, ast.expr_context):
        return ()
    if isinstance(node, ast.Constant) and type(node.value) not in (int, float):
        return ()
    return chain.from_iterable(edit(node, known) for edit in EDITS.get(type(node), ()))


def _filled(text, new):
    """Code with a node in the place of its hole: much faster than to write the whole tree anew."""
    before, after = text.split(HOLE)
    if isinstance(new, ast.expr):
        written = ast.unparse(new)
        return before + (written if isinstance(new, ast.Name) else f"({written})") + after
    indent = before.rpartition("\n")[2]
    return before + ast.unparse(new).replace("\n", "\n" + indent) + after


@cache
def mutants(code, language=ENGLISH):
    """[(kind, sentence, code)] of each slip in the code of a function; sentences in a language."""
    with speaking(language):
        return _mutants(code)


def _mutants(code):
    tree = ast.parse(code)
    known, found = names_in(tree), []
    for box, key in list(_slots(tree)):
        old, edits = box[key], list(_edits(box[key], known))
        box[key] = ast.Name(HOLE) if isinstance(old, ast.expr) else ast.Expr(ast.Name(HOLE))
        text = ast.unparse(tree) if edits else ""
        for kind, blanks, new in edits:
            found.append((kind, Words.SLIPS[kind].format(**blanks), _filled(text, new)))
        box[key] = old
    return sorted(found, key=lambda slip: [*Words.SLIPS].index(slip[0]))  # the likeliest first
