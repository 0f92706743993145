"""Each fate on a function where it is known by mathematics."""

import numpy as np
import pytest

from explorers.critical_points import Kind
from explorers.functions import parse
from explorers.gradient_descent import run
from explorers.landscape import landscape
from explorers.run_verdict import Fate, period, verdict

LESSARD = "12.5x^2-12max(x-1,0)^2+12max(x-2,0)^2+y^2/2"
CASES = [  # f, start, method, settings, steps, fate, kind
    ("x^2/2+15y^2", (-1.7, 1), "plain", {"rate": 0.08}, 100, Fate.DIVERGES, None),
    ("x^2/2+15y^2", (-1.7, 1), "plain", {"rate": 0.068}, 60, Fate.WORSENS, None),
    ("x^2/2+15y^2", (-1.7, 1), "plain", {"rate": 0.066}, 60, Fate.ZIGZAGS, None),
    ("x^2/2+15y^2", (-1.7, 1), "plain", {"rate": 0.03}, 20, Fate.GOES_ON, None),
    ("x^2/2+15y^2", (-1.7, 1), "plain", {"rate": 0.05}, 400, Fate.RESTS, Kind.MINIMUM),
    ("0.005x^2+15y^2", (-1.7, 1), "plain", {"rate": 0.05}, 60, Fate.CRAWLS, None),
    ("4x^2+y^2", (1, 0), "plain", {"rate": 0.25}, 60, Fate.CYCLES, None),  # α = 2/λ: x changes its sign for ever
    ("x^2-y^2", (0, 0), "plain", {"rate": 0.1}, 60, Fate.STILL, Kind.SADDLE),
    ("x^2-y^2", (1.5, 0), "plain", {"rate": 0.1}, 200, Fate.RESTS, Kind.SADDLE),
    ("x^2-y^2", (1.5, 0.001), "plain", {"rate": 0.1}, 200, Fate.UNBOUNDED, None),
    ("cos(x) cos(y)", (0, 0), "Adam", {"rate": 0.1}, 60, Fate.STILL, Kind.MAXIMUM),
    ("x^3 - 3x y^2", (0, 0), "heavy ball", {"rate": 0.1}, 60, Fate.STILL, Kind.UNDECIDED),
    ("-exp(-x^2-y^2)", (3.2, 3.2), "plain", {"rate": 0.5}, 60, Fate.FLAT, None),
    ("x^3-3x+y^2", (-1.3, 1), "plain", {"rate": 0.1}, 60, Fate.UNBOUNDED, None),
    ("sqrt(x)+y^2", (0.9, 1), "plain", {"rate": 0.2}, 60, Fate.LEFT, None),
    ("log(x)+y^2", (-1, 1), "plain", {"rate": 0.1}, 60, Fate.UNDEFINED, None),
    ("abs(x)+y^2", (1, 1), "plain", {"rate": 0.25}, 60, Fate.NO_GRADIENT, None),
    ("abs(x)+y^2", (0.9, 1), "plain", {"rate": 0.25}, 60, Fate.CYCLES, None),
    (LESSARD, (3.3, 1), "heavy ball", {"rate": 0.111, "momentum": 0.444}, 120, Fate.CYCLES, None),
]  # fmt: skip


def judged(text, start, method, settings, steps, *, up=False):
    f = parse(text, ("x", "y"))
    view = landscape(f, (-4, 4, -4, 4))
    return verdict(f, run(f, start, steps, method, up=up, **settings), view, up=up)


@pytest.mark.parametrize(("text", "start", "method", "settings", "steps", "fate", "kind"), CASES)
def test_each_fate_is_told(text, start, method, settings, steps, fate, kind):
    told = judged(text, start, method, settings, steps)
    assert (told.fate, told.kind) == (fate, kind)


@pytest.mark.parametrize("case", [case for case in CASES if case[0] != LESSARD])
def test_going_up_the_negative_has_the_same_fate(case):
    text, *rest = case
    down, up = judged(*case[:5]), judged(f"-({text})", *rest[:4], up=True)
    assert (down.fate, down.period, down.wrong_way) == (up.fate, up.period, up.wrong_way)


def test_the_heavy_ball_tuned_for_quadratics_cycles_with_period_three():
    """Lessard, Recht and Packard 2016, section 4.6: f is strongly convex, with curvatures from 1 to 25."""
    told = judged(LESSARD, (3.3, 1), "heavy ball", {"rate": 1 / 9, "momentum": 4 / 9}, 200)
    assert (told.fate, told.period) == (Fate.CYCLES, 3)


def test_adam_goes_up_at_times_where_plain_descent_with_a_small_rate_never_does():
    assert judged("x^2+10y^2", (1.5, 1), "Adam", {"rate": 0.5}, 60).wrong_way > 0
    assert judged("x^2+10y^2", (1.5, 1), "plain", {"rate": 0.05}, 60).wrong_way == 0


def test_a_period_needs_two_full_turns_and_no_convergence():
    turn = np.linspace(0, 2 * np.pi, 6)[:-1]
    star = np.column_stack([np.cos(turn), np.sin(turn)])
    assert period(np.tile(star, (2, 1))) == 5
    assert period(np.tile(star, (2, 1))[:9]) == 0
    assert period(np.tile(star, (6, 1)) * 0.99 ** np.arange(30)[:, None]) == 0
    assert period([[1.0, 2.0]] * 30) == 0
