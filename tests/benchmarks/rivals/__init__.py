"""Streamlit scripts that the benchmarks put beside the app: other ways, or the map alone."""
