"""``ownpace preview``: opens a page server of the author's own, with the course's template and the preview's frame."""

import errno
import os
import secrets
import socket
import subprocess
import sys
import tempfile
import time
import webbrowser
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import click

from ownpace.authoring.commands import find_course, packs_option
from ownpace.authoring.preview.gallery import GALLERY
from ownpace.authoring.preview.stage import FOLDER, PACKS, PAGE, ROOT, page_of
from ownpace.building.gathering import survey
from ownpace.curriculum.course import ENVIRONMENT as COURSE
from ownpace.sources import SourceError

CONFIGURATION = "jupyter_config.py"
HOST = "127.0.0.1"
LOOK_SECONDS = 0.05


@click.command("preview")
@click.argument("path", required=False, type=click.Path(path_type=Path))
@click.option(
    "--port", default=8899, show_default=True, type=click.IntRange(1, 65535), help="The port to open on."
)
@click.option("--browser/--no-browser", default=True, help="Open the page in the browser.")
@packs_option
def preview_command(path: Path | None, port: int, *, browser: bool, packs: tuple[Path, ...]) -> None:
    """Show a lesson or a problem as students see it, and again after every save: PATH, or the first lesson.

    Example: ownpace preview notebooks/u00-readiness/one-two-step-equations --port 8899

    With "gallery" for the PATH it shows every widget, each below the line that sets it up. Ends with Ctrl-C.
    """
    gallery = path is not None and str(path) == GALLERY and not path.exists()
    if path is not None and not gallery and not path.exists():
        raise click.BadParameter(f"there is no {path}", param_hint="'PATH'")
    root, packs = find_course(None if gallery else path, packs)
    try:
        first = GALLERY if gallery else page_of(path, survey(root, packs))
    except SourceError as problem:
        raise click.ClickException(str(problem)) from None
    with preview_server(root, packs, first, port=port) as (address, server):
        click.echo(f"The preview is at {address}\nEnd it with Ctrl-C.")
        if browser:
            webbrowser.open(address)
        try:
            sys.exit(server.wait())
        except KeyboardInterrupt:
            click.echo("The preview has ended.")


@contextmanager
def preview_server(
    root: Path, packs: tuple[Path, ...], first: str, *, port: int
) -> Iterator[tuple[str, "subprocess.Popen[bytes]"]]:
    """Run a page server for a preview; gives its address once it answers, and ends it afterwards. Raises ClickException."""
    _find_free(port)
    with tempfile.TemporaryDirectory(prefix="ownpace-preview-") as name:
        folder = Path(name)
        (folder / "home").mkdir()
        token = secrets.token_hex(16)
        server = subprocess.Popen(
            [
                sys.executable,
                "-m",
                "jupyter_server",
                "--no-browser",
                f"--config={_configuration()}",
                f"--ServerApp.root_dir={folder / 'home'}",
                f"--ServerApp.ip={HOST}",
                f"--ServerApp.port={port}",
                "--ServerApp.port_retries=0",
                f"--IdentityProvider.token={token}",
                "--Application.log_level=WARN",
                *_extensions(),
                *(["--allow-root"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []),
            ],
            env={**os.environ, **_environment(root, packs, folder, first)},
            cwd=folder / "home",
        )
        try:
            _wait_until_open(server, port)
            yield f"http://{HOST}:{port}/ownpace/preview?token={token}", server
        finally:
            server.terminate()
            try:
                server.wait(10)
            except subprocess.TimeoutExpired:
                server.kill()


def _find_free(port: int) -> None:
    """Raise ClickException where something else listens on the port."""
    with socket.socket() as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind((HOST, port))
        except OSError as problem:
            why = "is taken" if problem.errno == errno.EADDRINUSE else f"cannot be opened: {problem.strerror}"
            raise click.ClickException(
                f"Port {port} {why}. Name another with --port, such as --port {port + 1}."
            ) from None


def _wait_until_open(server: "subprocess.Popen[bytes]", port: int) -> None:
    """Return once the server takes connections. Raises ClickException if it ends before."""
    while server.poll() is None:
        try:
            socket.create_connection((HOST, port), timeout=1).close()
        except OSError:
            time.sleep(LOOK_SECONDS)
        else:
            return
    raise click.ClickException("The preview's server ended before it was open; what it said stands above.")


def _extensions() -> list[str]:
    """Return options that load what a preview needs, and leave out what it does not, so that it opens sooner.

    What is given here takes the place of the configuration's own list: the page's files need their extension named again.
    """
    needed = ("ownpace_page", "ownpace.authoring.preview.extension")
    heavy = (
        "jupyterlab",
        "notebook",
        "notebook_shim",
        "jupyter_lsp",
        "jupyterlab_jupytext",
        "jupyter_server_terminals",
    )
    loaded = [*((name, True) for name in needed), *((name, False) for name in heavy)]
    return [f"--ServerApp.jpserver_extensions={name}={on}" for name, on in loaded]


def _configuration() -> Path:
    """Return the course's own Jupyter configuration. Raises ClickException."""
    found = Path(__file__).parents[3] / CONFIGURATION
    if not found.is_file():
        raise click.ClickException(
            f"A preview needs a checkout of OwnPace: there is no {CONFIGURATION} beside this program."
        )
    return found


def _environment(root: Path, packs: tuple[Path, ...], folder: Path, first: str) -> Mapping[str, str]:
    return {
        ROOT: str(root.resolve()),
        PACKS: os.pathsep.join(str(pack.resolve()) for pack in packs),
        FOLDER: str(folder),
        PAGE: first,
        COURSE: str(folder / "course"),
        "HOME": str(folder / "home"),
        "JUPYTER_RUNTIME_DIR": str(folder / "runtime"),
        "OWNPACE_ROLE": "writer",
    }
