"""The sentences that students read: complete, sorted, filled, and free of blame."""

import re
from pathlib import Path
from string import Formatter

import pytest
import yaml

from ownpace.messages import UnknownMessageError, catalogue, sentence

ROOT = Path(__file__).parents[3]
SOURCE = ROOT / "course/ownpace/messages/en.yaml"


def _keys_in_file_order() -> list[str]:
    return list(yaml.safe_load(SOURCE.read_text(encoding="utf-8")))


def test_keys_stand_in_alphabetical_order_so_that_two_writers_do_not_collide() -> None:
    assert _keys_in_file_order() == sorted(_keys_in_file_order())


def test_no_key_is_written_twice() -> None:
    written = re.findall(r"^([a-z][\w.-]*):", SOURCE.read_text(encoding="utf-8"), flags=re.MULTILINE)
    assert len(written) == len(set(written))


@pytest.mark.parametrize("key", sorted(catalogue()))
def test_a_sentence_is_short_ends_properly_and_blames_nobody(key: str) -> None:
    text = catalogue()[key]
    assert text == text.strip()
    assert len(text) <= 240, "say it shorter"
    assert not re.search(r"\b(invalid|illegal|stupid|failed|bad input|error)\b", text, flags=re.IGNORECASE)


def test_a_sentence_is_filled_with_the_values_it_names() -> None:
    key, fields = next(
        (key, names)
        for key, text in catalogue().items()
        if (names := [name for _, name, _, _ in Formatter().parse(text) if name])
    )
    filled = sentence(key, **dict.fromkeys(fields, "42"))
    assert "42" in filled
    assert "{" not in filled


def test_an_unknown_key_is_our_own_mistake_and_says_which() -> None:
    with pytest.raises(UnknownMessageError, match=r"no\.such\.key"):
        sentence("no.such.key")
