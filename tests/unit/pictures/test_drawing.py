"""Whatever is drawn is well-formed, harmless, named, and the same each time."""

import subprocess
import sys
from typing import Any
from xml.etree import ElementTree as Xml

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from picture_gallery import GALLERY

from ownpace.pictures import picture_from, printed, to_html
from ownpace.pictures.curves import graph_of
from ownpace.pictures.entries import Entry

SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = st.text(max_size=40) | st.sampled_from(
    ['"><script>alert(1)</script>', "' onload='x", "]]>", "&amp;", "<!--", "\0\x08\ud800", "</svg>"]
)
NUMBERS = st.floats(-50, 50) | st.integers(-50, 50) | st.fractions(-9, 9, max_denominator=12)


def looked_at(svg: str) -> Xml.Element:
    """Return the drawing's root, after a look at what no drawing may have."""
    root = Xml.fromstring(svg)  # our own text
    assert root.tag == f"{SVG}svg"
    assert root.get("role") == "img"
    ids = [each.get("id") for each in root.iter() if each.get("id")]
    assert len(ids) == len(set(ids))
    assert {root.get("aria-labelledby"), root.get("aria-describedby")} == set(ids)
    for each in root.iter():
        assert each.tag.removeprefix(SVG) in {
            *("svg", "title", "desc", "g", "path"),
            *("rect", "circle", "text", "tspan"),
        }
        assert not [name for name in each.attrib if name.startswith("on") or "href" in name]
    return root


@pytest.mark.parametrize("name", GALLERY)
def test_a_drawing_is_well_formed_and_named(name: str) -> None:
    picture = picture_from(GALLERY[name])
    root = looked_at(picture.svg())
    assert root.findtext(f"{SVG}title") == picture.alt
    assert root.findtext(f"{SVG}desc") == picture.long


@pytest.mark.parametrize("name", GALLERY)
def test_equal_pictures_on_one_page_have_ids_of_their_own(name: str) -> None:
    first, second = (looked_at(picture_from(GALLERY[name]).svg(ident)) for ident in ("one", "two"))
    assert first.get("aria-labelledby") != second.get("aria-labelledby")


@pytest.mark.parametrize("name", GALLERY)
def test_a_printed_picture_needs_no_style_of_a_page(name: str) -> None:
    found = printed(picture_from(GALLERY[name]).svg())
    looked_at(found)
    assert "var(" not in found
    assert "currentColor" not in found
    assert "Canvas" not in found


@settings(max_examples=60, deadline=None)
@given(HOSTILE, HOSTILE, HOSTILE)
def test_texts_of_an_author_stay_texts(one: str, two: str, three: str) -> None:
    for data in (
        {
            "kind": "number-line",
            "from": 0,
            "to": 5,
            "points": [{"at": 1, "label": one}],
            "alt": two,
            "long": three,
        },
        {"kind": "plane", "axes": [one, two], "points": [{"at": [1, 2], "label": three}]},
        {"kind": "bars", "bars": [{"label": one, "total": two, "parts": [{"label": three}]}]},
        {"kind": "table", "columns": [one, two], "rows": [[three, None]]},
        {"kind": "figure", "sides": [one, two], "inside": three},
        {"kind": "dot-plot", "values": [1], "name": one},
        {"kind": "dots", "figures": [1], "name": one},
        {"kind": "scatter", "points": [[1, 2]], "axes": [one, two]},
    ):
        picture = picture_from(data)
        looked_at(picture.svg(one))
        page = to_html(picture, two)
        Xml.fromstring(page.replace(' aria-label="', ' title="'))  # our own text
        assert "<script" not in page


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(NUMBERS, NUMBERS), min_size=1, max_size=8), NUMBERS, NUMBERS)
def test_any_numbers_can_be_drawn(points: list[tuple[Any, Any]], slope: Any, rest: Any) -> None:
    places = [list(point) for point in points]
    rule = f"y = ({float(slope):.6f})x + ({float(rest):.6f})"
    for data in (
        {"kind": "plane", "points": places, "lines": [rule]},
        {"kind": "scatter", "points": places, "line": rule},
        {"kind": "dot-plot", "values": [point[0] for point in points]},
        {"kind": "number-line", "from": -60, "to": 60, "points": [point[0] for point in points]},
    ):
        svg = picture_from(data).svg()
        looked_at(svg)
        assert "nan" not in svg
        assert "inf" not in svg
        assert svg == picture_from(data).svg()


@pytest.mark.parametrize(
    ("rule", "x", "y"),
    [
        ("x^2 - 4", 3, 5),
        ("2^x", 3, 8),
        ("sqrt(x)", 9, 3),
        ("cbrt(x)", -8, -2),
        ("|x - 1|", -2, 3),
        ("y = -x^2", 3, -9),
    ],
)
def test_a_curve_goes_where_its_rule_says(rule: str, x: float, y: float) -> None:
    assert graph_of(Entry(rule))[0].height(x) == pytest.approx(y)


@pytest.mark.parametrize(("rule", "x"), [("1/x", 0), ("sqrt(x)", -1), ("x^(1/2)", -1), ("9^(9^x)", 50)])
def test_a_curve_has_gaps_where_its_rule_has_no_value(rule: str, x: float) -> None:
    assert graph_of(Entry(rule))[0].height(x) is None


@pytest.mark.parametrize(
    "rule", ["1/x", "x^2", "2^x", "x^3 - 5x", "1/(x - 1)^2", "2x + 1", "x + y = 3", "x = 2"]
)
def test_a_graph_stays_inside_its_window(rule: str) -> None:
    graph, _ = graph_of(Entry(rule))
    pieces = graph.pieces((-10, 10, -10, 10))
    assert pieces
    assert all(-10.01 <= each <= 10.01 for piece in pieces for place in piece for each in place)


def test_pictures_need_nothing_but_the_standard_library_and_the_catalogue() -> None:
    code = "import sys, ownpace.pictures as p; p.picture_from({'kind': 'dots', 'figures': [1]}).svg(); print(*sys.modules)"
    loaded = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    ).stdout.split()
    assert not {
        "numpy",
        "IPython",
        "ipywidgets",
        "pydantic",
        "sympy",
        "matplotlib",
        "ownpace.problems",
    } & set(loaded)
