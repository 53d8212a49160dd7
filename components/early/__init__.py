"""The picture before the page: drawn from the first answer, before Streamlit's scripts are here."""
