"""The demonstration class: one teacher, one coach, thirty students in two sections.

All people are invented. Their names come from many places, with accents and hyphens, because real classes do too.
"""

import re
import unicodedata

from ownpace_hub.rosters import Person, Roster

_SECTION_A = (
    "Amara Okafor", "Mateo García", "Linh Nguyễn", "Zofia Kowalska", "Yusuf Demir",
    "Aaliyah Johnson", "Haruto Tanaka", "Priya Raman", "Noah Fischer", "Leilani Kahale",
    "Omar Haddad", "Siobhán Byrne", "Tomás Silva", "Mei-Ling Chen", "Kwame Mensah",
)  # fmt: skip
_SECTION_B = (
    "Ingrid Solberg", "Diego Morales", "Fatima Zahra", "Elijah Brown", "Anika Sharma",
    "Luca Rossi", "Nayeli Cruz", "Ji-woo Park", "Chloé Dubois", "Tariq Rahman",
    "Ava Begay", "Andrei Popescu", "Sefa Tuilagi", "Hana Novák", "Samuel Tesfaye",
)  # fmt: skip


def demonstration_roster() -> Roster:
    """Return the people of the demonstration class."""
    staff = (
        Person("rivera", "Ms. Rivera", "teacher", ""),
        Person("coach-lee", "Jordan Lee", "coach", ""),
    )
    students = (
        Person(sign_in_name(display), display, "student", section)
        for section, names in (("A", _SECTION_A), ("B", _SECTION_B))
        for display in names
    )
    return Roster((*staff, *students))


def sign_in_name(display_name: str) -> str:
    """Return a display name as a sign-in name: ``Nguyễn, Mei-Ling`` gives ``nguyen-mei-ling``."""
    plain = unicodedata.normalize("NFKD", display_name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
