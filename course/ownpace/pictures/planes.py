"""Plain data of a coordinate plane, read."""

from ownpace.pictures.curves import Window, graph_of
from ownpace.pictures.entries import Entries, Entry
from ownpace.pictures.frames import Frame
from ownpace.pictures.numerals import nice_step
from ownpace.pictures.plane import Curve, Dot, Plane, Region, Track

MOST_LINES = 60


def plane(entry: Entry) -> Plane:
    """Return the picture of ``{window, step, numbers, axes, points, lines, curves, half-planes, paths, points-told}``.

    Raises:
        PictureError: the data say what cannot be drawn.
    """
    known = Entries.of(
        entry,
        *("kind", "window", "step", "numbers", "axes", "points", "points-told"),
        *("lines", "curves", "half-planes", "paths"),
    )
    return Plane(
        frame=_frame(known),
        dots=tuple(map(dot_of, known.each("points"))),
        curves=tuple(_curve(each) for key in ("lines", "curves") for each in known.each(key)),
        regions=tuple(map(_region, known.each("half-planes"))),
        tracks=tuple(map(_track, known.each("paths"))),
        counted=known.word("points-told", ("by-numbers", "by-grid-lines")) == "by-grid-lines",
    )


def dot_of(entry: Entry) -> Dot:
    """Return a point: ``[1, 2]``, ``"(1, 2)"``, or ``{at, label, open}``."""
    if isinstance(entry.value, dict):
        known = Entries.of(entry, "at", "label", "open")
        x, y = _place(known.get("at"))
        return Dot(x, y, known.text("label"), known.flag("open"))
    return Dot(*_place(entry))


def _place(entry: Entry) -> tuple[float, float]:
    if isinstance(entry.value, str):
        inside = entry.value.strip()
        if not (inside.startswith("(") and inside.endswith(")")):
            raise entry.wrong(f"is {entry.value!r}, no point such as (1, 2)")
        entry = Entry([part.strip() for part in inside[1:-1].split(",")], entry.path)
    x, y = entry.numbers(2)
    return x, y


def window_of(known: Entries) -> Window:
    """Return the window, -10 to 10 both ways where none is given."""
    low_x, high_x, low_y, high_y = (
        known.get("window").numbers(4) if "window" in known else (-10.0, 10.0, -10.0, 10.0)
    )
    if low_x >= high_x or low_y >= high_y:
        raise known.get("window").wrong("is [least x, greatest x, least y, greatest y]")
    return low_x, high_x, low_y, high_y


def _frame(known: Entries) -> Frame:
    window = window_of(known)
    spans = (window[1] - window[0], window[3] - window[2])
    step = _two(known, "step", tuple(nice_step(span, 20) for span in spans))
    if max(span / each for span, each in zip(spans, step, strict=True)) > MOST_LINES:
        raise known.get("window").wrong(f"needs more than {MOST_LINES} grid lines; write a larger `step`")
    # long numbers under the axis need more room than short ones
    fitting = (8 if max(abs(window[0]), abs(window[1])) >= 100 else 12, 12)
    usual = [max(nice_step(span, most), each) for span, most, each in zip(spans, fitting, step, strict=True)]
    numbers = _two(known, "numbers", tuple(usual))
    every = [max(1, round(n / s)) for n, s in zip(numbers, step, strict=True)]
    names = [each.text() for each in known.each("axes")] or ["x", "y"]
    if len(names) != 2:
        raise known.get("axes").wrong("has to name two axes")
    return Frame(window, step, (every[0], every[1]), (names[0], names[1]))


def _two(known: Entries, key: str, default: tuple[float, ...]) -> tuple[float, float]:
    """Return a number for each axis, from one or two."""
    if key not in known:
        return default[0], default[1]
    entry = known.get(key)
    found = entry.numbers(2) if isinstance(entry.value, list | tuple) else (entry.number(),) * 2
    if min(found) <= 0:
        raise entry.wrong("must be above 0")
    return found[0], found[1]


def _curve(entry: Entry) -> Curve:
    known, formula = _with_formula(entry, "rule", "label", "dashed")
    graph, sign = graph_of(formula)
    if sign != "=":
        raise formula.wrong(f"is {formula.value!r}; an inequality belongs to half-planes")
    return Curve(graph, formula.text(), known.text("label"), known.flag("dashed"))


def _region(entry: Entry) -> Region:
    _, formula = _with_formula(entry, "rule")
    graph, sign = graph_of(formula)
    if graph.line is None or sign not in ("<", "<=", ">", ">="):
        raise formula.wrong(f"is {formula.value!r}, no linear inequality in x and y")
    return Region(graph.line, formula.text(), below="<" in sign, strict="=" not in sign)


def _track(entry: Entry) -> Track:
    label, places = "", entry
    if isinstance(entry.value, dict):
        known = Entries.of(entry, "through", "label")
        label, places = known.text("label"), known.get("through")
    found = tuple(_place(each) for each in places.items())
    if len(found) < 2:
        raise places.wrong("needs two places or more")
    return Track(found, label)


def _with_formula(entry: Entry, *keys: str) -> tuple[Entries, Entry]:
    if isinstance(entry.value, dict):
        known = Entries.of(entry, *keys)
        return known, known.get("rule")
    return Entries({}, entry.path), entry
