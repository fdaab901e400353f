"""The page of the docs that tells the rules is the rules."""

import os
from pathlib import Path

from ownpace.authoring.catalogue import ALL_RULES, checks_page

PAGE = Path(__file__).parents[3] / "docs/checks.md"


def test_the_page_tells_every_rule_as_it_is() -> None:
    if os.environ.get("OWNPACE_WRITE_GOLDEN"):
        PAGE.write_text(checks_page(), encoding="utf-8")
    assert PAGE.read_text(encoding="utf-8") == checks_page()


def test_rules_have_ids_of_their_own_and_say_what_to_do() -> None:
    ids = [each.id for each in ALL_RULES]
    assert ids == sorted(set(ids))
    assert all(each.demands.endswith(".") and each.mend for each in ALL_RULES)
