"""What a front end gets first: a card with all that is drawn of it, for its view may be laid before a second message."""

from typing import Any

import comm
import pytest
from comm.base_comm import BaseComm

from ownpace.widgets.checks import CheckCard


class _Told(BaseComm):  # type: ignore[misc]  # comm ships no types
    """A line that remembers what was said."""

    messages: list[tuple[str, Any]]

    def publish_msg(self, msg_type: str, data: Any = None, **_: object) -> None:
        self.__dict__.setdefault("messages", []).append((msg_type, data))


def test_a_card_opens_with_its_whole_face_in_one_message(bench: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(comm, "create_comm", _Told)
    card = CheckCard(bench.Notebook(), heading="Check", levels=(1, 2))
    ((kind, opened),) = card.comm.messages
    assert kind == "comm_open"
    assert opened["state"]["face"] == card.face
    assert opened["state"]["face"]["verdict"] is None
