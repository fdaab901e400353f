"""Signing in with a name of the roster and its passphrase.

:class:`RosterAuthenticator` owns the roster and the throttle of one hub, and asks the passphrase store at every
sign-in, so that a renewed passphrase works at once. Groups come from the roster and from nowhere else. Wrong name and
wrong passphrase look and take the same.
"""

import asyncio
import time
from pathlib import Path
from typing import Any

from jupyterhub.auth import Authenticator
from tornado.web import HTTPError, RequestHandler
from traitlets import Instance, Unicode

from ownpace.messages import sentence
from ownpace_hub.passphrases import PassphraseStore
from ownpace_hub.places import Places
from ownpace_hub.rosters import Person, Roster, read_roster
from ownpace_hub.throttle import Throttle


class SignInError(HTTPError):
    """A sign-in that was refused, with the sentence that the person reads on the page."""

    def __init__(self, status: int, key: str, **values: int) -> None:
        super().__init__(status, f"sign-in refused: {key}")
        # The hub shows this attribute, and nothing else of the error, on the page.
        self.jupyterhub_message = sentence(key, language=None, **values)


class RosterAuthenticator(Authenticator):  # type: ignore[misc]  # jupyterhub ships no types
    """Lets in who is on the roster and knows the passphrase."""

    home = Unicode(help="The class folder.").tag(config=True)
    throttle = Instance(Throttle, help="Counts failed tries.")
    roster = Instance(Roster, help="Who is in the class, as read when the hub started.")

    def _throttle_default(self) -> Throttle:
        return Throttle(time.monotonic)

    def _roster_default(self) -> Roster:
        return read_roster(self._places.roster)

    @property
    def _places(self) -> Places:
        return Places(Path(self.home))

    async def authenticate(self, handler: RequestHandler, data: dict[str, str]) -> dict[str, Any]:
        """Return name and groups of the person who signs in.

        Raises:
            SignInError: 403 for a wrong name or passphrase, 429 after too many tries.
        """
        del handler
        name = self.normalize_username(data.get("username", "").strip())[:64]
        if seconds := self.throttle.wait(name):
            raise SignInError(429, "signin.wait", seconds=seconds)
        # Counted before it is looked at: a hundred tries at the same moment must not all find the door open.
        self.throttle.failed(name)
        store = PassphraseStore.at(self._places)
        # Hashing takes some 50 ms by design: not on the loop that serves everyone.
        right = await asyncio.to_thread(store.check, name, data.get("password", ""))
        person = self.roster.find(name)
        if not right or person is None:
            raise SignInError(403, "signin.wrong")
        self.throttle.passed(name)
        return _model(person)

    async def refresh_user(self, user: Any, handler: RequestHandler | None = None) -> bool | dict[str, Any]:
        """Return the person's groups again, or False for somebody who has left the roster."""
        del handler
        person = self.roster.find(user.name)
        return _model(person) if person else False

    def check_allowed(self, username: str, authentication: dict[str, Any] | None = None) -> bool:
        """Tell whether that name is on the roster."""
        del authentication
        return self.roster.find(username) is not None


def _model(person: Person) -> dict[str, Any]:
    info = {"display_name": person.display_name, "role": person.role, "section": person.section}
    return {"name": person.name, "groups": list(person.groups), "user_info": info}
