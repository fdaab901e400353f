"""Which of JupyterLab's plugins a page leaves out.

Lab reads that from files that hold for everybody on a computer; students and teachers need different plugins on the same
one. So the server's own extensions say it, behind whoever else has something to say about the page (JupyterHub has).
"""

from collections.abc import Callable, MutableMapping
from typing import Any

TEACHER_OFF = ("@jupyter/nbgrader:formgrader",)
"""nbgrader opens formgrader in a frame, which JupyterHub rightly refuses; ``@ownpace/widgets`` opens it in a tab."""

STUDENT_OFF = (
    "@jupyter/nbgrader:formgrader",
    "@jupyter/nbgrader:create-assignment",
    "@jupyter/nbgrader:course-list",
    "@ownpace/widgets:formgrader-tab",
)
"""What a student has no use for."""

Hook = Callable[[Any, dict[str, Any]], dict[str, Any]]


def switch_off(settings: MutableMapping[str, Any], plugins: tuple[str, ...]) -> None:
    """Leave these plugins out of the lab pages of a server, beside those that are left out already."""
    before: Hook | None = settings.get("page_config_hook")

    def hook(handler: Any, page_config: dict[str, Any]) -> dict[str, Any]:
        config = before(handler, page_config) if before else page_config
        config["disabledExtensions"] = sorted({*config.get("disabledExtensions", ()), *plugins})
        return config

    settings["page_config_hook"] = hook
