"""Two visitors who describe charts at the same moment get what one alone would get."""

import inspect
import json
import sys
from concurrent.futures import ThreadPoolExecutor

from explorers.charts import bases_space, eigenvectors, linear_maps_sums
from explorers.charts.once import alone, once

DESCRIBE = [inspect.unwrap(module._described) for module in (bases_space, eigenvectors, linear_maps_sums)]


def written(describe) -> str:
    return json.dumps(describe(), default=str)


def test_charts_described_in_several_threads_are_those_of_one():
    expected = [written(describe) for describe in DESCRIBE]
    pace = sys.getswitchinterval()
    sys.setswitchinterval(1e-5)
    try:
        with ThreadPoolExecutor(3) as visitors:
            found = [visitors.submit(written, alone(describe)) for describe in DESCRIBE * 2]
            assert [one.result() for one in found] == expected * 2
    finally:
        sys.setswitchinterval(pace)


def test_many_visitors_make_one_description():
    made = []
    described = once(lambda: made.append("a chart"))
    with ThreadPoolExecutor(8) as visitors:
        list(visitors.map(lambda _: described(), range(40)))
    assert made == ["a chart"]
