"""Pure functions from tables to figures that several pages draw. No Streamlit."""
