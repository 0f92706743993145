"""Colours by meaning. Each is a name that the theme fills with one value for light and one for dark pages.

The values stand in `.streamlit/config.toml`; they keep a contrast of at least 3 to 1 against the page and stay apart for
colour-blind readers. A colour never speaks alone: a label, a shape or a sentence says the same.
The names are understood in `encoding.color` only, so marks take their colour by encoding.
"""

FIRST = "blue"  # the first object of the visitor: u, the first column, P
SECOND = "green"  # the second one: v, the second column, Q
RESULT = "violet"  # what comes out: u + v, Av
KNOB = "orange"  # the parameter that is dragged
SHAPE = "primary"  # the set or curve that the page is about
QUIET = "gray"  # grid, ghosts, text
WRONG = "red"  # a law that fails, a value that diverges
