"""Passphrases of the class: made, kept, checked and handed out.

A :class:`PassphraseStore` owns two files, both readable by their owner only: the scrypt hashes that the hub checks
against, and the sign-in sheet with the passphrases in clear that the teacher hands out. Deleting the sheet is safe:
the hashes still open the door, and ``ownpace roster passphrase NAME`` makes a new one for whoever forgot.
"""

import base64
import csv
import hashlib
import hmac
import io
import json
import os
import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from pathlib import Path

import click

from ownpace_hub.places import Places, shown
from ownpace_hub.rosters import Person, Roster

WORDS_IN_PASSPHRASE = 3
# Interactive-login strength: 16 MiB and some 50 ms on a small server (RFC 7914 section 2, with r = 8).
_COST, _BLOCK, _PARALLEL = 2**14, 8, 1
_SHEET_COLUMNS = ("name", "display_name", "role", "section", "passphrase")
# What an unknown name is checked against, so that it takes as long as a known one.
_NOBODY = f"scrypt${_COST}${_BLOCK}${_PARALLEL}$AAAAAAAAAAAAAAAAAAAAAA==$AAAA"


@lru_cache(maxsize=1)
def words() -> tuple[str, ...]:
    """Return the short, friendly words that passphrases are made of."""
    return tuple(files("ownpace_hub").joinpath("words.txt").read_text(encoding="utf-8").split())


def new_passphrase() -> str:
    """Return three words drawn at random, joined by hyphens."""
    return "-".join(secrets.choice(words()) for _ in range(WORDS_IN_PASSPHRASE))


def normal(typed: str) -> str:
    """Return what was typed without the differences that do not matter: case, and how words are kept apart."""
    return "-".join(typed.lower().replace("-", " ").split())


def hashed(passphrase: str) -> str:
    """Return the text that is stored for a passphrase: ``scrypt$cost$block$parallel$salt$hash``."""
    salt = secrets.token_bytes(16)
    digest = _scrypt(normal(passphrase), salt, _COST, _BLOCK, _PARALLEL)
    shown = "$".join(base64.b64encode(part).decode() for part in (salt, digest))
    return f"scrypt${_COST}${_BLOCK}${_PARALLEL}${shown}"


def matches(typed: str, stored: str | None) -> bool:
    """Tell whether the typed passphrase is the stored one; takes the same time where nothing is stored."""
    _, cost, block, parallel, salt, digest = (stored or _NOBODY).split("$")
    found = _scrypt(normal(typed), base64.b64decode(salt), int(cost), int(block), int(parallel))
    return hmac.compare_digest(found, base64.b64decode(digest)) and stored is not None


def _scrypt(text: str, salt: bytes, cost: int, block: int, parallel: int) -> bytes:
    return hashlib.scrypt(
        text.encode()[:1024], salt=salt, n=cost, r=block, p=parallel, maxmem=2**26, dklen=32
    )


@dataclass(frozen=True, slots=True)
class PassphraseStore:
    """The hashes and the sign-in sheet of one class."""

    hashes: Path
    sheet: Path

    @classmethod
    def at(cls, places: Places) -> "PassphraseStore":
        """Return the store of the class at those places."""
        return cls(places.passphrases, places.sheet)

    def known(self) -> Mapping[str, str]:
        """Return the stored hashes by sign-in name; empty before the first start.

        Raises:
            click.ClickException: the file is damaged.
        """
        if not self.hashes.exists():
            return {}
        try:
            return {str(name): str(text) for name, text in json.loads(self.hashes.read_text("utf-8")).items()}
        except (ValueError, AttributeError):
            raise click.ClickException(
                f"The passphrases in {shown(self.hashes)} cannot be read: the file is damaged. Put back a copy of it, or "
                "delete it and open the class: everyone gets a new passphrase, and all work is kept."
            ) from None

    def in_clear(self) -> Mapping[str, str]:
        """Return the passphrases that the sign-in sheet still shows, by sign-in name."""
        if not self.sheet.exists():
            return {}
        # People open it in a spreadsheet, which saves it with signs and letters of its own; passphrases are plain.
        text = self.sheet.read_text(encoding="utf-8-sig", errors="replace")
        delimiter = ";" if ";" in text.partition("\n")[0] else ","
        rows = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter)
        return {row["name"]: row["passphrase"] for row in rows if row.get("name") and row.get("passphrase")}

    def check(self, name: str, typed: str) -> bool:
        """Tell whether that passphrase opens the door for that name."""
        return matches(typed, self.known().get(name))

    def complete(self, roster: Roster) -> None:
        """Give a passphrase to everyone on the roster who has none, and write the sheet again."""
        known = self.known()
        self._set(roster, [person for person in roster if person.name not in known])

    def renew(self, roster: Roster, person: Person) -> str:
        """Give a person a new passphrase and return it."""
        return self._set(roster, [person])[person.name]

    def _set(self, roster: Roster, people: Iterable[Person]) -> Mapping[str, str]:
        new = {person.name: new_passphrase() for person in people}
        hashes = {**self.known(), **{name: hashed(phrase) for name, phrase in new.items()}}
        clear = {**self.in_clear(), **new}
        if new:
            write_private(self.hashes, json.dumps(hashes, indent=1, sort_keys=True) + "\n")
        # A sheet that somebody has deleted comes back only with somebody new on it.
        if new or self.sheet.exists():
            write_private(self.sheet, _sheet(roster, clear))
        return new


def _sheet(roster: Roster, clear: Mapping[str, str]) -> str:
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(_SHEET_COLUMNS)
    writer.writerows((p.name, p.display_name, p.role, p.section, clear.get(p.name, "")) for p in roster)
    return text.getvalue()


def write_private(path: Path, text: str) -> None:
    """Write a file that only its owner may read, so that a crash leaves either the old or the new one."""
    fresh = path.with_name(f".{path.name}.{os.getpid()}")
    descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8", newline="") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(path)
