"""The door: who may speak to Thaw at all, settled before Streamlit sees a request."""
