"""The entry point: page configuration, the style that live charts need, navigation."""

import streamlit as st

from ui import navigation

st.set_page_config(layout="wide", initial_sidebar_state="auto")
# A finger on a live chart drags; beside it, it scrolls the page. Captions and a main button in the dark need more contrast
# than Streamlit gives them. Its own "Show data" knows one table of a chart; the button below the chart has them all.
# Two columns need more room than Streamlit thinks: a picture is up to 345 pixels wide.
st.html("""<style>
[class*="_live"] svg { touch-action: none; user-select: none; -webkit-user-select: none }
[data-testid="stCaptionContainer"] { opacity: 0.75 }
.katex-display { padding-inline: 2px }
button[aria-label^="Show data"] { display: none }
@media (max-width: 840px) { [data-testid="stColumn"] { min-width: calc(100% - 1.5rem) } }
[data-testid="stBaseButton-primary"] { color: light-dark(#ffffff, #11141b) }
</style>""")
navigation.frame()
