"""A class: the pupils' pages, which are routes of our own, and the teacher's page with a board."""
