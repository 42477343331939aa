"""The rivals are scripts that Streamlit runs in a copy of the app; here they cannot be imported."""

collect_ignore_glob = ["rivals/*"]
