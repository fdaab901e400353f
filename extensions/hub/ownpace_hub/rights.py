"""Who may do what on the hub: groups, and the table of roles.

The table is data, and a test compares it with the one in the documentation of the class. Two things are never in it:
``admin:users``, which the hub itself calls as good as being an administrator, and ``access:servers`` for teachers,
because on one domain it would let a page of a student act in the name of the teacher.
"""

from collections.abc import Sequence
from typing import TypedDict

from ownpace_autograder.settings import COURSE_ID

COLLECTOR = "collector"
STUDENTS = f"nbgrader-{COURSE_ID}"
TEACHERS = f"formgrade-{COURSE_ID}"


class HubRole(TypedDict, total=False):
    """One entry of ``JupyterHub.load_roles``."""

    name: str
    description: str
    scopes: Sequence[str]
    groups: Sequence[str]
    services: Sequence[str]


def hub_roles() -> list[HubRole]:
    """Return every role of the class; ``user`` and ``server`` are the hub's own, with what they may do here."""
    collector = f"access:services!service={COLLECTOR}"
    return [
        {
            "name": "user",
            "description": "Everyone: the own server, and the collector, which sees who asks.",
            "scopes": ["self", collector],
        },
        {
            "name": "server",
            "description": "The token of a person's server: says that it is alive, and ships events.",
            "scopes": ["users:activity!user", "access:servers!server", collector],
        },
        {
            "name": "class-coach",
            "description": "Sees who is in the class.",
            "scopes": [f"list:users!group={STUDENTS}", f"read:users:groups!group={STUDENTS}"],
            "groups": ["coaches"],
        },
        {
            "name": "class-teacher",
            "description": "Sees who is in the class, and may start and stop their servers.",
            "scopes": [
                f"list:users!group={STUDENTS}",
                f"read:users!group={STUDENTS}",
                f"servers!group={STUDENTS}",
            ],
            "groups": [TEACHERS],
        },
    ]
