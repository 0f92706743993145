"""The whole search of a window: what is proved, what is evidence, and what is left open."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from explorers.functions.expression import Expression
from explorers.interval_search.boxes import Boxes, joined, window_box
from explorers.interval_search.branch import Ending, search
from explorers.interval_search.groups import Region, Status, explained, flat_regions

SAMPLES = {1: 401, 2: 24}  # places along each side where slopes are looked at for their usual size
WHY = {Ending.DONE: Status.UNDECIDED, Ending.CROWDED: Status.CROWDED, Ending.STOPPED: Status.STOPPED}


@dataclass(frozen=True, eq=False)
class Findings:
    """No critical point in `window` is outside `roots` and `regions`.

    roots: small boxes with exactly one critical point each, where the Hessian is regular. `defined`: f has values in
    the window. `smooth`: no part of the window that touches a kink, a singularity or the edge of the domain was ruled out.
    """

    window: Boxes
    roots: Boxes
    regions: tuple[Region, ...]
    defined: bool
    smooth: bool

    @property
    def status(self) -> Status:
        """The worst that has to be said about a part of the window."""
        return worst([region.status for region in self.regions] if self.defined else [Status.UNDEFINED])


def worst(found: Iterable[Status]) -> Status:
    """The last one in the order of Status; COMPLETE if there is none."""
    order = list(Status)
    return max(found, key=order.index, default=Status.COMPLETE)


def search_window(f: Expression, window: Sequence[float]) -> Findings:
    """Enclose every critical point of f, a formula in one or two variables, in a window (x_min, x_max, y_min, y_max).

    Boxes where ∇f cannot be 0 are thrown away, Krawczyk's test decides others, the rest is halved; what is left in the
    end is sorted into regions. The work is bounded whatever is typed. ValueError: see `window_box`.
    Sources: Neumaier, Interval Methods for Systems of Equations, 1990; Moore, Kearfott and Cloud, 2009.
    """
    n = len(f.variables)
    box = window_box(window, n)
    with np.errstate(all="ignore"):
        typical, largest = slope_sizes(f, box)
        found = search(f, box, largest)
        flat, specks = flat_regions(found.flat, box)
        leftover = joined([found.leftover, *specks], n)
        regions = explained(f, leftover, box, typical, WHY[found.ending]) + flat
    return Findings(box, found.roots, tuple(regions), found.defined, found.smooth)


def slope_sizes(f: Expression, window: Boxes) -> tuple[float, float]:
    """A typical slope plus a typical size of f, whose rounding slopes inherit; and the largest slope seen, per side."""
    n = len(window.lo)
    share = (np.arange(SAMPLES[n]) + 0.5137) / SAMPLES[n]
    axes = np.meshgrid(*(lo + share * (hi - lo) for lo, hi in zip(window.lo[:, 0], window.hi[:, 0], strict=True)))
    value, *parts = f.jet(*(axis.ravel() for axis in axes))
    slopes = np.linalg.norm(np.array(parts[:n]) * window.width, axis=0)
    seen, sizes = slopes[np.isfinite(slopes) & (slopes > 0)], np.abs(value[np.isfinite(value)])
    typical = (np.quantile(seen, 0.9) if len(seen) else 0.0) + (np.median(sizes) if len(sizes) else 0.0)
    return float(typical), float(seen.max(initial=0.0))
