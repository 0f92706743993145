"""What a stranger sends is read and never run, rendered or kept; the configuration and the pins stay on the safe side."""

import ast
import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
FOLDERS = ("explorers", "pages", "ui", "deploy")
FILES = [path for folder in FOLDERS for path in sorted((ROOT / folder).rglob("*.py"))] + sorted(ROOT.glob("*.py"))
OWN = {"explorers", "ui", "deploy"}
INSTALLED = {"numpy", "scipy", "altair", "pandas", "pyarrow", "streamlit", "starlette"}
HARMLESS = {"base64", "bisect", "codecs", "collections", "copy", "csv", "dataclasses", "decimal", "difflib", "enum",
            "fractions", "functools", "hashlib", "heapq", "inspect", "itertools", "logging", "math", "numbers", "operator",
            "pathlib", "re", "struct", "threading", "types", "typing", "zlib"}  # fmt: skip
HOSTS = {"asgi_app.py": {"os"}}  # reads settings of the host
PROGRAMS = {"eval", "exec", "compile", "__import__"}
# What runs, unpacks, fetches or keeps something, by the last name of the call.
CALLS = PROGRAMS | {
    "globals", "setattr", "delattr", "open", "input", "sympify", "parse_expr", "lambdify", "query", "system", "popen",
    "urlopen", "load", "loads", "loadtxt", "genfromtxt", "fromfile", "memmap", "save", "savez", "tofile", "read_csv",
    "read_pickle", "read_excel", "read_html", "read_json", "read_sql", "to_pickle", "to_csv", "write_text", "write_bytes",
    "unlink", "mkdir", "rmtree", "Sniffer",
}  # fmt: skip
KNOWN = {("re", "compile")}  # a pattern, not a program
MARKUP = {"unsafe_allow_html", "unsafe_allow_javascript", "allow_pickle"}
TREES = {path.relative_to(ROOT).as_posix(): ast.parse(path.read_text(encoding="utf-8")) for path in FILES}


def calls(tree: ast.Module):
    """Every call with its name as it is written, split at the dots."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            yield node, tuple(ast.unparse(node.func).split("."))


def found(wanted) -> list[tuple]:
    """The places in the sources for which `wanted` holds."""
    places = ((path, node, name) for path, tree in TREES.items() for node, name in calls(tree))
    return [(path, node.lineno, ".".join(name)) for path, node, name in places if wanted(node, name)]


def test_only_modules_that_can_do_no_harm_are_imported():
    for path, tree in TREES.items():
        names = [alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names]
        names += [node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
        assert {name.split(".")[0] for name in names} <= OWN | INSTALLED | HARMLESS | HOSTS.get(path, set()), path


def test_nothing_is_run_unpacked_fetched_or_kept():
    assert not found(lambda node, name: name[-1] in CALLS and name[-2:] not in KNOWN)


def test_no_program_stands_behind_a_name():
    """A forbidden function that is handed on without a call, as in map(eval, …)."""
    used = [(path, node.id) for path, tree in TREES.items() for node in ast.walk(tree) if isinstance(node, ast.Name)]
    assert not [use for use in used if use[1] in PROGRAMS]


def test_html_is_constant_and_markdown_is_never_unsafe():
    assert not found(lambda node, name: any(keyword.arg in MARKUP for keyword in node.keywords))
    assert not found(lambda node, name: name == ("st", "html") and not all(isinstance(a, ast.Constant) for a in node.args))


def test_no_page_shows_what_could_fetch_or_guess_its_kind():
    """st.write guesses how to show a value; pictures, frames and components load an address."""
    guess = {"write", "image", "logo", "audio", "video", "iframe", "pdf", "exception", "help", "echo", "components", "v2"}
    assert not found(lambda node, name: name[0] == "st" and guess & set(name[1:]))


def test_a_typed_text_has_a_limit_wherever_it_is_asked_for():
    fields = found(lambda node, name: name[0] == "st" and name[-1] in ("text_input", "text_area", "chat_input", "data_editor"))
    limited = found(lambda node, name: name[0] == "st" and any(keyword.arg == "max_chars" for keyword in node.keywords))
    assert fields == limited
    assert {path for path, *_ in fields} == {"ui/typed.py"}


def test_a_file_has_a_limit_and_named_kinds():
    uploads = found(lambda node, name: name[-1] == "file_uploader")
    limited = found(lambda node, name: {"type", "max_upload_size"} <= {keyword.arg for keyword in node.keywords})
    assert uploads == limited != []


def test_the_prose_loads_nothing_from_outside():
    for path in (ROOT / "pages" / "text").rglob("*.md"):
        prose = path.read_text(encoding="utf-8")
        assert not re.search(r"!\[[^\]]*\]\(\s*(https?:)?//|<(img|script|iframe|link|style|video|audio)\b", prose), path


def test_the_configuration_protects():
    settings = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
    server = settings["server"]
    assert settings["browser"]["gatherUsageStats"] is False
    assert settings["runner"]["magicEnabled"] is False
    assert settings["client"]["toolbarMode"] in ("viewer", "minimal")
    assert server["enableStaticServing"] is False
    assert (server["maxUploadSize"], server["maxMessageSize"], server["maxWidgetStateSize"]) == (1, 20, 1)
    # Streamlit has these on; nobody may turn them off.
    assert server.get("enableCORS", True)
    assert server.get("enableXsrfProtection", True)
    assert not server.get("enableAgentApi", False)


@pytest.mark.parametrize("line", (ROOT / "requirements.txt").read_text().split())
def test_every_pin_has_both_ends(line):
    assert re.fullmatch(r"[a-z]+>=\d+(\.\d+)*,<\d+", line)
