import json
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

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


@pytest.fixture
def pages():
    return Pages
