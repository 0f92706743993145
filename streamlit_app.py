"""The entry point: page configuration, the style that live charts need, navigation."""

import streamlit as st

from ui import navigation

st.set_page_config(layout="wide", initial_sidebar_state="auto")
# A finger on a live chart drags; beside it, it scrolls the page.
st.html("""<style>
[class*="_live"] svg { touch-action: none; user-select: none; -webkit-user-select: none }
</style>""")
navigation.frame()
