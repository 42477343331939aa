"""The pages: the only part, beside app.py, that knows Streamlit."""
