"""Signing in: right people with their groups, wrong ones with a sentence that helps."""

import asyncio
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from ownpace_hub.authenticator import RosterAuthenticator, SignInError
from ownpace_hub.passphrases import PassphraseStore
from ownpace_hub.places import Places
from ownpace_hub.rosters import Person, Roster, write_roster
from ownpace_hub.throttle import ALLOWANCE

ROSTER = Roster((Person("rivera", "Ms. Rivera", "teacher", ""), Person("ada", "Ada Byron", "student", "A")))


@pytest.fixture
def places(tmp_path: Path) -> Places:
    write_roster(tmp_path / "roster.csv", ROSTER)
    PassphraseStore.at(Places(tmp_path)).complete(ROSTER)
    return Places(tmp_path)


@pytest.fixture
def door(places: Places) -> RosterAuthenticator:
    return RosterAuthenticator(home=str(places.home), manage_groups=True)


def knock(door: RosterAuthenticator, name: str, passphrase: str) -> Any:
    return asyncio.run(door.get_authenticated_user(None, {"username": name, "password": passphrase}))


def refused(door: RosterAuthenticator, name: str, passphrase: str) -> SignInError:
    with pytest.raises(SignInError) as caught:
        knock(door, name, passphrase)
    return caught.value


def test_the_right_passphrase_gives_name_and_groups(door: RosterAuthenticator, places: Places) -> None:
    phrase = PassphraseStore.at(places).in_clear()["ada"]
    person = knock(door, " Ada ", phrase.upper())
    assert person["name"] == "ada"
    assert person["groups"] == ["students", "nbgrader-algebra1", "section-a"]
    assert not person["admin"]


def test_a_wrong_passphrase_and_an_unknown_name_read_the_same(door: RosterAuthenticator) -> None:
    wrong, unknown = refused(door, "ada", "no"), refused(door, "nobody", "no")
    assert wrong.status_code == unknown.status_code == 403
    assert wrong.jupyterhub_message == unknown.jupyterhub_message
    assert "ask your teacher" in wrong.jupyterhub_message


def test_many_wrong_tries_have_to_wait_even_with_the_right_one(
    door: RosterAuthenticator, places: Places
) -> None:
    for _ in range(ALLOWANCE):
        refused(door, "ada", "no")
    held = refused(door, "ada", PassphraseStore.at(places).in_clear()["ada"])
    assert held.status_code == 429
    assert "seconds" in held.jupyterhub_message


def test_tries_at_the_same_moment_are_counted_one_by_one(door: RosterAuthenticator) -> None:
    async def storm() -> list[Any]:
        tries = [
            door.authenticate(None, {"username": "ada", "password": f"no-{n}"}) for n in range(ALLOWANCE + 4)
        ]  # type: ignore[arg-type]  # no handler is needed
        return await asyncio.gather(*tries, return_exceptions=True)

    statuses = [each.status_code for each in asyncio.run(storm())]
    assert statuses == [403] * ALLOWANCE + [429] * 4


def test_somebody_who_left_the_roster_stays_out(door: RosterAuthenticator, places: Places) -> None:
    phrase = PassphraseStore.at(places).in_clear()["ada"]
    door.roster = Roster((ROSTER.people[0],))
    assert refused(door, "ada", phrase).status_code == 403
    assert asyncio.run(door.refresh_user(SimpleNamespace(name="ada"))) is False


def test_a_renewed_passphrase_works_at_once(door: RosterAuthenticator, places: Places) -> None:
    new = PassphraseStore.at(places).renew(ROSTER, ROSTER.people[1])
    assert knock(door, "ada", new)["name"] == "ada"
