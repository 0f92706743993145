"""All critical points of a formula in a window, by interval arithmetic: what is not listed is not there, or is drawn."""

from explorers.interval_search.exact import exact_jet, exact_zero
from explorers.interval_search.findings import Findings, search_window, worst
from explorers.interval_search.groups import Region, Status
from explorers.interval_search.winding import winding_number

__all__ = ["Findings", "Region", "Status", "exact_jet", "exact_zero", "search_window", "winding_number", "worst"]
