"""Teach: stories, drawing, rating, quiz and handouts on the screen and on paper."""
