"""The student's desk: a server extension for fetching, handing in, and reading feedback.

``counter`` does the work with nbgrader's exchange classes, one thing at a time; ``receipts`` says what a receipt is;
``handlers`` is the door, and takes who the student is from the server's own sign-in.
"""

from typing import Any

from ownpace_autograder.desk.handlers import routes
from ownpace_autograder.labpages import STUDENT_OFF, switch_off


def _jupyter_server_extension_points() -> list[dict[str, str]]:
    return [{"module": "ownpace_autograder.desk"}]


def _load_jupyter_server_extension(serverapp: Any) -> None:
    web_app = serverapp.web_app
    switch_off(web_app.settings, STUDENT_OFF)
    web_app.add_handlers(".*$", routes(web_app.settings["base_url"], serverapp.config, serverapp.root_dir))
