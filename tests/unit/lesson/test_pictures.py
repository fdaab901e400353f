"""Pictures in a lesson's text."""

import re

from ownpace import lesson


def test_two_equal_pictures_on_a_page_have_ids_of_their_own() -> None:
    view = lesson.picture("number-line", from_=-5, to=5, points=[3])
    shown = [view._repr_mimebundle_()["text/html"] for _ in range(2)]
    ids = [found for html in shown for found in re.findall(r'\sid="([^"]+)"', html)]
    assert len(ids) == len(set(ids)) == 4
    for html in shown:
        (named,) = re.findall(r'aria-labelledby="([^"]+)"', html)
        assert f'id="{named}"' in html
