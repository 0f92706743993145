"""The colours of both themes: readable on their page, and apart for colour-blind readers."""

import itertools
import tomllib
from pathlib import Path

import numpy as np
import pytest

from explorers.charts import palette

CONFIG = tomllib.loads((Path(__file__).parents[2] / ".streamlit" / "config.toml").read_text())
THEMES = ["light", "dark"]
MEANINGS = {name: getattr(palette, name) for name in ("FIRST", "SECOND", "RESULT", "KNOB", "SHAPE", "QUIET", "WRONG")}
# Machado, Oliveira and Fernandes (2009), severity 1, on linear RGB.
BLIND = {
    "protan": [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
    "deutan": [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]],
}
XYZ = np.array([[0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.0721750], [0.0193339, 0.1191920, 0.9503041]])
TOGETHER = [("FIRST", "SECOND"), ("FIRST", "KNOB"), ("FIRST", "WRONG"), ("SECOND", "RESULT"), ("RESULT", "KNOB")]


def linear(color: str) -> np.ndarray:
    c = np.array([int(color[k : k + 2], 16) for k in (1, 3, 5)]) / 255
    return np.where(c <= 0.04045, c / 12.92, ((c + 0.055) / 1.055) ** 2.4)


def contrast(one: str, other: str) -> float:
    bright, dim = sorted((float(XYZ[1] @ linear(c)) for c in (one, other)), reverse=True)
    return (bright + 0.05) / (dim + 0.05)


def lab(rgb: np.ndarray) -> np.ndarray:
    t = np.clip(XYZ @ np.clip(rgb, 0, 1) / np.array([0.95047, 1.0, 1.08883]), 1e-9, None)
    f = np.where(t > 216 / 24389, np.cbrt(t), (24389 / 27 * t + 16) / 116)
    return np.array([116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])])


def shown(theme: str, name: str) -> str:
    colors = CONFIG["theme"][theme]
    return colors["primaryColor" if name == "primary" else f"{name}Color"]


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("meaning", MEANINGS)
def test_every_colour_is_readable_as_text_on_its_page(theme, meaning):
    """WCAG 2 asks for 4.5 to 1 for text and 3 to 1 for graphics; direct labels are text."""
    assert contrast(shown(theme, MEANINGS[meaning]), CONFIG["theme"][theme]["backgroundColor"]) >= 4.5


@pytest.mark.parametrize("theme", THEMES)
def test_colours_of_different_meaning_are_different(theme):
    for one, other in itertools.combinations(MEANINGS.values(), 2):
        distance = np.linalg.norm(lab(linear(shown(theme, one))) - lab(linear(shown(theme, other))))
        assert distance > 20, (one, other)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("eye", BLIND)
@pytest.mark.parametrize("pair", TOGETHER, ids="-".join)
def test_colours_shown_together_stay_apart_for_colour_blind_readers(theme, eye, pair):
    seen = [lab(np.array(BLIND[eye]) @ linear(shown(theme, MEANINGS[name]))) for name in pair]
    assert np.linalg.norm(seen[0] - seen[1]) > 15
