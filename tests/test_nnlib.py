"""The laws of nnlib, and the one line that it answers to bad input."""

import ast
import inspect
import subprocess
import sys
from decimal import Decimal
from functools import reduce
from itertools import islice
from math import inf
from textwrap import dedent

import numpy as np
import pytest
from numpy import array

import nnguard
import nnlib
from nnlib import PEOPLE, Network, Neuron, loss, mse_loss, samples, sigmoid, train, training

four, net = samples(PEOPLE), Network.random(1)
singles = [Network.random(seed) for seed in range(1000)]
many, three = Network.random(range(1000)), Network.random(range(3))
tied = net.replace(w3=net.w1, w4=net.w2, b2=net.b1, w6=net.w5)


def near(one, other, error=1e-12):
    return np.allclose(one, other, rtol=0, atol=error)


def loss_anew(w1, w2, w3, w4, w5, w6, b1, b2, b3, x1, x2, y):
    first, second = (
        1 / (1 + np.exp(-total)) for total in (w1 * x1 + w2 * x2 + b1, w3 * x1 + w4 * x2 + b2)
    )
    return (1 / (1 + np.exp(-(w5 * first + w6 * second + b3))) - y) ** 2


def test_the_gradient_is_the_slope_of_the_loss():
    x1, x2, y = np.random.default_rng(0).normal(0, 3, (3, 1000))
    gradient = many.gradient((x1, x2), y)
    complex_step, up, down = (
        loss_anew(*(array(many)[:, None] + nudge * np.eye(9)[:, :, None]), x1, x2, y)
        for nudge in (1e-30j, 1e-5, -1e-5)
    )
    assert near(gradient, complex_step.imag / 1e-30) and near(gradient, (up - down) / 2e-5, 1e-6)


@pytest.mark.parametrize(
    "name, rest", [("activations", []), ("gradient", ["y"]), ("step", ["y", 0.1])]
)
def test_one_by_one_many_at_once_and_a_grid_agree(name, rest):
    def call(network, x, y):
        return getattr(network, name)(x, *(y if word == "y" else word for word in rest))

    one_by_one = [[call(network, x, y) for network in singles] for x, y in four]
    (x1, x2), y = np.transpose([x for x, _ in four]), array([y for _, y in four])
    assert near([np.transpose(call(many, x, y)) for x, y in four], one_by_one)
    assert near(np.transpose(call(Network(*array(many)[:, :, None]), (x1, x2), y)), one_by_one)


def test_many_networks_train_and_are_judged_as_each_alone():
    ends = next(islice(training(many, four), 20, None))
    assert near(ends, np.transpose([train(network, four, epochs=20)[-1] for network in singles]))
    some = train(net.replace(w1=array([1.0, 2.0])), four, epochs=9)[-1]
    assert near(
        some, np.transpose([train(net.replace(w1=w1), four, epochs=9)[-1] for w1 in (1, 2)])
    )
    means = np.mean(
        [[(y - network.feedforward(x)) ** 2 for x, y in four] for network in singles], axis=1
    )
    assert near(loss(many, four), means) and near(
        [loss(network, four) for network in singles], means
    )


def test_training_leaves_the_past_and_the_callers_arrays_alone():
    start, rates, rows = Network.random(range(5)), np.full(5, 0.1), list(four)
    before = array([*start, rates])
    seen = [(network, array(network)) for network in islice(training(start, rows, rates), 20)]
    assert start.step((1, 2), 1, rates) is not start and start.gradient((1, 2), 1) is not start
    assert np.array_equal([*start, rates], before) and rows == four
    for number in (*start, rates):
        number[:] = 7  # what the caller writes later doesn't reach a history
    assert all(np.array_equal(network, then) for network, then in seen)
    assert np.array_equal(seen[0][0], before[:9])


def test_train_is_the_beginning_of_training():
    assert train(net, four, 0.5, 5) == list(islice(training(net, four, 0.5), 6))
    assert train(net, four) == train(net, four, 0.1, 1000) and len(train(net, four)) == 1001
    assert train(net, four, epochs=0) == [net] and train(net, four, 0, 2) == [net] * 3


def test_a_step_is_one_update_and_an_epoch_a_step_for_each_sample_in_order():
    x, y = four[0]
    assert [*net.step(x, y, 0.5)] == [
        number - 0.5 * slope for number, slope in zip(net, net.gradient(x, y))
    ]
    assert train(net, four, -0.5, 1)[1] == reduce(
        lambda network, sample: network.step(*sample, -0.5), four, net
    )


def test_flipped_labels_and_a_negated_last_neuron_mirror_the_predictions():
    mirrored, flipped = (
        many.replace(w5=-many.w5, w6=-many.w6, b3=-many.b3),
        [(x, 1 - y) for x, y in four],
    )
    for network, mirror in islice(zip(training(many, four), training(mirrored, flipped)), 20):
        assert near([network.feedforward(x) + mirror.feedforward(x) for x, _ in four], 1)


def test_three_neurons_are_the_network_digit_for_digit():
    for n, (x, _) in zip(singles, four * 250):
        h = [Neuron([n.w1, n.w2], n.b1).feedforward(x), Neuron([n.w3, n.w4], n.b2).feedforward(x)]
        assert (*h, Neuron([n.w5, n.w6], n.b3).feedforward(h)) == n.activations(x), (
            "both must round alike"
        )


def test_a_tie_stays_tied_bit_for_bit():
    assert all(
        (n.w1, n.w2, n.b1, n.w5) == (n.w3, n.w4, n.b2, n.w6) for n in train(tied, four, epochs=100)
    )


@pytest.mark.parametrize("x", [-700, -37.5, -1, 0, 0.5, 36, 700])
def test_the_sigmoid_is_exact_to_twelve_digits(x):
    exact = 1 / (1 + Decimal(-x).exp())
    assert [sigmoid(x), *sigmoid([x])] == pytest.approx([float(exact)] * 2, rel=1e-12, abs=0)
    assert nnlib.sigmoid_derivative(x) == pytest.approx(
        float(exact * (1 - exact)), rel=1e-12, abs=1e-16
    )


def test_the_sigmoid_reaches_its_limits_and_keeps_the_shape():
    assert [sigmoid(x) for x in (-inf, -1000, 1000, inf)] == [0, 0, 1, 1]
    assert (
        sigmoid(array([[-inf, -1000], [1000, inf]])).tolist() == [[0, 0], [1, 1]]
        and sigmoid(10**25) == 1
    )


def test_the_largest_numbers_give_finite_answers():
    huge, x = (
        Network(*np.random.default_rng(0).choice([1e100, -1e100, 1, 0], (9, 1000))),
        (1e100, -1e100),
    )
    assert np.isfinite(
        [*huge.gradient(x, 1e100), *huge.activations(x), loss(huge, [(x, 1e100)])]
    ).all()
    assert np.isfinite(
        [*Network(*[1e100] * 9).gradient(x, 1e100), mse_loss([1e100], [-1e100])]
    ).all()


@np.errstate(all="raise")
def test_what_overflows_is_told_by_us_and_not_by_numpy():
    steep, x, rates = Network(0, 0, 0, 0, 1e100, -1e100, 0, 0, 0), (1e100, 0), array([0, 1e100])
    with pytest.raises(ValueError, match="beyond 1e100"):
        steep.step(x, 1e100, rates)
    with pytest.raises(ValueError, match="beyond 1e100"):
        next(islice(training(steep, [(x, 1e100)] * 3, rates), 1, None))
    assert nnguard.exp(array([-1e4, 0, 1e4])).tolist() == [0, 1, inf] and nnguard.exp(1e4) == inf


def test_numbers_in_give_plain_floats_out():
    one, two = np.float64(1), array([1, 2])
    numbers = [
        sigmoid(one),
        sigmoid(1),
        nnlib.sigmoid_derivative(1),
        Neuron(two, one).feedforward(two),
        loss(net, four),
        mse_loss(two, two),
        *samples(PEOPLE, (one, 2))[0][0],
        four[0][1],
        *net,
        *net.gradient(two, 1),
        *net.replace(w1=one).step((one, 2), 1, one),
        *net.activations((1, one)),
    ]
    assert {type(number) for number in numbers} == {float}


def test_a_seed_draws_nine_standard_normals_in_field_order():
    assert net == (*np.random.default_rng(1).standard_normal(9),)
    assert (
        Network.random(10**9) != singles[0]
        and np.array_equal(many, np.transpose(singles))
        and np.array_equal(Network.random(iter(range(3))), three)
    )


def test_it_needs_neither_matplotlib_nor_widgets():
    blocked = "sys.modules.update(dict.fromkeys(['matplotlib', 'ipywidgets', 'IPython']))"
    code = f"import sys; {blocked}; import nnlib"
    subprocess.run([sys.executable, "-W", "error", "-c", code], check=True)


PRINTED = [Neuron, Network.activations, mse_loss, Network.gradient, Network.step, loss, training]


@pytest.mark.parametrize("lesson", [*PRINTED, train, sigmoid], ids=lambda one: one.__qualname__)
def test_what_notebooks_print_is_the_lesson_alone(lesson):
    nodes = [*ast.walk(ast.parse(dedent(inspect.getsource(lesson))))]
    words = {getattr(node, field, "") for node in nodes for field in ("id", "attr", "name")}
    assert not [word for word in words if str(word).startswith("_")]
    assert not {type(node) for node in nodes} & {ast.If, ast.IfExp, ast.Raise, ast.Try, ast.Assert}
    assert words.isdisjoint({"isinstance", "errstate", "np", "nnguard"}), words
    assert inspect.signature(lesson) == inspect.signature(inspect.unwrap(lesson))


def test_the_lesson_is_short():
    assert len(inspect.getsource(nnlib).splitlines()) <= 170


def public(space):
    """(name, function) of each public function of nnlib that stands there, methods too."""
    for name, value in vars(space).items():
        if name[0] != "_" and getattr(value, "__module__", None) == "nnlib":
            value = getattr(value, "__func__", value)  # of a classmethod
            yield from public(value) if isinstance(value, type) else [(name, value)]


def test_no_parameter_of_the_lesson_is_without_its_guard():
    functions = dict(public(nnlib))
    assert len(functions) >= 13
    for name, function in functions.items():
        assert nnguard.is_guarded(function), name
        for parameter in {*inspect.signature(function).parameters} - {"cls"}:
            assert nnguard.rule(function, parameter), f"{name} takes {parameter}, and has no rule"


def test_networks_come_out_with_their_guards():
    given = [net.step((1, 2), 1, 0.1), net.gradient((1, 2), 1), *train(net, four, epochs=2)]
    given += [many.step((1, 2), 1, 0.1), next(training(many, four)), Network.random([1, 2])]
    assert {type(network) for network in given} == {Network}
    assert inspect.isgenerator(training(net, four)) and inspect.isgenerator(training(many, four))


def test_arguments_may_be_named_and_are_checked_all_the_same():
    assert net.step(y=1, learning_rate=0.1, x=(1, 2)) == net.step((1, 2), 1, 0.1)
    assert train(samples=four, network=net, epochs=1) == train(net, four, 0.1, 1)
    for wrong in (
        "net.step((1, 2), 1)",
        "net.step()",
        "Neuron([0], 4).feedforward(2, 3)",
        "train()",
    ):
        with pytest.raises(TypeError, match=r"\w\(\) (missing|takes) .* positional argument"):
            eval(wrong)
    with pytest.raises(TypeError, match="unexpected keyword argument 'rate'"):
        training(net, four, rate=0.1)
    assert train(Network(*[1e100] * 9), four, 0, 1)[1] == (1e100,) * 9, "0 stands still"


# an expression with a gap | its name | what gives ValueError there | what gives TypeError there
GAPS = """
sigmoid({}) | x | nan; array([0, nan]) | '2'; None; [1, [2]]; array('2'); {1: 2}; 1j
sigmoid_derivative({}) | x | nan | [0, None]
Neuron({}, 4).feedforward([2, 3]) | weights | []; 1; [0, nan]; [[0, 1]]; [0, 1e101] | '01'; None
Neuron([0, 1], {}).feedforward([2, 3]) | bias | [4]; inf | '4'; None
Neuron([0, 1], 4).feedforward({}) | inputs | 2; [2, nan]; [[2, 3]] | '23'; None
mse_loss({}, [1]) | y_true | []; 1; [[1]]; [inf] | ['F']; None
mse_loss([1], {}) | y_pred | []; 1; [[1]]; [nan]; [1e200] | ['F']; None
samples({}) | people | | PEOPLE[0]; 'Alice'; b'Al'; None; array(5); net
samples(PEOPLE, {}) | shift | 135; (1, 2, 3); None; b'ab'; {135: 66} |
samples(PEOPLE, (135, {})) | inches | nan; array([66, 67]) | '66'; None
samples([Person('Al', {}, 65, 'F')]) | pounds | nan; [133]; 1e308 | '133'; None
Network.random({}) | seed | -1; 1.5; '1'; b'1'; None; 10**10; True; array(1) |
Network.random([1, {}]) | seed | -1; 1.5; '1'; None; [2]; False |
net.activations({}) | x | \
    3; (1, 2, 3); []; None; [[1, 2], [3, 4]]; {2, 3}; array(5); ones((3, 3)) |
net.feedforward((1, {})) | x2 | nan; inf; array([]); -1e101 | '2'; None; 10**400; 1j
net.replace(w1={}).feedforward((1, 2)) | w1 | \
    nan; array([1, -inf]); array([1e308, 2]) | '2'; None; [1, [2]]
net.gradient((1, 2), {}) | y | nan; inf | 'F'; None
net.step((1, 2), 1, {}) | learning_rate | nan; inf | '0.1'; None
loss({}, four) | network | | four; None; tuple(net); Network
Network.activations({}, (1, 2)) | network | | four; None; Neuron([0, 1], 4)
Neuron.feedforward({}, [1, 2]) | neuron | | net; Neuron; 5
loss(net, {}) | samples | | 'ab'; 5; None
loss(net, [((1, 2), {})]) | y | nan; [1]; 1e200 | 'F'; None
training(net.replace(b3={}), four) | b3 | nan | '0'; None
training(net, [((1, {}), 1)]) | x2 | nan; array([1, 2]) | '2'; None
training(net, four, {}) | learning_rate | -inf; [0.1, nan] | '0.1'; None
train(net, four, epochs={}) | epochs | \
    -1; 1.5; '10'; None; 10**7; nan; array(1.5); array([1, 2]); True |
"""
# what the error says | expressions
WHOLE = """
1 input for 2 weights: give one input for each weight | Neuron([0, 1], 4).feedforward([1])
3 inputs for 2 weights: give one input for each weight | Neuron([0, 1], 4).feedforward([1, 2, 3])
2 inputs for 1 weight: give one input for each weight | Neuron([0], 4).feedforward([1, 2])
1 prediction for 2 true values: give one prediction for each true value | mse_loss([1, 0], [1])
2 predictions for 1 true value: give one prediction for each true value | mse_loss([1], [1, 0])
3 predictions for 2 true values: give one | mse_loss([1, 0], (1, 2, 3))
is empty | samples([]); Network.random([]); loss(net, []); training(net, [])
has no end | Network.random(iter(int, 1))
'Al' | samples([('Al', 133, 65, 'F')])
label='f' | samples([Person('Al', 133, 65, 'f')])
label='' | samples([Person('Al', 133, 65, '')])
array([1, 0]) | samples([Person('Al', 133, 65, array([1, 0]))])
give (x[:, 0], x[:, 1]) | net.feedforward(array([[1, 2], [3, 4]])); net.gradient(ones((4, 2)), 1)
give (x[0], x[1]) | net.feedforward(ones((2, 4))); net.step(ones((2, 1)), 1, 0.1)
give the pair (x1, x2) | net.feedforward(array([[1, 2, 3]])); net.feedforward(ones((3, 4)))
[(2,), (3,)] don't fit | three.feedforward((array([1, 2]), 3))
[(2,), (3,)] don't fit | three.gradient((1, 2), array([0, 1]))
[(2,), (3,)] don't fit | training(three, four, [0.1, 0.2]); net.feedforward((ones(2), ones(3)))
[(2,), (3,)] don't fit | loss(three.replace(w1=array([1, 2])), four)
beyond 1e100 at learning_rate 1e+99 | tall.step((1e10, 1), 0, 1e99)
beyond 1e100 at learning_rate 1e+99 | tall.step((1e10, -1e10), 0, 1e99)
beyond 1e100 at learning_rate 1e+99 | train(tall, [((1e10, 1), 0)], 1e99)
beyond 1e100 at learning_rate array([1 | tall.step((1e10, 1), 0, array([1, 1e99]))
beyond 1e100 at learning_rate array([1 | list(training(tall, [((1e10, 1), 0)] * 9, [1, 1e99]))
isn't a sample | loss(net, four[0]); loss(net, [((1, 2, 3), 1)]); training(net, PEOPLE)
isn't a sample | loss(net, training(net, four))
isn't a sample | loss(net, net.activations((1, 2))); loss(net, {1: 2})
"""
tall = Network(0, 0, 0, 0, 1, 1, 0, 0, 0)
SPACE = vars(np) | vars(nnlib) | globals()


def cells(text, mark):
    return [cell.strip() for cell in text.split(mark) if cell.strip()]


def whole(table):
    for says, expressions in (cells(row, " | ") for row in cells(table, "\n")):
        yield from ((expression, ValueError, says) for expression in cells(expressions, ";"))


def filled(table):
    for gap, name, *columns in (row.split("|") for row in cells(table, "\n")):
        for error, column in zip((ValueError, TypeError), columns):
            for value in cells(column, ";"):
                says = f"{name.strip()} is {repr(eval(value, SPACE))[:6]}"
                yield gap.strip().format(value), error, says


W7 = "net.replace(w7=1)", TypeError, "the network has no w7"
BAD = [W7, *whole(WHOLE), *filled(GAPS)]


@pytest.mark.parametrize("expression, error, given", BAD, ids=[row[0] for row in BAD])
def test_bad_input_gets_one_line_of_ours_at_once(expression, error, given):
    with pytest.raises(error) as caught:
        eval(expression, SPACE)
    message = str(caught.value)
    assert given in message and "\n" not in message and ("give" in message or "choose" in message)
    assert caught.type is error
    assert caught.value.__suppress_context__ or not caught.value.__context__
