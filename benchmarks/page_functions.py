"""How long the functions of every page take: the calls in its code block, at the defaults and at the limits of its controls.

At the limits means: every number input and slider in turn at its lowest and at its highest number, the others at their
defaults, and the slowest of all these. Ratios to one `numpy.linalg.eig` on a 2 × 2 matrix in the same run, as in
`pure_functions.py`; each call is the best of three. Arguments: the topics; without any, all.
"""

import logging
import re
import sys
import timeit
from pathlib import Path

import numpy as np
from streamlit.testing.v1 import AppTest

from benchmarks.pure_functions import seconds
from ui.navigation import built

APP = str(Path(__file__).parent.parent / "streamlit_app.py")


def opened(stem: str, link: dict[str, str]) -> AppTest:
    """The page at a link, with its code block open."""
    app = AppTest.from_file(APP, default_timeout=300)
    for name, value in link.items():
        app.query_params[name] = value
    app.session_state[f"{stem}_the_code"] = True
    app.switch_page(f"pages/{stem}.py").run()
    return app


def limits(app: AppTest) -> list[dict[str, str]]:
    """A link for each end of each number of the page."""
    controls = [control for kind in ("number_input", "slider") for control in app.get(kind) if control.key]
    ends = [(control.key, end) for control in controls for end in (control.min, control.max) if end is not None]
    return [{key: str(end)} for key, end in ends]


def timed(app: AppTest) -> dict[str, float]:
    """Seconds for the slowest call of each function in the code block."""
    block = next((code.value for code in app.code if re.search(r"^from explorers", code.value)), "")
    if not block:
        return {}
    imports, calls = block.split("\n\n")
    names: dict = {}
    exec(imports, names)
    times: dict[str, float] = {}
    for line in calls.splitlines():
        call = compile(line.rsplit("  # ", 1)[0].strip(), "<page>", "eval")
        name = line.split("(")[0]
        times[name] = max(times.get(name, 0.0), min(timeit.repeat(lambda call=call: eval(call, names), number=1, repeat=3)))
    return times


def main(stems):
    logging.disable(logging.CRITICAL)
    unit = seconds(lambda: np.linalg.eig([[2, 1], [1, 2]]))
    print(f"{'':18}{'':28}{'default':>9}{'limits':>9}    at (ratios, unit {unit * 1e6:.1f} µs)")
    for stem in stems:
        app = opened(stem, {})
        usual, worst, where = timed(app), dict[str, float](), dict[str, str]()
        for link in limits(app):
            for name, time in timed(opened(stem, link)).items():
                if time > worst.get(name, 0.0):
                    worst[name], where[name] = time, " ".join(f"{key}={end}" for key, end in link.items())
        for name, time in worst.items():
            default = f"{usual[name] / unit:9.0f}" if name in usual else f"{'':9}"
            print(f"{stem:18}{name:28}{default}{time / unit:9.0f}    {where[name]}", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:] or built())
