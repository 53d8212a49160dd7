"""Only the routes of a class, in a server that starts in a second: to be killed at any instant.

Run: python -m tests.class_server ADDRESS PORT
"""

import sys

import uvicorn
from starlette.applications import Starlette

from components.classroom.routes import routes
from data import classroom

if __name__ == "__main__":
    made = routes("", lambda: classroom.open_classes(sys.argv[1]))
    uvicorn.run(Starlette(routes=made), host="127.0.0.1", port=int(sys.argv[2]), log_level="error")
