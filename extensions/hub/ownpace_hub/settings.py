"""One class in figures, and the JupyterHub configuration made from them.

:class:`Settings` is all that the hub process needs to know; :func:`save` and :func:`load` carry it there as JSON.
:func:`configure` turns it into JupyterHub's configuration. It only ever sets values, never appends, so running it
twice gives the same hub.
"""

import ctypes
import json
import signal
import sys
from dataclasses import asdict, dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

from ownpace.messages import ENGLISH, catalogue
from ownpace_hub.authenticator import RosterAuthenticator
from ownpace_hub.passphrases import write_private
from ownpace_hub.places import Places
from ownpace_hub.rights import COLLECTOR, hub_roles
from ownpace_hub.spawner import ClassSpawner

HOUR = 3600
# A school day: who signs in before the first lesson is not asked again before the last.
SIGNED_IN_DAYS = 0.5
# A slow box that starts a whole class at once takes minutes, not seconds, for the last of them.
START_SECONDS = 300
PROXY_MILLISECONDS = 300_000


@dataclass(frozen=True, slots=True)
class Settings:
    """What the hub of one class is told.

    Attributes:
        home: the class folder.
        course: the built course.
        configuration: the folder of ``jupyter_config.py``.
        sockets: a folder with a short path, which goes when the class closes.
        ip: the address that the class listens on.
        port: the public port.
        hub_port: where the hub itself listens, on the loopback only.
        proxy_port: where the proxy takes the hub's orders, on the loopback only.
        collector_port: where the collector listens, on the loopback only.
        language: what every page of the class speaks; None for the language that a lesson is written in.
    """

    home: Path
    course: Path
    configuration: Path
    sockets: Path
    ip: str
    port: int
    hub_port: int
    proxy_port: int
    collector_port: int
    language: str | None = None

    @property
    def places(self) -> Places:
        """The map of the class folder."""
        return Places(self.home)

    @property
    def address(self) -> str:
        """Where a browser on this computer finds the class."""
        host = "127.0.0.1" if self.ip in {"", "0.0.0.0", "::"} else self.ip  # noqa: S104  # read, never bound
        return f"http://[{host}]:{self.port}/" if ":" in host else f"http://{host}:{self.port}/"

    @property
    def collector(self) -> str:
        """The collector as the servers see it: straight, so that events do not pass the proxy."""
        return f"http://127.0.0.1:{self.collector_port}/services/{COLLECTOR}"


def save(settings: Settings, path: Path) -> None:
    """Write the settings for the hub process, readable by their owner only."""
    write_private(path, json.dumps(asdict(settings), default=str, indent=1) + "\n")


def load(path: Path) -> Settings:
    """Return the settings that :func:`save` wrote."""
    values: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    folders = {name: Path(values[name]) for name in ("home", "course", "configuration", "sockets")}
    return Settings(**{**values, **folders})


def configure(c: Any, settings: Settings) -> None:
    """Set JupyterHub's configuration ``c`` for that class."""
    _hub(c, settings)
    _sign_in(c, settings)
    _servers(c, settings)
    _rights(c, settings)
    _end_with_parent()


def _hub(c: Any, settings: Settings) -> None:
    private = settings.places.hub
    c.JupyterHub.bind_url = f"http://{_host(settings.ip)}:{settings.port}"
    c.JupyterHub.hub_bind_url = f"http://127.0.0.1:{settings.hub_port}"
    c.JupyterHub.db_url = f"sqlite:///{private / 'hub.sqlite'}"
    c.JupyterHub.cookie_secret_file = str(private / "cookie-secret")
    c.JupyterHub.template_paths = [str(files("ownpace_hub").joinpath("templates"))]
    c.JupyterHub.template_vars = {
        "sentences": dict(catalogue(settings.language)),
        "spoken": settings.language or ENGLISH,
    }
    c.JupyterHub.cleanup_servers = True
    c.JupyterHub.cleanup_proxy = True
    c.JupyterHub.shutdown_on_logout = True
    c.JupyterHub.allow_named_servers = False
    c.JupyterHub.cookie_max_age_days = SIGNED_IN_DAYS
    c.JupyterHub.token_expires_in_max_seconds = 24 * HOUR
    # A whole class comes through the door at once. Past a limit the hub sends people away to try again by hand.
    c.JupyterHub.concurrent_spawn_limit = 0
    c.ConfigurableHTTPProxy.api_url = f"http://127.0.0.1:{settings.proxy_port}"
    c.ConfigurableHTTPProxy.command = [
        sys.executable, "-m", "ownpace_hub.proxy", "--proxy-timeout", str(PROXY_MILLISECONDS),
    ]  # fmt: skip
    c.ConfigurableHTTPProxy.pid_file = str(private / "proxy.pid")
    c.ConfigurableHTTPProxy.log_level = "error"


def _host(ip: str) -> str:
    return f"[{ip}]" if ":" in ip else ip


def _sign_in(c: Any, settings: Settings) -> None:
    c.JupyterHub.authenticator_class = RosterAuthenticator
    c.RosterAuthenticator.home = str(settings.home)
    c.RosterAuthenticator.manage_groups = True
    c.RosterAuthenticator.any_allow_config = True


def _servers(c: Any, settings: Settings) -> None:
    c.JupyterHub.spawner_class = ClassSpawner
    c.ClassSpawner.cmd = [sys.executable, "-m", "jupyterhub.singleuser"]
    c.ClassSpawner.home = str(settings.home)
    c.ClassSpawner.course = str(settings.course)
    c.ClassSpawner.configuration = str(settings.configuration)
    c.ClassSpawner.sockets = str(settings.sockets)
    c.ClassSpawner.collector = settings.collector
    c.ClassSpawner.language = settings.language or ""
    c.ClassSpawner.disable_user_config = True
    c.ClassSpawner.start_timeout = START_SECONDS
    c.ClassSpawner.http_timeout = START_SECONDS
    c.ClassSpawner.interrupt_timeout = 5
    c.ClassSpawner.term_timeout = 3
    # A server that died is noticed before its owner has read what the page says.
    c.ClassSpawner.poll_interval = 5


def _rights(c: Any, settings: Settings) -> None:
    c.JupyterHub.services = [
        {
            "name": COLLECTOR,
            "command": [sys.executable, "-m", "ownpace_pacing.collector"],
            "url": f"http://127.0.0.1:{settings.collector_port}",
            "environment": {"OWNPACE_HOME": str(settings.home), "OWNPACE_COURSE": str(settings.course)},
            "display": False,
            "oauth_no_confirm": True,
        }
    ]
    c.JupyterHub.load_roles = hub_roles()


def _end_with_parent() -> None:
    """Ask Linux to end the hub in order when the program that opened the class is killed."""
    if sys.platform == "linux":
        set_parent_death_signal = 1
        ctypes.CDLL(None, use_errno=True).prctl(set_parent_death_signal, signal.SIGTERM, 0, 0, 0)
