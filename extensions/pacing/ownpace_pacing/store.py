"""The class store: the public copies of all learners' events, in one database.

``ClassStore`` owns the engine; the collector writes through ``add`` and the board reads through the other methods.
SQLite by default (write-ahead log, so that a board never waits for a shipment), PostgreSQL where a school needs it. An
event counts once for its learner, however often it is shipped. What a student wrote never comes here.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import UTC, date, datetime, tzinfo

from sqlalchemy import Index, String, create_engine, event, func, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import Dialect, Engine
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from ownpace.events import Event, Session, moment_of, now, public, to_line
from ownpace_pacing.activity import Mark

_TELLING = ("view", "attempt", "hint", "reveal", "response", "explanation", "submit")
"""Kinds of event that say what somebody is on; a session beat only says that a page is open."""


class StoreError(RuntimeError):
    """The class store cannot be reached or written. Its text says what to do."""


class Base(DeclarativeBase):
    """The tables of the class store."""


class Record(Base):
    """One event of one learner. Columns beside ``line`` are what the board asks for."""

    __tablename__ = "events"

    learner: Mapped[str] = mapped_column(String(255), primary_key=True)
    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    time: Mapped[str] = mapped_column(String(32))
    day: Mapped[date]
    type: Mapped[str] = mapped_column(String(32))
    session: Mapped[str | None] = mapped_column(String(80))
    page: Mapped[str | None] = mapped_column(String(240))
    kind: Mapped[str | None] = mapped_column(String(32))
    problem: Mapped[str | None] = mapped_column(String(80))
    status: Mapped[str | None] = mapped_column(String(32))
    active_s: Mapped[float | None]
    line: Mapped[str]

    __table_args__ = (
        Index("ix_events_learner_time", "learner", "time"),
        Index("ix_events_type_day", "type", "day"),
    )


@dataclass(frozen=True, slots=True)
class Place:
    """What a learner was last seen on.

    Attributes:
        type: the kind of the event that says so.
        kind: a page's kind, for a view.
        page: the page's id, or nothing.
        problem: the problem's id, or nothing.
        time: when, UTC.
    """

    type: str
    kind: str
    page: str
    problem: str
    time: str


@dataclass(frozen=True, slots=True)
class Tries:
    """How often a learner tried practice problems, and how many of the tries were right."""

    total: int
    right: int


class ClassStore:
    """Opens the store at a SQLAlchemy URL, and makes its tables where they are missing.

    Args:
        url: ``sqlite:///path`` or ``postgresql+psycopg://...``.
        zone: the class's time zone, which decides where a day ends; the machine's own where None.

    Raises:
        StoreError: the database cannot be opened.
    """

    def __init__(self, url: str, *, zone: tzinfo | None = None) -> None:
        self.zone = zone
        self._engine = _engine(url)
        try:
            Base.metadata.create_all(self._engine)
        except SQLAlchemyError as problem:
            raise StoreError(_explain("opened", url, problem)) from problem
        self._url = url

    def close(self) -> None:
        """Give back all connections."""
        self._engine.dispose()

    def today(self) -> date:
        """Return the class's current day."""
        return datetime.now(UTC).astimezone(self.zone).date()

    def add(self, learner: str, events: Iterable[Event]) -> int:
        """Keep the public copies of these events of that learner; return how many were new.

        Raises:
            StoreError: nothing of this batch was kept; sending it again is safe.
        """
        rows = {each.id: _row(learner, public(each), self.zone) for each in events}
        if not rows:
            return 0
        statement = _insert(self._engine.dialect).returning(Record.id)
        try:
            with self._engine.begin() as connection:
                return len(connection.execute(statement, list(rows.values())).all())
        except SQLAlchemyError as problem:
            raise StoreError(_explain("written", self._url, problem)) from problem

    def marks(self, since: date) -> Sequence[Mark]:
        """Return each session's largest running total on each day from ``since`` on."""
        query = (
            select(Record.learner, Record.session, Record.day, func.max(Record.active_s))
            .where(Record.type == "session", Record.day >= since, Record.session.is_not(None))
            .group_by(Record.learner, Record.session, Record.day)
        )
        with self._engine.connect() as connection:
            return [
                Mark(learner=learner, session=session or "", day=day, active_s=active or 0.0)
                for learner, session, day, active in connection.execute(query)
            ]

    def tries(self, since: date) -> Mapping[str, Tries]:
        """Return each learner's attempts from that day on."""
        right = func.count().filter(Record.status == "right")
        query = (
            select(Record.learner, func.count(), right)
            .where(Record.type == "attempt", Record.day >= since)
            .group_by(Record.learner)
        )
        with self._engine.connect() as connection:
            rows = connection.execute(query)
            return {learner: Tries(total=total, right=hits) for learner, total, hits in rows}

    def last_seen(self) -> Mapping[str, str]:
        """Return the time of each learner's last event, UTC."""
        query = select(Record.learner, func.max(Record.time)).group_by(Record.learner)
        with self._engine.connect() as connection:
            return {learner: time for learner, time in connection.execute(query) if time}

    def places(self) -> Mapping[str, Place]:
        """Return what each learner was last seen on."""
        newest = func.row_number().over(partition_by=Record.learner, order_by=(Record.time.desc(), Record.id))
        told = select(Record, newest.label("nth")).where(Record.type.in_(_TELLING)).subquery()
        query = select(
            told.c.learner, told.c.type, told.c.kind, told.c.page, told.c.problem, told.c.time
        ).where(told.c.nth == 1)
        with self._engine.connect() as connection:
            return {
                learner: Place(kind, page_kind or "", page or "", problem or "", time)
                for learner, kind, page_kind, page, problem, time in connection.execute(query)
            }


def _engine(url: str) -> Engine:
    try:
        engine = create_engine(url, pool_pre_ping=True)
    except (SQLAlchemyError, ImportError) as problem:
        raise StoreError(_explain("opened", url, problem)) from problem
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _prepare_sqlite)
    return engine


def _prepare_sqlite(connection: object, record: object) -> None:
    del record
    cursor = connection.cursor()  # type: ignore[attr-defined]  # a DB-API connection, which has no common type
    for pragma in ("journal_mode=WAL", "synchronous=NORMAL", "busy_timeout=10000"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _insert(dialect: Dialect) -> sqlite.Insert | postgresql.Insert:
    build = postgresql.insert if dialect.name == "postgresql" else sqlite.insert
    return build(Record).on_conflict_do_nothing(index_elements=[Record.learner, Record.id])


def _row(learner: str, each: Event, zone: tzinfo | None) -> dict[str, object]:
    told = {field.name: getattr(each, field.name) for field in fields(each)}
    # An event from the future would stay what its learner was seen on last until that day has come.
    time = min(each.time, now())
    return {
        "learner": learner,
        "id": each.id,
        "time": time,
        "day": moment_of(time).astimezone(zone).date(),
        "type": each.type,
        "session": each.session if isinstance(each, Session) else None,
        "page": told.get("page") or told.get("assignment"),
        "kind": told.get("kind"),
        "problem": told.get("problem"),
        "status": told.get("status"),
        "active_s": told.get("active_s"),
        "line": to_line(each),
    }


def _explain(verb: str, url: str, problem: Exception) -> str:
    shown = url.split("@")[-1]  # what stands before may be a password
    reason = str(getattr(problem, "orig", None) or problem).splitlines()[0]
    return f"The class store {shown} could not be {verb}: {reason}. Check OWNPACE_STORE_URL and the disk."
