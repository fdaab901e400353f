"""What a picture says, says all that matters and nothing that the picture does not show."""

from ownpace.pictures import picture_from


def test_a_point_on_a_line_is_told_by_its_number() -> None:
    line = picture_from({"kind": "number-line", "from": -5, "to": 5, "points": [-3]})
    assert line.alt == "A number line from −5 to 5 with a point at −3."


def test_an_interval_says_which_ends_belong_to_it() -> None:
    line = picture_from({"kind": "number-line", "from": -5, "to": 5, "intervals": ["[-2, 3)", "x > 4"]})
    assert "from −2, included, to 3, not included" in line.alt
    assert "from 4, not included, and all to its right" in line.alt


def test_a_graph_is_told_by_places_that_can_be_read_and_not_by_its_rule() -> None:
    plane = picture_from({"kind": "plane", "window": [-2, 2, -5, 5], "lines": ["y = 2x + 1"]})
    assert "A straight line goes through (−2, −3), (−1, −1), (0, 1), (1, 3) and (2, 5)." in plane.long
    assert "2x" not in plane.alt + plane.long


def test_a_point_can_be_told_by_grid_lines_where_its_numbers_are_the_question() -> None:
    data = {"kind": "plane", "window": [-10, 10, -10, 10], "step": 2, "points": ["(6, -4)"]}
    counted = picture_from({**data, "points-told": "by-grid-lines"})
    assert "3 grid lines right of the center and 2 grid lines down" in counted.alt
    assert "(6, −4)" not in counted.alt + counted.long
    assert "(6, −4)" in picture_from(data).alt


def test_a_shaded_side_says_where_it_lies_and_how_its_edge_is_drawn() -> None:
    window = [-3, 3, -3, 3]
    for rule, words in {
        "y < x": "below a dashed line",
        "y >= x": "above a solid line",
        "x - y < 0": "above a dashed line",
        "x > 1": "right of a dashed line",
        "-x > 1": "left of a dashed line",
    }.items():
        plane = picture_from({"kind": "plane", "window": window, "half-planes": [rule]})
        assert f"The side {words} is shaded" in plane.long, rule


def test_equal_parts_of_a_bar_are_counted() -> None:
    bars = picture_from(
        {"kind": "bars", "bars": [{"parts": [{"label": "x", "times": 3}, {"label": "5"}], "total": "20"}]}
    )
    assert bars.alt == "A bar model: a bar has 3 equal parts marked x and 5, 20 in all."


def test_a_table_is_told_row_by_row() -> None:
    table = picture_from({"kind": "table", "columns": ["x", "y"], "rows": [[1, None]]})
    assert table.long == "Row 1: x is 1 and y is empty."


def test_formulas_are_read_aloud() -> None:
    figure = picture_from({"kind": "figure", "shape": "rectangle", "sides": ["x^2"]})
    assert "x squared" in figure.alt


def test_an_author_may_have_better_words() -> None:
    data = {"kind": "dot-plot", "values": [1, 2], "alt": "Two dots."}
    picture = picture_from(data)
    assert picture.alt == "Two dots."
    assert picture.long.startswith("Values")
    assert "<title" in picture.svg()
    assert "Two dots." in picture.svg()


def test_a_path_has_its_name_in_the_drawing_and_in_the_words() -> None:
    places = ["(0, 1)", "(2, 3)"]
    named = picture_from({"kind": "plane", "paths": [{"through": places, "label": "Tariq"}]})
    assert "The path Tariq goes straight" in named.long
    assert ">Tariq</text>" in named.svg()
    assert "A path goes straight" in picture_from({"kind": "plane", "paths": [places]}).long
