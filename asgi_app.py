"""The entry point for hosts: security headers, errors, paths and versions kept to itself, warm from the first visit.

`streamlit run asgi_app.py` serves it, with Streamlit's options as flags or variables of the environment. Two more
variables: DASHBOARD_FRAME_ANCESTORS names the sites that may frame a page, as the directive frame-ancestors does
(default: all); DASHBOARD_WARMING=off takes visitors at once, and the first of each page waits longer.
"""

import os
from pathlib import Path

import streamlit as st
from starlette.types import ASGIApp

from deploy.discreet import discreet
from deploy.headers import headers, secured
from deploy.warming import warmed

# `streamlit run` looks for this very assignment, and then serves what `app` is in the end.
app: ASGIApp = st.App(Path(__file__).parent / "streamlit_app.py")
st.set_option("client.showErrorDetails", "none")
if os.environ.get("DASHBOARD_WARMING") != "off":
    app = warmed(app)
app = discreet(app, "streamlit_app.py")
app = secured(app, headers(os.environ.get("DASHBOARD_FRAME_ANCESTORS", "")))
