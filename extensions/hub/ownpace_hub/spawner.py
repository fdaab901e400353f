"""Starting one person's Jupyter server.

:class:`ClassSpawner` runs ``jupyterhub-singleuser`` as the user who opened the class, with or without being root. It
isolates nothing: it gives each person a home, an environment of their own, a log file and a short folder for the
sockets of kernels. Making students unable to reach each other is another spawner's work.
"""

import asyncio
import hashlib
import os
import sys
from collections.abc import Mapping
from pathlib import Path
from subprocess import DEVNULL, STDOUT
from typing import Any

from jupyterhub.spawner import LocalProcessSpawner
from traitlets import Instance, Unicode

from ownpace.messages import ENVIRONMENT as LANGUAGE
from ownpace.messages import sentence
from ownpace_hub.places import Places
from ownpace_hub.rosters import Person, Roster, read_roster
from ownpace_hub.trees import lay

DEFAULT_URLS: Mapping[str, str] = {
    "student": "/voila/render/course/home.ipynb",
    "coach": "/voila/render/course/board.ipynb",
    "teacher": "/lab",
}


_TURNSTILE = "ownpace_turnstile"


class ServerEndedError(RuntimeError):
    """A person's server ended while it was starting. Students see a sentence; operators, which log says why."""

    def __init__(self, name: str, status: int) -> None:
        super().__init__(
            f"The server of {name} ended with status {status} while starting; see logs/{name}.log"
        )
        self.jupyterhub_message = sentence("stopped.do")


class ClassSpawner(LocalProcessSpawner):  # type: ignore[misc]  # jupyterhub ships no types
    """Starts the servers of a class, all as one operating-system user."""

    home = Unicode(help="The class folder.").tag(config=True)
    course = Unicode(help="The built course.").tag(config=True)
    configuration = Unicode(help="The folder that holds jupyter_config.py.").tag(config=True)
    sockets = Unicode(help="A folder with a short path for the sockets of kernels.").tag(config=True)
    collector = Unicode(help="Address of the collector, as servers see it.").tag(config=True)
    language = Unicode(help="What pages speak; empty for what each is written in.").tag(config=True)
    roster = Instance(Roster, help="Who is in the class, as read when the hub started.")

    def _roster_default(self) -> Roster:
        return read_roster(self._places.roster)

    @property
    def _places(self) -> Places:
        return Places(Path(self.home))

    @property
    def person(self) -> Person:
        """Whose server this is. Raises LookupError for somebody who has left the roster."""
        person = self.roster.find(self.user.name)
        if person is None:
            raise LookupError(f"{self.user.name} is not on the roster of this class")
        return person

    async def start(self) -> tuple[str, int]:
        """Lay the person's home, then start the server; returns its address."""
        person = self.person
        home = await asyncio.to_thread(lay, self._places, person, Path(self.course))
        self._runtime_folder().mkdir(mode=0o700, parents=True, exist_ok=True)
        self.notebook_dir = str(home)
        self.default_url = DEFAULT_URLS[person.role]
        async with self._turnstile():
            with (self._places.logs / f"{person.name}.log").open("ab") as log:
                self.popen_kwargs = {"cwd": str(home), "stdin": DEVNULL, "stdout": log, "stderr": STDOUT}
                address: tuple[str, int] = await super().start()
            await self._listening(*address)
        return address

    def _turnstile(self) -> asyncio.Semaphore:
        """Return what lets a few servers start at a time; one for the whole hub.

        Starting takes seconds of computing. Thirty at once would all be slow, and the first as slow as the last.
        """
        together = 1 + (os.cpu_count() or 1)
        turnstile: asyncio.Semaphore = self.user.settings.setdefault(_TURNSTILE, asyncio.Semaphore(together))
        return turnstile

    async def _listening(self, ip: str, port: int) -> None:
        """Wait until the server takes connections; the hub bounds how long.

        Raises:
            ServerEndedError: the server's process has ended, so that waiting longer is in vain.
        """
        while not await _takes_connections(ip, port):
            if (status := self.proc.poll()) is not None:
                raise ServerEndedError(self.user.name, status)
            await asyncio.sleep(0.1)

    def get_args(self) -> list[str]:
        """Return the options of the server; Jupyter refuses to run as root without being told."""
        args: list[str] = super().get_args()
        return [*args, "--allow-root"] if os.geteuid() == 0 else args

    def user_env(self, env: dict[str, str]) -> dict[str, str]:
        """Return the environment that makes this server the person's own."""
        home = self._places.person(self.user.name)
        own = {
            "HOME": str(home),
            "USER": self.user.name,
            "SHELL": "/bin/bash",
            "PATH": os.pathsep.join((str(Path(sys.executable).parent), env.get("PATH", os.defpath))),
            # Lab reads what is switched off from labconfig/page_config.json on this path, and from nowhere else.
            "JUPYTER_CONFIG_PATH": os.pathsep.join((self.configuration, str(Path(__file__).parent))),
            "JUPYTER_DATA_DIR": str(home / ".local" / "share" / "jupyter"),
            "JUPYTER_RUNTIME_DIR": str(self._runtime_folder()),
            "JUPYTER_PREFER_ENV_PATH": "1",
            "IPYTHONDIR": str(home / ".ipython"),
            "OWNPACE_HOME": self.home,
            "OWNPACE_COURSE": self.course,
            "OWNPACE_ROLE": self.person.role,
            "OWNPACE_DISPLAY_NAME": self.person.display_name,
            "OWNPACE_COLLECTOR": self.collector,
            LANGUAGE: self.language,
        }
        return {**env, **own}

    def load_state(self, state: dict[str, Any]) -> None:
        """Forget the process of an earlier hub: none outlives its class, and its number may be another's by now."""
        super().load_state({name: value for name, value in state.items() if name != "pid"})

    def make_preexec_fn(self, name: str) -> None:
        """Change no user: everyone's server runs as the one who opened the class."""
        del name

    async def move_certs(self, paths: dict[str, Any]) -> dict[str, Any]:
        """Leave certificates where they are: there is no other user to give them to."""
        return paths

    def _runtime_folder(self) -> Path:
        # A socket's path may have 107 characters at most, and a kernel's file name takes 50 of them.
        short = hashlib.blake2s(self.user.name.encode(), digest_size=5).hexdigest()
        return Path(self.sockets) / short


async def _takes_connections(ip: str, port: int) -> bool:
    try:
        _, writer = await asyncio.open_connection(ip, port)
    except OSError:
        return False
    writer.close()
    return True
