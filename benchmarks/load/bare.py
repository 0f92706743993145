"""The smallest page with a control and a chart that follows it: the measure for the others."""

import numpy as np
import pandas as pd
import streamlit as st


@st.fragment
def explorer():
    a = st.number_input("a", -3.0, 3.0, 1.0, 0.01, key="_a")
    x = np.linspace(-3, 3, 200)
    line = {"mark": "line", "data": {"name": "curve"}, "encoding": {"x": {"field": "x"}, "y": {"field": "y"}}}
    home = {"mark": "point", "data": {"name": "home"}, "encoding": {"x": {"field": "a"}}}
    tables = {"curve": pd.DataFrame({"x": x, "y": np.sin(a * x)}), "home": pd.DataFrame([{"a": a}])}
    st.vega_lite_chart({"layer": [line, home], "datasets": tables}, key="chart")


explorer()
