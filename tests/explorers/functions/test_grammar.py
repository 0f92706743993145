"""What a typed formula means: precedence, implicit products, mapped characters, notes, and errors with their places."""

import math

import numpy as np
import pytest

from explorers.functions import parse
from tests.explorers.functions.formulas import refusal

XY = ("x", "y")


def at(text, x=3.0, y=5.0):
    return float(parse(text, variables=XY).value(x, y))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("-x^2", -9), ("(-x)^2", 9), ("-x²", -9), ("2^-x", 1 / 8), ("2x^2", 18), ("(2x)^2", 36), ("x^2y", 45),
        ("2^3^2", 512), ("(2^3)^2", 64), ("2^x^2", 512), ("2**3**2", 512), ("x^-y", 3**-5), ("x^--y", 243),
        ("1/2x", 1.5), ("1/2*x", 1.5), ("1/(2x)", 1 / 6), ("x/y/2", 0.3), ("x-y-2", -4), ("x-(y-2)", 0),
        ("--x", 3), ("-+-x", 3), ("x--y", 8), ("x*-y", -15), ("x/-y", -0.6), ("+x", 3),
        ("xy", 15), ("xyx", 45), ("xy^2", 75), ("xy²", 75), ("x y", 15), ("x\ty", 15), ("x(y+1)", 18),
        ("(x)(y)", 15), ("2(x+1)(y-1)", 32), ("2π x", 6 * math.pi), ("πx", 3 * math.pi), ("2e", 2 * math.e),
        ("2e3", 2000), ("2e3x", 6000), ("2e+x", 2 * math.e + 3), ("2e-1", 0.2), ("1E2", 100), ("2 e x", 6 * math.e),
        ("e^x²", math.exp(9)), ("e^-x", math.exp(-3)), ("x^2²", 81), ("x⁻²", 1 / 9), ("x⁺²", 9), ("x¹²", 3**12),
        (".5x+5.", 6.5), ("1e-3x", 0.003), ("x^0.5", math.sqrt(3)), ("tau", math.tau),
        ("sin (x)", math.sin(3)), ("sin(x)^2", math.sin(3) ** 2), ("sin(x)y", 5 * math.sin(3)),
        ("arctan(y/x)", math.atan2(5, 3)), ("log(x)", math.log(3)), ("log10(1000)x", 9), ("log2(8)", 3),
        ("max(x,y)", 5), ("min(x, y)", 3), ("max(x,min(y,4))", 4), ("cbrt(-8)", -2), ("abs(-x)", 3),
        ("sigmoid(0)", 0.5), ("erf(x)", math.erf(3)), ("x^0", 1), ("0*x", 0), ("x**3 - 3*x*y**2", -198),
    ],
)  # fmt: skip
def test_a_formula_is_read_like_this(text, value):
    assert at(text) == pytest.approx(value, rel=1e-14)


@pytest.mark.parametrize("blank", [" ", "\t", "\u00a0", "\u2009", "\u202f"])
def test_blanks_separate_and_mean_nothing_else(blank):
    assert at(f"{blank}x{blank}y{blank}+{blank}1{blank}") == 16


@pytest.mark.parametrize(
    ("characters", "plain"), [("−–—‐", "-"), ("×·⋅∗∙", "*"), ("÷∕⁄∶", "/")], ids=["minus", "times", "divided"]
)
def test_typographic_signs_mean_the_plain_ones_and_keep_columns(characters, plain):
    for character in characters:
        assert at(f"x{character}y") == at(f"x{plain}y")
        assert refusal(f"x{character}y$").column == 3


def test_two_typographic_stars_are_not_a_power():
    assert refusal("x××2").code == "syntax"


@pytest.mark.parametrize(
    ("text", "code", "column", "end"),
    [
        ("x+*y", "syntax", 2, 3), ("(x+y", "incomplete", 0, 1), ("1,5x", "comma", 1, 2),
        ("sni(x)", "unknown_name", 0, 3),
        ("9**9**9**9", "exponent", 6, 10), ("x^(10^10)", "exponent", 2, 9), ("x+1/(1-1)", "undefined", 4, 9),
        ("x+ln(0)", "undefined", 2, 7), ("2+(-8)^(1/3)", "undefined", 2, 12), ("x+10^12*10^12", "number_size", 2, 13),
        ("x²^2", "ambiguous_power", 1, 3), ("x² ³", "ambiguous_power", 1, 4), ("²x", "superscript", 0, 1),
        ("x+²", "superscript", 2, 3), ("x²⁻", "superscript", 1, 3), ("x⁻", "superscript", 1, 2),
        ("x¹²³⁴", "superscript", 1, 5), ("x¹²³", "exponent", 1, 4), ("x^61", "exponent", 2, 4),
        ("x^-61", "exponent", 2, 5),
        ("x^60.5", "exponent", 2, 6), ("x)", "syntax", 1, 2), (")", "syntax", 0, 1), ("(x+)", "syntax", 3, 4),
        ("()", "syntax", 0, 2), ("x//y", "syntax", 2, 3), ("x***y", "syntax", 3, 4), ("x+", "incomplete", 2, 2),
        ("sin(x", "incomplete", 3, 4), ("sin(", "incomplete", 4, 4), ("max(x,", "incomplete", 6, 6),
        ("sin(x,y)", "arity", 0, 3), ("max(x)", "arity", 0, 3), ("max(1,2,3)", "arity", 0, 3),
        ("max(x,)", "syntax", 6, 7),
        ("sin x", "call", 0, 3), ("y+sin", "call", 2, 5), ("sinx", "call", 0, 4), ("sin2x", "call", 0, 5),
        ("sin²(x)", "call", 0, 3), ("sqrt2", "call", 0, 5), ("expx", "call", 0, 4), ("lnpi", "call", 0, 4),
        ("2ex", "unknown_name", 1, 3), ("xe", "unknown_name", 0, 2), ("xyxyxyx", "unknown_name", 0, 7),
        ("X", "unknown_name", 0, 1), ("x2", "missing_op", 0, 2), ("pi2", "missing_op", 0, 3),
        ("x 2", "missing_op", 2, 3),
        ("1 000", "missing_op", 2, 5), ("sin(x)2", "missing_op", 6, 7), ("0x10", "missing_op", 1, 4),
        ("1.2.3", "number", 3, 4), (".", "number", 0, 1), ("x.y", "number", 1, 2), ("2e3.5", "number", 3, 4),
        ("1234567890123456", "number", 0, 16), ("0.1234567890123456", "number", 0, 18), ("1e13", "number_size", 0, 4),
        ("1e-13", "number_size", 0, 5), ("1e1000", "number_size", 0, 6), ("0e9999", "number_size", 0, 6),
        ("x\ny", "char", 1, 2), ("x_1", "char", 1, 2), ("", "empty", 0, 0), (" \t", "empty", 0, 2),
        ("x" * 201, "too_long", 200, 201), ("(" * 21 + "x" + ")" * 21, "too_deep", 20, 21),
        ("-" * 21 + "x", "too_deep", 20, 21),
        ("x^" * 21 + "x", "too_deep", 41, 42), ("1+" * 81, "too_complex", 160, 162),
        ("xyxyxy " * 14, "too_complex", 0, 94),
    ],
)  # fmt: skip
def test_an_error_says_what_and_where(text, code, column, end):
    error = refusal(text)
    assert (error.code, error.column) == (code, column)
    assert error.end == end


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("x+*y", "Something is missing before '*'."), ("(x+y", "This bracket is never closed."),
        ("x//y", "Use one slash"), ("x/ /y", "Something is missing before '/'."),
        ("1,5x", "For decimals use a point: 1.5."), ("|x|", "abs(x)"),
        ("√x", "sqrt(x)"), ("x+１", "plain digits"), ("х^2", "only look like"), ("x\u200b", "invisible"),
        ("(-8)^(1/3)", "use cbrt"),
        ("9**9**9**9", "Exponents may be at most 60"), ("x\ny", "one line"),
    ],
)  # fmt: skip
def test_an_error_tells_how_to_mend_it(text, sentence):
    assert sentence in refusal(text).message


@pytest.mark.parametrize("value", [None, 3, b"x", ["x"]])
def test_only_text_is_parsed(value):
    assert refusal(value).code == "type"


def test_the_limits_are_inclusive():
    assert at("x" + "+x" * 79) == 240
    assert at("(" * 20 + "x" + ")" * 20) == 3
    assert at("x^60-x^60") == 0
    assert at("123456789012345e-12") == pytest.approx(123.456789012345)
    assert at("1e12") == 1e12
    assert at("10^12") == 1e12
    assert at(" " * 199 + "x") == 3


@pytest.mark.parametrize(
    ("text", "suggestion"), [("sni(x)", "sin"), ("Sin(x)", "sin"), ("sqr(x)", "sqrt"), ("PI", "pi")]
)
def test_a_wrong_name_gets_one_suggestion(text, suggestion):
    assert f"Did you mean {suggestion}?" in refusal(text).message


def test_a_page_offers_its_own_variables():
    assert float(parse("a t", variables=("a", "t")).value(2, 3)) == 6
    assert refusal("x", variables=("t",)).code == "unknown_name"
    assert refusal("sinx", variables=()).code == "unknown_name"
    for variables in [("xy",), ("e",), ("x", "x"), ("",), ("1",), ("х",)]:
        with pytest.raises(ValueError, match="single letters"):
            parse("1", variables=variables)


@pytest.mark.parametrize(
    ("text", "fix"),
    [("sin x", "sin(x)"), ("sin^2(x)", "sin(x)^2"), ("sinx", "sin(x)"), ("log x", "log(x)"), ("max", "max(x, y)")],
)
def test_the_fix_of_a_call_is_shown(text, fix):
    assert fix in refusal(text).message


@pytest.mark.parametrize(
    ("text", "codes", "span"),
    [
        ("1/2x", ["quotient_then_product"], (0, 4)), ("1/2(x+1)", ["quotient_then_product"], (0, 4)),
        ("x+1/xy", ["quotient_then_product"], (2, 6)), ("1/2*x", [], None), ("x/2", [], None), ("2x/3", [], None),
        ("e^2x", ["power_then_product"], (0, 4)), ("e^xy", ["power_then_product"], (0, 4)), ("e^2 x", [], None),
        ("x^2y", [], None), ("x²y", [], None), ("e^(2)x", [], None), ("2^3^2", ["power_tower"], (0, 5)),
        ("2^(3^2)", [], None), ("(2^3)^2", [], None), ("e^x²", [], None), ("x^(1/3)", ["fractional_power"], (0, 7)),
        ("x^(2/3)", ["fractional_power"], (0, 7)), ("x^(1/2)", [], None), ("8^(1/3)", [], None),
        ("log(x)", ["natural_logarithm"], (0, 6)), ("ln(x)", [], None), ("abs(x)", ["not_smooth"], (0, 6)),
        ("abs(-2)x", [], None), ("1/2x+log(x)+1/3x", ["quotient_then_product", "natural_logarithm"], (0, 4)),
    ],
)  # fmt: skip
def test_a_second_reading_is_noted(text, codes, span):
    notes = parse(text, variables=XY).notes
    assert [note.code for note in notes] == codes
    assert not codes or (notes[0].column, notes[0].end) == span


@pytest.mark.parametrize(
    ("text", "smooth"),
    [
        ("abs(x)", False),
        ("max(x,1)", False),
        ("min(x,1)", False),
        ("cbrt(x)", False),
        ("sqrt(x)", True),
        ("abs(-3)x", True),
    ],
)
def test_corners_are_known(text, smooth):
    assert parse(text).smooth is smooth


def test_text_is_kept_as_typed():
    text = " x² − 3 "
    assert parse(text).text == text
    assert parse(text) == parse(text)
    assert parse(text) != parse("x²−3")


def test_a_derivative_of_another_name_is_not_equal():
    f = parse("x^2 y", variables=XY)
    assert len({f, f.derivative("x"), f.derivative("y"), f.derivative("x").derivative("y")}) == 4


def test_scalars_and_arrays_broadcast():
    f = parse("x+10y", variables=XY)
    np.testing.assert_array_equal(f.value(np.arange(3)[:, None], [1, 2]), [[10, 20], [11, 21], [12, 22]])
    assert parse("2", variables=XY).value(np.zeros((4, 1)), np.zeros(3)).shape == (4, 3)
    with pytest.raises(TypeError):
        f.value(1)
