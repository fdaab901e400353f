"""Data that cannot be drawn are refused with the key that is wrong."""

from typing import Any

import pytest

from ownpace.pictures import PictureError, picture_from

LINE: dict[str, Any] = {"kind": "number-line", "from": 0, "to": 5}
PLANE: dict[str, Any] = {"kind": "plane"}


@pytest.mark.parametrize(
    ("data", "told"),
    [
        ({}, "picture: kind is missing"),
        ({"kind": "cube"}, "picture: kind is 'cube'; there are bars"),
        ({"kind": "number-line", "from": 0}, "picture: to is missing"),
        ({**LINE, "form": 1}, "picture: form is not known here; known: kind, from"),
        ({**LINE, "points": [1, "two"]}, "picture: points.1 is 'two', not a number"),
        ({**LINE, "points": [{"at": 1, "colour": "red"}]}, "picture: points.0.colour is not known here"),
        ({**LINE, "points": 3}, "picture: points is 3, not a list"),
        ({**LINE, "to": -1}, "picture: to is -1; it must be above 0"),
        ({**LINE, "to": 1e12}, "picture: to is 1000000000000.0, which is too large to draw"),
        ({**LINE, "to": 5000, "step": 1}, "picture: to needs more than 80 ticks"),
        ({**LINE, "intervals": ["x + 1"]}, "picture: intervals.0 is 'x + 1', no interval or inequality"),
        (
            {**LINE, "intervals": ["2x > 3"]},
            "picture: intervals.0 is '2x > 3', whose ends are no numbers; write the letter alone",
        ),
        ({**LINE, "points": [True]}, "picture: points.0 is True, not a number"),
        ({**PLANE, "points": ["(1, 2"]}, "picture: points.0 is '(1, 2', no point such as (1, 2)"),
        ({**PLANE, "points": [[1, 2, 3]]}, "picture: points.0 has 3 numbers instead of 2"),
        ({**PLANE, "lines": ["y < x"]}, "picture: lines.0 is 'y < x'; an inequality belongs to half-planes"),
        ({**PLANE, "lines": ["y = mx"]}, "picture: lines.0 has the letter m; only x and y are drawn"),
        ({**PLANE, "half-planes": ["y < x^2"]}, "picture: half-planes.0 is 'y < x^2', no linear inequality"),
        ({**PLANE, "window": [0, 0, 1, 2]}, "picture: window is [least x, greatest x"),
        ({**PLANE, "paths": [["(1, 2)"]]}, "picture: paths.0 needs two places or more"),
        ({**PLANE, "step": 0}, "picture: step must be above 0"),
        ({"kind": "table", "columns": ["x"], "rows": [[1, 2]]}, "picture: rows.0 has 2 cells instead of 1"),
        ({"kind": "dots", "figures": [[200]]}, "picture: figures.0.0 is 200; it may be a whole number"),
        ({"kind": "figure", "shape": "circle"}, "picture: shape is 'circle'; it may be rectangle"),
        ({"kind": "figure", "width": 500}, "picture: the data is more than twelve times"),
        ({"kind": "figure", "shape": "polygon", "corners": [[0, 0], [0, 1], [1, 0]]}, "counter-clockwise"),
        ({"kind": "expression-tree", "expression": "x = 2"}, "picture: expression is 'x = 2', no expression"),
        ({"kind": "expression-tree", "expression": "3 +"}, "picture: expression '3 +' cannot be read"),
        ({"kind": "bars", "bars": [{"parts": []}]}, "picture: bars.0.parts makes 0 parts"),
        ({"kind": "scatter", "points": []}, "picture: points is empty"),
        ({"kind": "dot-plot", "values": [1], "from": 3}, "picture: values has values outside"),
    ],
)
def test_a_complaint_names_the_key_and_the_reason(data: dict[str, Any], told: str) -> None:
    with pytest.raises(PictureError) as caught:
        picture_from(data)
    assert told in str(caught.value)
