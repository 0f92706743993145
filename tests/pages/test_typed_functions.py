"""Every page that reads a typed function f: the echo of what it understood, the caret under a mistake, no exception."""

import json
from pathlib import Path

import pytest

from explorers.functions import ExpressionError, parse
from ui.navigation import built

FOLDER = Path(__file__).parent
LINKS = json.loads((FOLDER / "links.json").read_text(encoding="utf-8"))
TYPED = [stem for stem in built() if any(f"{stem}_f" in saved["link"] for saved in LINKS.get(stem, []))]
HOSTILE = [case["input"] for case in json.loads((FOLDER.parent / "hostile" / "inputs.json").read_text(encoding="utf-8"))]
SAMPLE = HOSTILE[::14]  # 8 of 110; test_hostile_links.py has the others
LAST_GOOD = "The picture shows the last input that could be read."


def reading(text: str, variables) -> ExpressionError | None:
    try:
        parse(text, variables)
    except ExpressionError as error:
        return error
    return None


def variables_of(app, stem: str) -> tuple[str, ...]:
    """The variables of the page's f, from the echo $f(x, y) = …$."""
    echo = next(m.value for m in app.markdown if m.value.startswith("$f("))
    return tuple(echo[len("$f(") : echo.index(")")].replace(" ", "").split(","))


@pytest.mark.parametrize("stem", TYPED)
def test_nothing_typed_as_f_breaks_the_page(pages, stem):
    variables = variables_of(pages.open(stem), stem)
    for text in SAMPLE:
        app = pages.open(stem, **{f"{stem}_f": text})
        assert not app.exception, text
        assert (LAST_GOOD in pages.words(app)) == (reading(text, variables) is not None), text


@pytest.mark.parametrize("stem", TYPED)
def test_a_mistake_keeps_the_text_and_the_last_good_function(pages, stem):
    app = pages.open(stem)
    key, variables = f"{stem}_f", variables_of(app, stem)
    field = app.text_input(key=key)
    x = variables[0]
    field.set_value(f"{x}^2 + 3").run()
    echo = f"$f({', '.join(variables)}) = {parse(f'{x}^2 + 3', variables).latex()}$"
    assert echo in pages.words(app)
    field = app.text_input(key=key)
    field.set_value(f"{x}^2 + sni({x})").run()
    assert app.text_input(key=key).value == f"{x}^2 + sni({x})"
    assert f"{x}^2 + sni({x})\n      ^^^" in pages.words(app)
    assert "Did you mean sin?" in pages.words(app)
    assert echo in pages.words(app)
    assert not app.exception


@pytest.mark.parametrize("stem", TYPED)
def test_the_echo_tells_how_a_formula_was_read(pages, stem):
    x = variables_of(pages.open(stem), stem)[0]
    app = pages.open(stem, **{f"{stem}_f": f"1/2{x}"})
    assert f"\\frac{{1}}{{2}} {x}$" in pages.words(app)
    assert "is read as (1/2)·x" in pages.words(app)


def test_the_page_of_the_derivative_is_among_them():
    assert "derivative" in TYPED
