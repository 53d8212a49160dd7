"""A class: the pupils' pages (routes of our own, no Streamlit) and the teacher's page with a board."""
