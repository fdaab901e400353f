"""The one Jupyter configuration of the course: profiles for student, teacher, coach and writer.

Jupyter reads it only through ``JUPYTER_CONFIG_PATH`` (the class sets it for every server) or ``--config``; standing in
this folder is not enough. ``OWNPACE_ROLE`` chooses the profile; without it you are a writer, who opens lessons on the
own computer. What it sets for nbgrader is decided in ``ownpace_autograder.settings``.
"""

import os
import sys
from pathlib import Path

from ownpace.messages import ENVIRONMENT as LANGUAGE
from ownpace.messages import UnknownLanguageError, catalogue, checked, spoken_language, spoken_on
from ownpace_autograder import settings as grading
from ownpace_page import rendering

c = get_config()  # noqa: F821  # Jupyter gives it to every configuration file
role = os.environ.get("OWNPACE_ROLE", "writer")
in_class = "OWNPACE_HOME" in os.environ and role != "writer"

if language := os.environ.get(LANGUAGE):
    try:
        checked(language)
    except UnknownLanguageError as problem:
        # Jupyter only logs an exception of a configuration, and would go on without the rest of it.
        sys.exit(f"{LANGUAGE}: {problem}")

# Which parts of the server run. Updated, never assigned: the grading settings below add theirs.
c.ServerApp.jpserver_extensions.update(
    {
        "voila.server_extension": True,
        "ownpace_pacing": True,
        "ownpace_page": True,
        "jupyterlab": True,
        "notebook_shim": role == "writer",
        "notebook": role == "writer",
        "jupyterlab_jupytext": role == "writer",
        "jupyter_lsp": role in {"teacher", "writer"},
        "jupyter_server_terminals": role in {"teacher", "writer"},
        "nbgrader.server_extensions.formgrader": role in {"teacher", "writer"},
        "nbgrader.server_extensions.assignment_list": role != "coach",
        "nbgrader.server_extensions.course_list": False,
        "nbgrader.server_extensions.validate_assignment": role != "coach",
    }
)
c.ServerApp.terminals_enabled = role in {"teacher", "writer"}

# Lessons are pages: our template, no source code, no tracebacks, nothing from anywhere else.
c.VoilaConfiguration.template = "ownpace"
c.VoilaConfiguration.allow_template_override = "NO"
c.VoilaConfiguration.allow_theme_override = "NO"
c.VoilaConfiguration.strip_sources = True
c.VoilaConfiguration.show_tracebacks = False
# The template's sentences: of a page through its resources, of an error page through the server's own variables.
c.VoilaConfiguration.resources = {"catalogue": catalogue, "spoken": spoken_on}
c.ServerApp.jinja_template_vars = {"sentences": dict(catalogue()), "spoken": spoken_language()}
c.VoilaConfiguration.page_config_hook = rendering.page_config
c.VoilaConfiguration.prelaunch_hook = rendering.give_token
c.VoilaExporter.markdown_renderer_class = "ownpace_page.rendering.BookRenderer"
# A widget's state is mostly words: on the wire it is a tenth of its size.
c.ServerApp.websocket_compression_options = {}
# One cell that fails must not take the rest of the page with it.
c.VoilaExecutor.allow_errors = True

# No request leaves the school: no news, no update check, no extension catalogue, no content delivery network.
c.LabApp.news_url = None
c.LabApp.check_for_updates_class = "jupyterlab.NeverCheckForUpdate"
c.LabApp.extension_manager = "readonly"
c.LabApp.lock_all_plugins = role != "writer"

if in_class:
    # A lesson takes less than an hour. A tab that was left open longer gives its memory back.
    c.MappingKernelManager.cull_idle_timeout = 3600
    c.MappingKernelManager.cull_interval = 120
    c.MappingKernelManager.cull_connected = True
    c.ServerApp.shutdown_no_activity_timeout = 3600
    # Sockets, not ports: everyone on this computer could connect to a port.
    c.KernelManager.transport = "ipc"

    home, exchange = Path.home(), Path(os.environ["OWNPACE_HOME"]) / "exchange"
    if role == "teacher":
        grading.configure_teacher(c, home / grading.COURSE_ID, exchange)
    if role == "student":
        grading.configure_student(c, home, os.environ["JUPYTERHUB_USER"], exchange)
