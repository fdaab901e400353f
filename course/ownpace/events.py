"""What a journal can hold: nine kinds of event, each a frozen dataclass, and nothing else.

An event is made by whoever saw it happen (a widget, a page, the front end), written by ``ownpace.journal``, shipped by
``ownpace_pacing`` and folded by ``ownpace.learner``. A field's limits are written once, beside the field; the check that
every event passes and the closed JSON schema of its kind both come from there. An event that breaks its limits cannot be
made, so whoever holds one need not check it again.
"""

import json
import math
import re
import uuid
from collections.abc import Mapping
from dataclasses import MISSING, Field, dataclass, field, fields, replace
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Any, ClassVar, Literal, NoReturn

MAX_RESPONSE = 2_000
"""Longest response text, in characters."""
MAX_EXPLANATION = 10_000
"""Longest explanation, in characters."""
MAX_STATE = 4_000
"""Longest state of an interactive, in characters of JSON."""
MAX_LINE = 131_072
"""Longest line of a journal, in bytes: an explanation of the longest kind with every character escaped, and room."""
MAX_SEED = 2**63 - 1
"""Seeds have 63 bits, so that they fit a signed database integer."""
MAX_MS = 7 * 24 * 3600 * 1000
"""Longest time between two tries that is told, in milliseconds: a week."""

_WEEK_S = MAX_MS // 1000
_TIME_FORMAT = "%Y-%m-%dT%H:%M:%S.%fZ"
_TIME = r"^20\d\d-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$"
_EVENT_ID = r"^[0-9a-f]{32}$"
_NAME = r"^[a-z0-9][a-z0-9._-]{0,79}$"
_NAME_OR_NONE = r"^([a-z0-9][a-z0-9._-]{0,79})?$"


class EventError(ValueError):
    """Something that is no event: an unknown kind or field, a missing field, or a value past its limits."""


def new_id() -> str:
    """Return a fresh event id: 32 hexadecimal digits."""
    return uuid.uuid4().hex


def now() -> str:
    """Return the current time as events write it: UTC, microseconds, a trailing ``Z``. Sorts as text."""
    return time_text(datetime.now(UTC))


def time_after(earlier: str) -> str:
    """Return the current time, or, where the clock is not past that one, the first moment after it.

    What comes later must sort later, also when a clock was set back in between.
    """
    return max(now(), time_text(datetime.fromisoformat(earlier) + timedelta(microseconds=1)))


def time_text(moment: datetime) -> str:
    """Return a moment as events write it. ``moment`` has a zone."""
    return moment.astimezone(UTC).strftime(_TIME_FORMAT)


def moment_of(time: str) -> datetime:
    """Return the moment, in UTC, that an event's time names. Raises ValueError where it is no time."""
    return datetime.strptime(time, _TIME_FORMAT).replace(tzinfo=UTC)


def _limits(schema: Mapping[str, object]) -> dict[str, Mapping[str, object]]:
    return {"limits": schema}


def _pattern(pattern: str) -> dict[str, Mapping[str, object]]:
    return _limits({"type": "string", "pattern": pattern})


def _text(longest: int) -> dict[str, Mapping[str, object]]:
    return _limits({"type": "string", "maxLength": longest})


def _choice(*options: str) -> dict[str, Mapping[str, object]]:
    return _limits({"type": "string", "enum": list(options)})


def _integer(lowest: int, highest: int) -> dict[str, Mapping[str, object]]:
    return _limits({"type": "integer", "minimum": lowest, "maximum": highest})


def _number(lowest: float, highest: float) -> dict[str, Mapping[str, object]]:
    return _limits({"type": "number", "minimum": lowest, "maximum": highest})


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """What every event carries. Not made itself: use one of the kinds below.

    Attributes:
        id: 32 hexadecimal digits; the same event written or sent twice counts once.
        time: when it happened, UTC, as ``now`` writes it.
    """

    type: ClassVar[str] = ""
    id: str = field(default_factory=new_id, metadata=_pattern(_EVENT_ID))
    time: str = field(default_factory=now, metadata=_pattern(_TIME))

    def __post_init__(self) -> None:
        """Refuse values past their limits. Raises EventError."""
        for each in fields(self):
            _check(self.type, each, getattr(self, each.name))
        try:
            moment_of(self.time)
        except ValueError:
            _refuse(self.type, "time", "is no date")


@dataclass(frozen=True, slots=True, kw_only=True)
class Session(Event):
    """A page was opened, is still open (a beat), or was closed.

    Attributes:
        phase: ``start``, ``beat`` or ``end``.
        app: ``voila`` or ``lab``.
        page: what was open: a lesson's or an assignment's id, or a notebook's path.
        visible_s: seconds that the page has been on screen since the session's start.
        active_s: seconds of those with the person at work (the idle cut is the front end's).
        session: the id of the page's session; all its phases share it.
    """

    type: ClassVar[str] = "session"
    phase: Literal["start", "beat", "end"] = field(metadata=_choice("start", "beat", "end"))
    app: Literal["voila", "lab"] = field(metadata=_choice("voila", "lab"))
    page: str = field(metadata=_text(240))
    visible_s: float = field(metadata=_number(0, _WEEK_S))
    active_s: float = field(metadata=_number(0, _WEEK_S))
    session: str = field(metadata=_pattern(_NAME))


@dataclass(frozen=True, slots=True, kw_only=True)
class View(Event):
    """A page of the course was seen.

    Attributes:
        kind: ``lesson``, ``assignment``, ``home`` or ``board``.
        page: the page's id.
        unit: the unit that it belongs to, or nothing.
        skill: the skill that it teaches, or nothing.
    """

    type: ClassVar[str] = "view"
    kind: Literal["lesson", "assignment", "home", "board"] = field(
        metadata=_choice("lesson", "assignment", "home", "board")
    )
    page: str = field(metadata=_text(240))
    unit: str = field(default="", metadata=_pattern(_NAME_OR_NONE))
    skill: str = field(default="", metadata=_pattern(_NAME_OR_NONE))


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn(Event):
    """What the events about one variant share. Not made itself.

    Attributes:
        problem: the problem's id.
        version: the problem's version.
        level: 1, 2 or 3.
        seed: the seed that the variant was drawn with.
        page: the page that it stood on.
    """

    problem: str = field(metadata=_pattern(_NAME))
    version: int = field(metadata=_integer(1, 1_000_000))
    level: int = field(metadata=_integer(1, 9))
    seed: int = field(metadata=_integer(0, MAX_SEED))
    page: str = field(default="", metadata=_text(240))


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempt(Drawn):
    """A response to a practice variant, with its verdict.

    Attributes:
        n: the how-manieth try at this variant, from 1.
        status: the verdict's status.
        credit: the verdict's credit, 0 to 1.
        misconception: the id of the recognised misconception, or None.
        hints: how many hints had been opened.
        ms: milliseconds from the variant's appearance, or from the last try, to this one.
        text: what the student entered; not shipped.
    """

    type: ClassVar[str] = "attempt"
    n: int = field(default=1, metadata=_integer(1, 10_000))
    status: Literal["right", "partial", "wrong", "unreadable", "undecided"] = field(
        metadata=_choice("right", "partial", "wrong", "unreadable", "undecided")
    )
    credit: float = field(metadata=_number(0, 1))
    misconception: str | None = field(
        default=None, metadata=_limits({"type": ["string", "null"], "pattern": _NAME})
    )
    hints: int = field(default=0, metadata=_integer(0, 100))
    ms: int = field(default=0, metadata=_integer(0, MAX_MS))
    text: str = field(default="", metadata=_text(MAX_RESPONSE))


@dataclass(frozen=True, slots=True, kw_only=True)
class Hint(Drawn):
    """A hint was opened.

    Attributes:
        rung: which hint of the ladder, from 1.
    """

    type: ClassVar[str] = "hint"
    rung: int = field(metadata=_integer(1, 100))


@dataclass(frozen=True, slots=True, kw_only=True)
class Reveal(Drawn):
    """The worked solution of a variant was asked for."""

    type: ClassVar[str] = "reveal"


@dataclass(frozen=True, slots=True, kw_only=True)
class Response(Drawn):
    """A response to a slot of an assignment. No verdict: graded work is judged later, from this text alone.

    Attributes:
        assignment: the assignment's id.
        slot: the slot's id within it.
        text: what the student entered.
    """

    type: ClassVar[str] = "response"
    assignment: str = field(metadata=_pattern(_NAME))
    slot: str = field(metadata=_pattern(_NAME))
    text: str = field(metadata=_text(MAX_RESPONSE))


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation(Event):
    """A text that answers an "explain" slot of an assignment.

    Attributes:
        assignment: the assignment's id.
        slot: the slot's id within it.
        text: what the student wrote.
    """

    type: ClassVar[str] = "explanation"
    assignment: str = field(metadata=_pattern(_NAME))
    slot: str = field(metadata=_pattern(_NAME))
    text: str = field(metadata=_text(MAX_EXPLANATION))


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrangement(Event):
    """How an interactive was left. It stays with the learner: it is not shipped.

    Attributes:
        page: the page that it stands on.
        interactive: its name on that page: the kind, and a print of how it is set up.
        text: its state, as JSON.
    """

    type: ClassVar[str] = "arrangement"
    page: str = field(default="", metadata=_text(240))
    interactive: str = field(metadata=_pattern(_NAME))
    text: str = field(metadata=_text(MAX_STATE))


@dataclass(frozen=True, slots=True, kw_only=True)
class Submit(Event):
    """An assignment was handed in.

    Attributes:
        assignment: the assignment's id.
        receipt: the short code that the student was given.
        submitted_at: the time as the exchange recorded it.
    """

    type: ClassVar[str] = "submit"
    assignment: str = field(metadata=_pattern(_NAME))
    receipt: str = field(metadata=_text(80))
    submitted_at: str = field(metadata=_text(80))


KINDS: Mapping[str, type[Event]] = {
    kind.type: kind
    for kind in (Session, View, Attempt, Hint, Reveal, Response, Explanation, Arrangement, Submit)
}
"""Every kind of event by the name that its line carries."""


def to_line(event: Event) -> str:
    """Return the event as one line of JSON, without a line end."""
    values = {each.name: getattr(event, each.name) for each in fields(event)}
    return json.dumps({"type": event.type, **values}, ensure_ascii=False, separators=(",", ":"))


def from_line(line: str) -> Event:
    """Return the event that a line of JSON holds.

    Raises:
        EventError: the line is no JSON object, names an unknown kind, lacks a field, or has one too many.
    """
    if len(line) > MAX_LINE:
        raise EventError(f"the line has {len(line)} characters; the longest allowed is {MAX_LINE}")
    try:
        values = json.loads(line, object_pairs_hook=_closed_object, parse_constant=_no_constant)
    except (ValueError, RecursionError) as problem:
        raise EventError(f"the line is no JSON: {str(problem)[:200]}") from None
    if not isinstance(values, dict):
        raise EventError("the line is no JSON object")
    return from_dict(values)


def from_dict(values: Mapping[str, object]) -> Event:
    """Return the event that these fields (with ``type`` among them) describe. Raises EventError as ``from_line`` does."""
    name = values.get("type")
    kind = KINDS.get(name) if isinstance(name, str) else None
    if kind is None:
        raise EventError(f"unknown kind of event {str(name)[:40]!r}; known are {', '.join(KINDS)}")
    given: dict[str, Any] = {key: value for key, value in values.items() if key != "type"}
    known = {each.name: each for each in fields(kind)}
    for key in given:
        if key not in known:
            _refuse(kind.type, str(key)[:40], "is unknown")
    for key, each in known.items():
        if key not in given and (key in {"id", "time"} or _is_required(each)):
            _refuse(kind.type, key, "is missing")
    return kind(**given)


def schema(kind: str) -> dict[str, Any]:
    """Return the closed JSON schema (draft 7) of a kind of event, fit for ``jupyter_events``. Raises EventError."""
    if kind not in KINDS:
        raise EventError(f"unknown kind of event {kind[:40]!r}; known are {', '.join(KINDS)}")
    found = KINDS[kind]
    properties: dict[str, Any] = {"type": {"type": "string", "enum": [kind]}}
    properties |= {each.name: {**each.metadata["limits"], "title": each.name} for each in fields(found)}
    required = ["type", "id", "time", *(each.name for each in fields(found) if _is_required(each))]
    return {
        "$id": f"urn:ownpace:event:{kind}:1",
        "version": "1",
        "title": f"OwnPace {kind} event",
        "description": (found.__doc__ or "").splitlines()[0],
        "type": "object",
        "additionalProperties": False,
        "properties": {name: {"title": name, **limits} for name, limits in properties.items()},
        "required": required,
    }


def public(event: Event) -> Event:
    """Return the event without what the student wrote: the copy that leaves the student's own folder."""
    if isinstance(event, Attempt | Response | Explanation | Arrangement):
        return replace(event, text="")
    return event


def is_shared(event: Event) -> bool:
    """Tell whether a public copy of the event is of use to anybody else. How an interactive was left is not."""
    return not isinstance(event, Arrangement)


def _is_required(each: "Field[Any]") -> bool:
    return each.default is MISSING and each.default_factory is MISSING


def _refuse(kind: str, name: str, reason: str) -> NoReturn:
    raise EventError(f"{kind or 'event'}: the field {name!r} {reason}")


def _closed_object(pairs: list[tuple[str, object]]) -> dict[str, object]:
    values = dict(pairs)
    if len(values) != len(pairs):
        raise EventError("the line names a field twice")
    return values


def _no_constant(name: str) -> NoReturn:
    raise EventError(f"the line holds {name}, which is no number")


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


def _check(kind: str, each: "Field[Any]", value: object) -> None:
    limits: Mapping[str, Any] = each.metadata["limits"]
    wanted = limits["type"]
    if value is None and wanted == ["string", "null"]:
        return
    if wanted in ("integer", "number"):
        _check_number(kind, each.name, value, limits)
    else:
        _check_string(kind, each.name, value, limits)


def _check_number(kind: str, name: str, value: object, limits: Mapping[str, Any]) -> None:
    allowed = (int,) if limits["type"] == "integer" else (int, float)
    # bool is an int to isinstance, and must not pass for one
    if type(value) not in allowed or not math.isfinite(value):  # type: ignore[arg-type]  # type() does not narrow
        _refuse(kind, name, f"is no {limits['type']}")
    if not limits["minimum"] <= value <= limits["maximum"]:
        _refuse(kind, name, f"is not between {limits['minimum']} and {limits['maximum']}")


def _check_string(kind: str, name: str, value: object, limits: Mapping[str, Any]) -> None:
    if not isinstance(value, str):
        _refuse(kind, name, "is no text")
    if len(value) > limits.get("maxLength", len(value)):
        _refuse(kind, name, f"has {len(value)} characters; the most allowed is {limits['maxLength']}")
    if "enum" in limits and value not in limits["enum"]:
        _refuse(kind, name, f"is none of {', '.join(limits['enum'])}")
    # fullmatch, for "$" alone lets a line end through
    if "pattern" in limits and not _compiled(limits["pattern"]).fullmatch(value):
        _refuse(kind, name, "is not written as it must be")
    if any("\ud800" <= character <= "\udfff" for character in value):
        _refuse(kind, name, "holds half a character (a lone surrogate), which no file can keep")
