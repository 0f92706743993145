"""Nothing that strangers type can run, hang, warn or raise anything but an ExpressionError."""

import ast
import copy
import sys
import threading
import time
import warnings
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import explorers.functions
from explorers.functions import ExpressionError, parse
from explorers.functions.names import CONSTANTS, FUNCTIONS
from tests.explorers.functions.formulas import random_expressions, refusal, written

ROOT = Path(explorers.functions.__file__).parents[1]
XY = ("x", "y")
GRID = np.meshgrid([-1e300, -2.0, -1.0, -0.0, 0.5, 1.0, 800.0], [-3.0, 0.0, 1.0, np.pi / 2, 1e-310])
PIECES = [
    *FUNCTIONS,
    *CONSTANTS,
    *"xyxyxy0123456789.+-*/^(),() ²⁻³π−×÷",
    "**",
    "1e",
    "(x+1)",
    "^2",
    "sin(x)",
    "__",
    "\u200b",
    "é",
]


def use(text):
    """Read a text as a page does; every failure but an ExpressionError gets out, every warning is an error."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        error = refusal(text)
        if error is not None:
            assert 0 <= error.column <= error.end <= len(text)
            return
        expression = parse(text, variables=XY)
        values = expression.value(*GRID)
        assert values.dtype == np.float64
        assert not (np.abs(values) > 1e12).any()
        assert not np.isinf(expression.jet(*GRID)).any()
        expression.interval_jet(*((side[:-1], np.maximum(side[:-1], side[1:])) for side in GRID))
        expression.latex()
        slope = written(expression, "x")
        if slope is not None:
            slope.value(*GRID)
            slope.jet(*GRID)
            slope.interval_jet((-1, 1), (0, 2))


@settings(max_examples=400, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
def test_any_sequence_of_pieces_is_safe(text):
    use(text)


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=210))
def test_any_text_is_safe(text):
    use(text)


def test_random_formulas_are_safe():
    for expression in random_expressions(30, 300, depth=4):
        use(expression.text)


def test_every_character_is_read_or_refused():
    known = "xyπ \t\u00a0\u2009\u202f²³¹⁰⁴⁵⁶⁷⁸⁹"
    signs = "+-*/^(),.−–—‐×·⋅∗∙÷∕⁄∶⁻⁺0123456789"
    for character in map(chr, [*range(0x3000), *range(0xFE00, 0x10000), 0x1D465, 0x1F600, 0xD800]):
        error = refusal("x" + character)
        if character in known:
            assert error is None
        elif character not in signs:
            assert error.code == ("unknown_name" if character.isascii() and character.isalpha() else "char")


def test_the_same_text_gives_the_same_bytes():
    x, y = np.random.default_rng(0).uniform(-2, 2, (2, 20))
    for expression in random_expressions(31, 100):
        again = parse(expression.text, variables=XY)
        assert again.latex() == expression.latex()
        assert np.array(again.jet(x, y)).tobytes() == np.array(expression.jet(x, y)).tobytes()
        one, other = written(again, "x"), written(expression, "x")
        assert (one and one.latex()) == (other and other.latex())


def test_threads_do_not_disturb_each_other():
    texts = [expression.text for expression in random_expressions(32, 60)]
    barrier = threading.Barrier(4)

    def work(_):
        barrier.wait()
        found = []
        for text in texts:
            f = parse(text, variables=XY)
            parts = f.interval_jet((0.1, 0.2), (0.3, 0.4))
            found.append((f.latex(), float(f.value(0.1, 0.3)), bool(parts.part), float(parts.components[1].lo)))
        return repr(found)

    with ThreadPoolExecutor(4) as pool:
        assert len(set(pool.map(work, range(4)))) == 1


def test_a_deep_stack_of_the_caller_is_enough():
    # Streamlit runs scripts some 60 frames deep; a formula needs little more than its 20 levels of nesting.
    longest = "+".join("x" for _ in range(80))
    deepest = "max(x," * 20 + "x" + ")" * 20
    limit = sys.getrecursionlimit()
    frames = len(list(iter_frames()))
    try:
        sys.setrecursionlimit(frames + 250)
        for text in (longest, deepest, "-".join(["pi"] * 66), "1/(x+" * 19 + "x" + ")" * 19, "x^" * 20 + "x"):
            use(text)
    finally:
        sys.setrecursionlimit(limit)


def iter_frames():
    frame = sys._getframe()
    while frame:
        yield frame
        frame = frame.f_back


@pytest.mark.parametrize("text", ["x" * 10**6, "(" * 10**6, "9^" * 10**6, " " * 10**6])
def test_a_long_text_is_refused_before_it_is_read(text):
    start = time.process_time()
    with pytest.raises(ExpressionError) as caught:
        parse(text)
    assert caught.value.code == "too_long"
    assert time.process_time() - start < 0.01


def test_no_source_can_run_text():
    words = ("eval(", "exec(", "compile(", "import ast", "from ast", "import pickle", "sympy", "__import__", "ctypes")
    for path in sorted(ROOT.rglob("*.py")):
        source = path.read_text(encoding="utf-8").replace("re.compile(", "")
        assert not [word for word in words if word in source], path
    for path in (ROOT / "functions").glob("*.py"):
        assert not [word for word in ("re.compile(", "pickle", "open(", "globals") if word in path.read_text()], path


def test_imports_go_one_way():
    folder = ROOT / "functions"
    needs = {path.stem: set() for path in folder.glob("*.py")}
    for path in folder.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and node.module.startswith("explorers.functions"):
                names = (
                    [alias.name for alias in node.names]
                    if node.module == "explorers.functions"
                    else [node.module.split(".")[2]]
                )
                needs[path.stem] |= set(names)
    done = set()
    while len(done) < len(needs):
        ready = {stem for stem, others in needs.items() if stem not in done and others <= done}
        assert ready, "a cycle of imports"
        done |= ready


def test_an_error_and_a_note_survive_a_copy():
    error = refusal("x+*y")
    again = copy.copy(error)
    assert (again.code, again.message, again.column, again.end) == ("syntax", error.message, 2, 3)
    assert str(again) == error.message
    assert str(parse("abs(x)").notes[0]) == parse("abs(x)").notes[0].message
