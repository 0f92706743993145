"""Back onto a level curve along the gradient, and the angle between the two."""

import math

import numpy as np

NEWTON = 6  # corrections of one step


def left(g) -> np.ndarray:
    """The unit vector a quarter turn to the left of g ≠ 0: the tangent of the level curve, higher ground on its right.

    >>> left((0.0, 2.0)).tolist()
    [-1.0, 0.0]
    """
    return np.array([-g[1], g[0]]) / math.hypot(*g)


def slopes(f, q) -> np.ndarray:
    """∇f at q by the rules, NaN where they give none.

    >>> from explorers.functions import parse
    >>> slopes(parse("x y", ("x", "y")), (2.0, 3.0)).tolist()
    [3.0, 2.0]
    """
    return np.array([float(part) for part in f.jet(*q)[1:3]])


def corrected(f, guess, level: float, reach: float):
    """The point on f = level that Newton's steps along the gradient reach from the guess, and its gradient; None without one.

    It may be no farther than `reach` from the guess.

    >>> from explorers.functions import parse
    >>> corrected(parse("x^2 + y^2", ("x", "y")), np.array([0.8, 0.8]), 1.0, 0.5)[0].round(9).tolist()
    [0.707106781, 0.707106781]
    """
    q = np.array(guess, dtype=float)
    for _ in range(NEWTON):
        value, fx, fy = (float(part) for part in f.jet(*q)[:3])
        square = fx * fx + fy * fy
        if not 0 < square < math.inf:
            return None
        move = (value - level) / square * np.array([fx, fy])
        q = q - move
        if not math.dist(q, guess) <= reach:
            return None
        if math.hypot(*move) <= 1e-5 * reach:  # the next move would be about the square of this one
            return q, np.array([fx, fy])
    return None


def right_angle_off(f, x: float, y: float, reach: float) -> float:
    """How many degrees the angle between ∇f and a short chord of the level curve around the point differs from 90°.

    The chord joins the points of the curve about `reach` away on both sides. For f with continuous third derivatives and
    ∇f ≠ 0 the difference is O(reach²). NaN where there is no such chord.

    >>> from explorers.functions import parse
    >>> abs(right_angle_off(parse("x^2 + y^2", ("x", "y")), 0.6, 0.8, 0.01)) < 1e-9
    True
    """
    value, g = float(f.value(x, y)), slopes(f, (x, y))
    if not 0 < math.hypot(*g) < math.inf:
        return math.nan
    ends = [corrected(f, np.array([x, y]) + side * reach * left(g), value, reach) for side in (-1, 1)]
    if any(end is None for end in ends):
        return math.nan
    chord = ends[1][0] - ends[0][0]
    return math.degrees(math.asin(max(-1.0, min(1.0, float(chord @ g / math.hypot(*chord) / math.hypot(*g))))))
