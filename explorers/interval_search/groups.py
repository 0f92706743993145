"""What intervals left open, sorted into connected groups, with numerical evidence for what each of them is."""

import itertools
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

import numpy as np
from scipy import ndimage
from scipy.sparse import csgraph

from explorers.functions.expression import Expression
from explorers.interval_search.boxes import Boxes, joined
from explorers.interval_search.branch import LARGE, STILL
from explorers.interval_search.exact import exact_zero
from explorers.interval_search.levenberg import ROUNDS, Settled, settle
from explorers.interval_search.work import Work

CELLS = {1: 4096, 2: 256}  # of the raster, along each side
MOST_GROUPS = 100
PASSES = 4
SEEDS, MOST_SEEDS = 40, 800
FRAGMENT = 2.0**-6  # of the side of a window: larger groups are not fragments of one
DOT = 2.0**-16  # of the side of a window: a smaller group is one point to the eye
SINGULAR = 1e-6  # of the largest eigenvalue of the Hessian
ZERO = 1e-14  # of a typical slope: rounding noise
NEAR = 3  # a seed may leave its group by so many box widths
ALLOWANCE = 100_000  # units of work


class Status(StrEnum):
    """What is known about a window or about a part of it, from the best to the worst."""

    COMPLETE = "complete"  # every critical point is listed and checked
    DEGENERATE = "degenerate"  # numerical evidence for one point where the Hessian is singular
    FLAT = "flat"  # all slopes are below 1e-10 of the largest in the window
    KINKS = "kinks"  # f has a corner, a singularity or an edge of its domain, and no slope rules out an extremum
    UNDECIDED = "undecided"
    SETS = "sets"  # numerical evidence for ∇f = 0 along a curve or on an area
    CROWDED = "crowded"  # too many critical points, or too close to each other
    STOPPED = "stopped"  # the work allowed for one formula was done
    UNDEFINED = "undefined"  # f has no value in the window


@dataclass(frozen=True, eq=False)
class Region:
    """Boxes that may contain critical points, what is known about them, and the point if they surround a single one.

    exact: the point as fractions, if ∇f = 0 there exactly. part: a kink, singularity or edge may be in the boxes.
    """

    status: Status
    boxes: Boxes
    point: np.ndarray | None = None
    exact: tuple[Fraction, ...] | None = None
    part: bool = False


def clusters(boxes: Boxes, around: Boxes, unit: np.ndarray) -> list[np.ndarray]:
    """The indices of boxes that (nearly) hang together on a raster over `around`; small groups are looked at enlarged."""
    if not len(boxes):
        return []
    reach = NEAR * unit[:, None] * (boxes.width / unit[:, None]).max(axis=0)
    labels = raster_labels(boxes.inflated(1, reach), around)
    order = np.argsort(labels, kind="stable")
    groups = np.split(order, np.flatnonzero(np.diff(labels[order])) + 1)
    if len(groups) > MOST_GROUPS:
        return groups
    found = []
    for group in groups:
        hull = boxes[group].hull()
        visible = (DOT * unit < hull.width[:, 0]).any() and (hull.width > 0).all()
        enlarge = visible and (hull.width < around.width / 16).all()
        found += [group[part] for part in clusters(boxes[group], hull, unit)] if enlarge else [group]
    return found


def raster_labels(boxes: Boxes, around: Boxes) -> np.ndarray:
    """The number of the connected component of each box on a raster."""
    n = len(boxes.lo)
    cells = CELLS[n]
    first, last = (
        np.clip((ends - around.lo) / around.width * cells, 0, cells - 1).astype(int) for ends in (boxes.lo, boxes.hi)
    )
    corners = np.zeros((cells + 1,) * n, dtype=int)
    for ends in itertools.product((0, 1), repeat=n):
        place = tuple(last[i] + 1 if end else first[i] for i, end in enumerate(ends))
        np.add.at(corners, place, (-1) ** sum(ends))
    for axis in range(n):
        corners = corners.cumsum(axis=axis)
    labels, _ = ndimage.label(corners > 0, structure=np.ones((3,) * n))
    return labels[tuple(first)]


def explained(f: Expression, boxes: Boxes, window: Boxes, scale: float, otherwise: Status) -> list[Region]:
    """The groups of leftover boxes as regions. `scale`: a typical slope; `otherwise`: why the search ended early."""
    groups = clusters(boxes, window, window.width[:, 0])
    if len(groups) > MOST_GROUPS:
        return [Region(Status.STOPPED if otherwise is Status.STOPPED else Status.CROWDED, boxes)]
    if not groups:
        return []
    unit = window.width[:, 0]
    seeds = max(SEEDS if len(groups) * SEEDS <= MOST_SEEDS else MOST_SEEDS // len(groups), 4)
    chosen = [group[np.linspace(0, len(group) - 1, min(seeds, len(group))).astype(int)] for group in groups]
    which = np.concatenate(chosen)
    work = Work(f, ALLOWANCE)
    rounds = int(min(ROUNDS, ALLOWANCE / work.jets(len(which))))
    ends = settle(f, boxes[which].centre, unit, rounds)
    part = f.interval_jet(*boxes[which].sides()).part
    owner = np.repeat(np.arange(len(groups)), [len(group) for group in chosen])
    regions = []
    for number, group in enumerate(groups):
        mine = owner == number
        own = Settled(*(array[..., mine] for array in ends))
        regions.append(verified(f, explain(boxes[group], own, part[mine], unit, scale, otherwise)))
    return gathered(regions, unit)


def gathered(regions: list[Region], unit: np.ndarray) -> list[Region]:
    """The regions, after fragments that lie as near to each other as they are wide were put together."""
    for _ in range(PASSES):
        count, labels = csgraph.connected_components(fragments(regions, unit))
        if count == len(regions):
            break
        parts = [[region for region, own in zip(regions, labels, strict=True) if own == label] for label in range(count)]
        regions = [region for part in parts for region in together(part)]
    return regions


def fragments(regions: list[Region], unit: np.ndarray) -> np.ndarray:
    """Whether two small regions may be parts of one, (k, k); two points are not."""
    hulls = joined([region.boxes.hull() for region in regions], len(unit))
    lo, hi = hulls.lo / unit[:, None], hulls.hi / unit[:, None]
    size = (hi - lo).max(axis=0)
    gap = np.maximum(lo[:, :, None] - hi[:, None], lo[:, None] - hi[:, :, None]).max(axis=0)
    larger = np.maximum(size[:, None], size)
    named = np.array([region.point is not None for region in regions])
    return (gap <= larger) & (larger <= FRAGMENT) & ~(named[:, None] & named)


def together(parts: list[Region]) -> list[Region]:
    """One region of several: with the point of one of them; a kink if one of them is one. Two points stay apart."""
    named = [part for part in parts if part.point is not None]
    if len(parts) == 1 or len(named) > 1:
        return parts
    boxes = joined([part.boxes for part in parts], len(parts[0].boxes.lo))
    edge = any(part.part for part in parts)
    if named:
        return [Region(named[0].status, boxes, named[0].point, named[0].exact, edge)]
    found = {part.status for part in parts}
    mixed = Status.KINKS if Status.KINKS in found else Status.UNDECIDED
    return [Region(found.pop() if len(found) == 1 else mixed, boxes, part=edge)]


def explain(
    group: Boxes, ends: Settled, part: np.ndarray, unit: np.ndarray, scale: float, otherwise: Status
) -> Region:
    """What the ends of the seeds say: one spot, a set, a crowd, or nothing."""
    margin, hull = NEAR * group.width.max(axis=1, keepdims=True), group.hull()
    inside = ((hull.lo - margin <= ends.places) & (ends.places <= hull.hi + margin)).all(axis=0)
    zero = inside & (ends.slope <= ZERO * scale)
    if not zero.any() or (part.any() and (ends.first <= STILL).all()):
        return Region(Status.KINKS if part.any() else Status.UNDECIDED, group, part=bool(part.any()))
    places, step = ends.places[:, zero], ends.step[zero]
    spread = (np.ptp(places, axis=1) / unit).max()
    size = (hull.width[:, 0] / unit).max()
    if size <= DOT or (size <= FRAGMENT and spread <= 1e-6 and zero.mean() > 0.5):
        best = np.argmin(np.where(zero, ends.slope, np.inf))
        regular = not part.any() and singularity(ends.hessian[..., [best]], scale).item() > SINGULAR
        status = Status.UNDECIDED if regular else Status.DEGENERATE
        return Region(status, group, ends.places[:, best], part=bool(part.any()))
    if part.mean() > 0.5:
        return Region(Status.KINKS, group, part=True)
    cells = np.unique(np.floor((places - hull.lo) / hull.width.max() * 1000), axis=1)
    if np.median(step) > 1e-9 or cells.shape[1] < places.shape[1] / 3:
        return Region(Status.UNDECIDED, group)
    sets = np.median(singularity(ends.hessian[..., zero], scale)) < SINGULAR
    return Region(Status.SETS if sets else otherwise, group)


def verified(f: Expression, region: Region) -> Region:
    """A region with a point, after the shortest fractions near it were tried: an exact zero, or a hole of f."""
    if region.point is None:
        return region
    hull, margin = region.boxes.hull(), NEAR * region.boxes.width.max(axis=1)
    try:
        exact = exact_zero(f, hull.lo[:, 0] - margin, hull.hi[:, 0] + margin)
    except ZeroDivisionError:
        return Region(Status.KINKS, region.boxes, part=True)
    point = np.array(exact, dtype=float) if exact else region.point
    return Region(region.status, region.boxes, point, exact, region.part)


def singularity(hessian: np.ndarray, scale: float) -> np.ndarray:
    """The smallest size of an eigenvalue of each Hessian as a part of the largest, or of `scale` if that is more."""
    sizes = np.abs(np.linalg.eigvalsh(np.moveaxis(hessian, -1, 0)))
    return sizes.min(axis=1) / np.maximum(sizes.max(axis=1), scale)


def flat_regions(boxes: Boxes, window: Boxes) -> tuple[list[Region], list[Boxes]]:
    """Groups of flat boxes, and apart from them those too small to be seen."""
    groups = [boxes[group] for group in clusters(boxes, window, window.width[:, 0])]
    if len(groups) > MOST_GROUPS:
        return [Region(Status.FLAT, boxes)], []
    wide = [(group.hull().width > LARGE * window.width).any() for group in groups]
    return (
        [Region(Status.FLAT, group) for group, seen in zip(groups, wide, strict=True) if seen],
        [group for group, seen in zip(groups, wide, strict=True) if not seen],
    )
