"""A server extension for the teacher: formgrader in a tab of its own, showing submissions through our safe pages.

Loaded after nbgrader's own extension (extensions load in the order of their names), it puts ``SafeHTMLExporter`` where
formgrader looks for its exporter, leaves nbgrader's plugin for a formgrader in a frame out of the lab, and mends the links
that formgrader makes when it is not in a frame: nbgrader forgets the server's base URL in them.
"""

from importlib.resources import files
from pathlib import Path
from typing import Any

from jupyter_server.base.handlers import JupyterHandler
from jupyter_server.utils import url_path_join
from nbgrader.server_extensions.formgrader.handlers import static_path
from tornado import web
from tornado.routing import PathMatches, Rule

from ownpace_autograder.courses import find_own_tools
from ownpace_autograder.labpages import TEACHER_OFF, switch_off
from ownpace_autograder.pages import SafeHTMLExporter

LINKS = "js/utils.js"
"""nbgrader's script that makes the links, below formgrader's static files."""


class LinksHandler(JupyterHandler):
    """Sends nbgrader's script with our way of making links behind it."""

    @web.authenticated
    def get(self) -> None:
        """Send the script."""
        theirs = (Path(static_path) / LINKS).read_text(encoding="utf-8")
        ours = files("ownpace_autograder").joinpath("templates/links.js").read_text(encoding="utf-8")
        self.set_header("Content-Type", "text/javascript; charset=utf-8")
        self.finish(f"{theirs}\n{ours}")


def _jupyter_server_extension_points() -> list[dict[str, str]]:
    return [{"module": "ownpace_autograder.formgrader"}]


def _load_jupyter_server_extension(serverapp: Any) -> None:
    find_own_tools()
    web_app = serverapp.web_app
    switch_off(web_app.settings, TEACHER_OFF)
    formgrader = web_app.settings.get("nbgrader_formgrader")
    if formgrader is None:
        serverapp.log.info("ownpace: formgrader is not on; nothing to make safe")
        return
    web_app.settings["nbgrader_exporter"] = SafeHTMLExporter(config=formgrader.config)
    url = url_path_join(web_app.settings["base_url"], "formgrader", "static", LINKS)
    # In front of nbgrader's own handler for all static files, which was added before.
    web_app.default_router.rules.insert(0, Rule(PathMatches(f"{url}$"), LinksHandler))
