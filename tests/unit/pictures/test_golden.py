"""Pictures are the same to the byte on every machine: drawing, sentence and description.

``OWNPACE_GOLDEN=write`` writes the files anew; then look at them in a browser and at the diff.
"""

import os
from pathlib import Path

import pytest
from picture_gallery import GALLERY

from ownpace.pictures import picture_from, to_html

GOLDEN = Path(__file__).parent / "golden"


@pytest.mark.parametrize("name", GALLERY)
def test_a_picture_is_drawn_as_it_was(name: str) -> None:
    picture = picture_from(GALLERY[name])
    found = f"{picture.alt}\n{picture.long}\n{picture.svg()}\n{to_html(picture, 'here')}\n".replace(
        "><", ">\n<"
    )
    path = GOLDEN / f"{name}.txt"
    if os.environ.get("OWNPACE_GOLDEN") == "write":
        path.write_text(found, encoding="utf-8")
    assert found == path.read_text(encoding="utf-8")


def test_every_golden_file_has_its_picture() -> None:
    assert {path.stem for path in GOLDEN.glob("*.txt")} == set(GALLERY)
