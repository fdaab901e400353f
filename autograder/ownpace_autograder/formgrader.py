"""A server extension for the teacher: formgrader shows submissions through our safe pages, in a tab of its own.

Loaded after nbgrader's own extension (extensions load in the order of their names), it puts ``SafeHTMLExporter`` where
formgrader looks for its exporter, and leaves nbgrader's plugin for a formgrader in a frame out of the lab.
"""

from typing import Any

from ownpace_autograder.courses import find_own_tools
from ownpace_autograder.labpages import TEACHER_OFF, switch_off
from ownpace_autograder.pages import SafeHTMLExporter


def _jupyter_server_extension_points() -> list[dict[str, str]]:
    return [{"module": "ownpace_autograder.formgrader"}]


def _load_jupyter_server_extension(serverapp: Any) -> None:
    find_own_tools()
    settings = serverapp.web_app.settings
    switch_off(settings, TEACHER_OFF)
    formgrader = settings.get("nbgrader_formgrader")
    if formgrader is None:
        serverapp.log.info("ownpace: formgrader is not on; nothing to make safe")
        return
    settings["nbgrader_exporter"] = SafeHTMLExporter(config=formgrader.config)
