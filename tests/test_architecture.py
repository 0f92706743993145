"""Folders are layers: what each may import and must not write. One concept has one stem in every layer."""

import ast
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
UNSAFE = {"time", "datetime", "random", "os", "sys", "subprocess", "socket", "pickle", "ctypes", "importlib", "shutil"}
STANDARD = set(sys.stdlib_module_names) - UNSAFE
PURE = STANDARD | {"numpy", "scipy", "explorers"}
LAYERS = {
    "explorers/charts": PURE | {"altair", "pandas"},
    "explorers": PURE,
    "pages": {"streamlit", "ui", "explorers"} | STANDARD,
    "ui": {"streamlit", "pandas", "pyarrow", "ui", "explorers"} | STANDARD,
}


def sources(*folders):
    return [path for folder in folders for path in sorted((ROOT / folder).rglob("*.py"))]


def layer(path: Path) -> set[str]:
    name = path.relative_to(ROOT).as_posix()
    return next(allowed for folder, allowed in LAYERS.items() if name.startswith(folder + "/"))


def imported(path: Path) -> list[str]:
    names = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            names.append(node.module)
    return names


@pytest.mark.parametrize("path", sources("explorers", "pages", "ui"), ids=lambda p: p.relative_to(ROOT).as_posix())
def test_every_file_imports_only_what_its_layer_may(path):
    strangers = {name for name in imported(path) if name.split(".")[0] not in layer(path)}
    assert not strangers


def test_the_mathematics_does_not_know_the_pictures():
    for path in sources("explorers"):
        if "charts" not in path.relative_to(ROOT).parts:
            assert not any(name.startswith("explorers.charts") for name in imported(path)), path


@pytest.mark.parametrize("path", sources("pages"), ids=lambda p: p.stem)
def test_a_page_has_no_mathematics_and_its_prose_is_in_its_text_file(path):
    source = path.read_text(encoding="utf-8")
    assert "np." not in source
    assert "alt." not in source
    assert (ROOT / "pages" / "text" / "en" / f"{path.stem}.md").exists()


def test_no_explorer_uses_global_randomness_or_the_clock():
    for path in sources("explorers"):
        source = path.read_text(encoding="utf-8")
        assert "np.random.seed" not in source
        assert not any(name in ("time", "datetime", "random") for name in imported(path)), path


def test_every_explorer_has_a_test_of_its_name():
    tests = {path.stem for path in sources("tests")}
    for path in (ROOT / "explorers").glob("*.py"):
        if path.stem != "__init__":
            assert f"test_{path.stem}" in tests, path.stem


def test_requirements_are_the_five_packages():
    lines = (ROOT / "requirements.txt").read_text().split("\n")
    names = {line.split(">")[0].strip() for line in lines if line.strip()}
    assert names == {"streamlit", "numpy", "scipy", "altair", "pytest"}
