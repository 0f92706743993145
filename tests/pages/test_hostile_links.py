"""A link is written by a stranger: whatever stands in any parameter of any page, the page opens, and nothing becomes markup.

Two steps keep the number of runs small. Every reader of typed text is called with every hostile text: it gives a value or
an error with a sentence. A page then meets the texts that its readers take, some that they refuse, and choices and numbers
of wrong kinds, in all its parameters at once, until each value has been in its parameter while that was on the page.
"""

import json
from importlib import import_module
from pathlib import Path

import pytest

from tests.explorers.test_tables_hostile import bytes_of
from ui import typed as typing
from ui.navigation import built

FOLDER = Path(__file__).parents[1] / "hostile"
UI = [import_module(f"ui.{path.stem}") for path in Path(typing.__file__).parent.glob("*.py")]
SIGN = "zwqzx"  # a word that no page says by itself
TABLE = f"<{SIGN}>,![](//{SIGN}),www.{SIGN}\n1,2,5\n2,3,1\n4,4,4"  # a table with these names of columns
MARKUP = [f"<img src={SIGN} onerror=alert(1)>", f"[{SIGN}](javascript:alert(1))", f"![](http://{SIGN}.example/a.png)",
          f":red[{SIGN}]", f"$\\href{{//{SIGN}}}{{x}}$", TABLE]  # fmt: skip
CHARACTERS = [b"\xff\xfe\x80", "\0\x1b[31m\x7f", "\u202ex\u2066^2", "\ufeffx\u200b", "{{n}} {0} %s", "1;DROP", "٣", "😀" * 99]
VECTORS = ["1 2", "0 0", "1/3 -1/2", "0 0 0", "1 2 3", "1 0 0; 0 1 0; 0 0 1", "0 0 1; 1 1 0; 0 1 1; 0 1 0",
           "92/62 200/3 66/47 1/3"]  # fmt: skip
SIZES = ["(" * 3000, "1 " * 3000, "9" * 400, "1e999", "1e-400", ["x", "2", "1 2; 3 4"]]
KINDS = ["", " ", "\n", "nan", "inf", "-inf", "∞", "1/0", "0", "-1", "1", "None", "true", "0x10", "[]", "{}", "()"]
REFUSED = [MARKUP[2], CHARACTERS[0]]  # what hardly any reader takes; pages meet these too
NUMBERS = ["", "nan", "1e999", "1e-320", "9" * 400, b"\xff", ["1", "2"]]
CHOICES = ["", "0", "x" * 5000, ["1", "2", "1"]]
SWITCHES = ["true", "false", "", "2", ["true", "false"]]
PLAIN = {"Text", "Code", "TextInput", "TextArea", "VegaLiteChart"}  # what shows text as it is


def recorded(name: str) -> list[str]:
    """The texts of a list of hostile inputs; files as the text in them."""
    texts = [entry["input"] for entry in json.loads((FOLDER / name).read_text(encoding="utf-8"))]
    return [bytes_of(text).decode("utf-8", "replace") if "hex:" in text else text for text in texts]


OWN = [*MARKUP, *CHARACTERS[1:], *VECTORS, *SIZES[:-1], *KINDS]
TEXTS = list(dict.fromkeys([*recorded("inputs.json"), *recorded("tables.json"), *OWN]))


def takes(read, text: str) -> bool:
    """Whether a reader takes a text; what it raises otherwise has a sentence for people."""
    try:
        read(text)
    except Exception as error:
        if not getattr(error, "message", ""):
            raise AssertionError(text) from error
        return False
    return True


@pytest.fixture
def readers(monkeypatch):
    """What reads each typed parameter, found as the pages call for it: name of the parameter to reader."""
    found, true = {}, typing.typed

    def spy(page, name, label, default, read, *, longest=200, **how):
        found[f"{page}_{name}"] = lambda text: read(text[:longest])
        return true(page, name, label, default, read, longest=longest, **how)

    for module in UI:
        if getattr(module, "typed", None) is true:
            monkeypatch.setattr(module, "typed", spy)
    return found


def kind(proto) -> str:
    return type(proto).__name__


def parameters(app) -> dict:
    """The parameters of the link that are on the page, each with the description of its control."""
    protos = (getattr(node, "proto", None) for node in app.main)
    return {proto.query_param_key: proto for proto in protos if getattr(proto, "query_param_key", "")}


def values(proto, read) -> list:
    """What a control is given: texts that its reader takes, the bounds of a number, the options of a choice, and nonsense."""
    match kind(proto):
        case "TextInput" | "TextArea":
            return [text for text in TEXTS if takes(read, text)] + REFUSED
        case "NumberInput" | "Slider":
            return [*(str(bound) for bound in (proto.min, proto.max)), *NUMBERS]
        case "ButtonGroup":
            return [*(option.content for option in proto.options), *CHOICES]
        case "Checkbox":
            return SWITCHES
    raise TypeError(f"Say what is hostile to a {kind(proto)}.")


def tour(see, readers: dict) -> dict:
    """See links of a page, each with a further value in every parameter, until no parameter has one left.

    What is only there after a choice is tried after that choice. Returns that choice for every parameter of the page.
    """
    left, after, query = {}, {}, {}
    while True:
        there = parameters(see(query))
        chosen = {key: query[key] for key in query.keys() & there.keys() if kind(there[key]) in ("ButtonGroup", "Checkbox")}
        for key, proto in there.items():
            if key not in left:
                left[key], after[key] = values(proto, readers.get(key)), chosen
            elif left[key] and query.get(key) is left[key][0]:
                left[key] = left[key][1:]
        if not any(left.values()):
            return after
        lead = max(left, key=lambda key: len(left[key]))
        query = {key: rest[0] for key, rest in left.items() if rest} | after[lead]
        query[lead], left[lead] = left[lead][0], left[lead][1:]


def marked(app, specs) -> list[str]:
    """Where a stranger's word is read as Markdown, HTML, LaTeX, or as a part of a picture's description."""
    protos = [node.proto for node in app.main if getattr(node, "proto", None) is not None]
    said = [kind(proto) for proto in protos if kind(proto) not in PLAIN and SIGN in str(proto)]
    return said + ["specification" for spec in specs if SIGN in json.dumps({**spec, "datasets": None})]


@pytest.mark.parametrize("stem", built())
def test_nothing_in_a_link_makes_an_exception_or_becomes_markup(pages, readers, stem):
    def see(query):
        app = pages.open(stem, **query)
        assert not app.exception, query
        assert not marked(app, pages.specs(app)), query
        return app

    tour(see, readers)


@pytest.mark.parametrize("stem", built())
def test_half_a_megabyte_in_a_link_is_cut_or_refused(pages, stem):
    names = parameters(pages.open(stem))
    app = pages.open(stem, **dict.fromkeys(names, "9" * (500_000 // len(names))))
    assert not app.exception
    assert all(len(field.value) < 10_000 for field in [*app.text_input, *app.text_area])


def test_the_names_of_a_pasted_table_stay_plain_text(pages):
    """Also in the tables below the pictures, whose cells are read as Markdown; there every mark is escaped."""
    app = pages.open("pca", pca_set="own table", pca_table=TABLE)
    app.session_state["pca_loadings_data"] = True
    app.run()
    assert any(SIGN in text.value for text in app.text)
    cells = [cell for table in app.table for cell in table.value.to_numpy().ravel().tolist() if SIGN in str(cell)]
    assert cells == [f"\\<{SIGN}\\>", f"\\!\\[\\]\\(\\/\\/{SIGN}\\)", f"www\u2060\\.{SIGN}"]


def test_a_long_formula_gets_fewer_steps_so_that_a_link_keeps_nobody_waiting(pages):
    toggles = {f"gradient_descent_{key}": "true" for key in ("plain", "heavy", "nesterov", "adagrad", "rmsprop", "adam")}
    link = {"gradient_descent_f": "+".join(["x*y"] * 39), "gradient_descent_steps": "5000", "gradient_descent_n": "5000"}
    app = pages.open("gradient_descent", **link, **toggles)
    assert not app.exception
    assert "6 methods take at most 430 steps each" in pages.words(app)
    assert max(int(steps) for steps in app.table[0].value["steps"]) <= 430
