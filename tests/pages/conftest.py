import json
from pathlib import Path

import pytest
from altair.utils.schemapi import _PropertySetter
from streamlit.testing.v1 import AppTest

from explorers.charts.once import ALONE

ROOT = Path(__file__).parent.parent.parent


class Pages:
    """Opens pages as a link does, without a browser."""

    @staticmethod
    def open(stem: str, /, opened=(), **query) -> AppTest:
        """The page as a link shows it, with some of its closed boxes opened, by key."""
        app = AppTest.from_file(str(ROOT / "streamlit_app.py"), default_timeout=60)
        for name, value in query.items():
            app.query_params[name] = value
        for key in opened:
            app.session_state[f"{stem}_{key}"] = True
        app.switch_page(f"pages/{stem}.py").run()
        return app

    @staticmethod
    def words(app: AppTest) -> str:
        """Everything that is said on the page."""
        kinds = ("title", "header", "markdown", "caption", "text", "code")
        return "\n".join(element.value for kind in kinds for element in app.get(kind) if element.value)

    @staticmethod
    def specs(app: AppTest) -> list[dict]:
        """The specification of every chart, without its data."""
        return [json.loads(chart.proto.spec) for chart in app.get("vega_lite_chart")]


@pytest.fixture(scope="session", autouse=True)
def one_at_a_time():
    """Altair's setters belong to one thread at a time; a page that uses one without the lock ends with an exception."""
    with pytest.MonkeyPatch.context() as patch:
        call = _PropertySetter.__call__

        def alone(setter, *given, **named):
            assert ALONE._is_owned(), "A chart is described without `once` or `alone`."
            return call(setter, *given, **named)

        patch.setattr(_PropertySetter, "__call__", alone)
        yield


@pytest.fixture
def pages():
    return Pages
