"""The map of the roadmap."""

import streamlit as st

from explorers.charts.roadmap import roadmap
from explorers.roadmap import ROADMAP, SECTIONS
from ui.navigation import guard
from ui.text import part, title

guard()
st.title(part("home", "title"), anchor=False)
st.markdown(part("home", "intro"))

with st.container(horizontal=True):
    for name, stem, state in (
        ("star", "norms", {"norms_p": "1/2", "norms_ux": "1", "norms_uy": "0", "norms_vx": "0", "norms_vy": "1"}),
        ("turn", "eigenvectors", {"eigenvectors_a": "0 -1; 1 0"}),
        ("slopes", "surfaces", {"surfaces_f": "x^2 y/(x^4+y^2)", "surfaces_v": "0", "surfaces_x0": "0", "surfaces_y0": "0"}),
        ("peano", "critical_points", {"critical_points_case": "(y − x²)(y − 2x²)"}),
        ("code", "cross_entropy", {"cross_entropy_p": "0.1 0.9", "cross_entropy_q": "0.9 0.1"}),
        ("run", "training", {}),
    ):
        st.page_link(f"pages/{stem}.py", label=part("home", name), icon=":material/arrow_forward:", query_params=state)

seen = st.session_state.get("_seen", set())
states = {topic.stem: "seen" if topic.stem in seen else "open" for topic in ROADMAP}
titles = {name: title(name) for name in (*SECTIONS, *states)}
chosen = st.altair_chart(roadmap(titles, states), key="home_map", on_select="rerun", alt=part("home", "alt"))
for topic in chosen["selection"].get("topic") or []:
    if topic.get("stem") in states:
        st.switch_page(f"pages/{topic['stem']}.py")
st.caption(part("home", "map"))

st.header(part("home", "list"), anchor=False)
for column, section in zip(st.columns(len(SECTIONS)), SECTIONS, strict=True):
    with column:
        st.markdown(f"**{title(section)}**")
        for topic in ROADMAP:
            if topic.section == section:
                st.page_link(f"pages/{topic.stem}.py", label=title(topic.stem))
