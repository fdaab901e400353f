"""Frozen, slotted value classes that are made quickly, both the class and its values.

`@frozen` is what `dataclasses.dataclass(frozen=True, slots=True)` is, for the few features that the algebra uses. The
standard one writes and compiles the text of six methods for each class, which takes half of the time that importing
the algebra may take on a small server. Here nothing is compiled: a class gets the methods of its kind, and those hold
on to its slots.
"""

from collections.abc import Callable, Mapping, Sequence
from itertools import takewhile
from operator import attrgetter
from typing import Any, Final, NamedTuple, TypeVar, dataclass_transform

T = TypeVar("T")
Put = Callable[[Any, Any], None]
Arrange = Callable[[tuple[Any, ...], dict[str, Any]], Sequence[Any]]

_NONE: Final = object()


class _Field(NamedTuple):
    default: Any = _NONE
    factory: Any = None
    compare: bool = True
    repr: bool = True
    kw_only: bool = False


def field(
    *,
    default: Any = _NONE,
    default_factory: Callable[[], Any] | None = None,
    compare: bool = True,
    repr: bool = True,  # noqa: A002 - the name that type checkers know
    kw_only: bool = False,
) -> Any:
    """Return what a field is like beside its type; the arguments are those of `dataclasses.field`."""
    return _Field(default, default_factory, compare, repr, kw_only)


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def frozen(cls: type[T]) -> type[T]:
    """Make a class with annotated fields one of values: frozen, slotted, and compared by what they hold."""
    inherited: Mapping[str, _Field] = getattr(cls, "__value_fields__", {})
    named = (name for name in cls.__annotations__ if name not in inherited)
    own = {name: _described(cls.__dict__.get(name, _NONE)) for name in named}
    fields = {**inherited, **own}
    body = {k: v for k, v in cls.__dict__.items() if k not in own and k not in ("__dict__", "__weakref__")}
    body["__slots__"] = tuple(own)
    body["__value_fields__"] = fields
    body["__match_args__"] = tuple(name for name, f in fields.items() if not f.kw_only)
    for name, method in _METHODS.items():
        body.setdefault(name, method)
    meta: Any = type(cls)
    made = meta(cls.__name__, cls.__bases__, body)
    made.__qualname__ = cls.__qualname__
    compared = [name for name, f in fields.items() if f.compare]
    if "__init__" not in cls.__dict__:
        made.__init__ = _initializer(made, fields)
    if "__eq__" not in cls.__dict__:
        made.__eq__, made.__hash__ = _equality(_getter(compared))
    return made  # type: ignore[no-any-return]


def replace(of: T, **changes: Any) -> T:
    """Return a value like another, but for the fields that are named."""
    kept = {name: getattr(of, name) for name in of.__value_fields__ if name not in changes}  # type: ignore[attr-defined]
    return type(of)(**kept, **changes)


def fields_of(of: object) -> tuple[str, ...]:
    """Return the names of the fields of a value that count in comparing."""
    known: Mapping[str, _Field] = of.__value_fields__  # type: ignore[attr-defined]
    return tuple(name for name, f in known.items() if f.compare)


def _described(given: Any) -> _Field:
    return given if isinstance(given, _Field) else _Field(given)


def _getter(names: list[str]) -> Callable[[Any], Any]:
    return attrgetter(*names) if names else _nothing


def _nothing(_: object) -> tuple[()]:
    return ()


def _initializer(made: type, fields: Mapping[str, _Field]) -> Callable[..., None]:
    """Return what sets the slots from the arguments: the quick one of that many fields, or the one for any number."""
    ordered = sorted(fields, key=lambda name: fields[name].kw_only)
    puts = [getattr(made, name).__set__ for name in ordered]
    arrange = _arranger(made, ordered, fields)
    by_name = [name for name in ordered if fields[name].kw_only]
    quick = _QUICK.get((len(ordered) - len(by_name), *by_name))
    if quick is None:
        return _any_number(puts, arrange, -1 if by_name else len(ordered))
    return quick(puts, arrange, *(fields[name].default for name in ordered))


def _arranger(made: type, ordered: Sequence[str], fields: Mapping[str, _Field]) -> Arrange:
    """Return what puts arguments into the order of the fields, with the defaults of those that are not given."""
    most = sum(not f.kw_only for f in fields.values())

    def arrange(given: tuple[Any, ...], named: dict[str, Any]) -> Sequence[Any]:
        if len(given) > most:
            raise TypeError(f"{made.__name__} takes {most} values by position, not {len(given)}")
        values = list(given)
        for name in ordered[len(given) :]:
            f = fields[name]
            value = named.pop(name) if name in named else f.default if f.factory is None else f.factory()
            if value is _NONE:
                raise TypeError(f"{made.__name__} needs its {name}")
            values.append(value)
        if named:
            raise TypeError(f"{made.__name__} cannot take {', '.join(named)}")
        return values

    return arrange


def _any_number(puts: Sequence[Put], arrange: Arrange, count: int) -> Callable[..., None]:
    def __init__(self: Any, *given: Any, **named: Any) -> None:  # noqa: N807 - becomes the method of that name
        if named or len(given) != count:
            given = tuple(arrange(given, named))
        for put, value in zip(puts, given, strict=True):
            put(self, value)

    return __init__


# Nodes of a tree are made by the dozen for each line, so those of one to three fields and a span, nearly all, are set
# without a loop, and so is what has three fields, as a quotient of polynomials. A field that is left out is seen by its default; one that has none, or that is named, takes longer.


def _one(puts: Sequence[Put], arrange: Arrange, first: Any, where: Any) -> Callable[..., None]:
    put_a, put_span = puts

    def __init__(self: Any, a: Any = first, /, *, span: Any = where, **named: Any) -> None:  # noqa: N807
        if named or a is _NONE:
            a, span = arrange(_given((a, first)), {**named, "span": span})
        put_a(self, a)
        put_span(self, span)

    return __init__


def _two(puts: Sequence[Put], arrange: Arrange, first: Any, second: Any, where: Any) -> Callable[..., None]:
    put_a, put_b, put_span = puts

    def __init__(self: Any, a: Any = first, b: Any = second, /, *, span: Any = where, **named: Any) -> None:  # noqa: N807
        if named or a is _NONE or b is _NONE:
            a, b, span = arrange(_given((a, first), (b, second)), {**named, "span": span})
        put_a(self, a)
        put_b(self, b)
        put_span(self, span)

    return __init__


def _three(
    puts: Sequence[Put], arrange: Arrange, first: Any, second: Any, third: Any, where: Any
) -> Callable[..., None]:
    put_a, put_b, put_c, put_span = puts

    def __init__(  # noqa: N807
        self: Any, a: Any = first, b: Any = second, c: Any = third, /, *, span: Any = where, **named: Any
    ) -> None:
        if named or a is _NONE or b is _NONE or c is _NONE:
            a, b, c, span = arrange(_given((a, first), (b, second), (c, third)), {**named, "span": span})
        put_a(self, a)
        put_b(self, b)
        put_c(self, c)
        put_span(self, span)

    return __init__


def _three_alone(
    puts: Sequence[Put], arrange: Arrange, first: Any, second: Any, third: Any
) -> Callable[..., None]:
    put_a, put_b, put_c = puts

    def __init__(self: Any, a: Any = first, b: Any = second, c: Any = third, /, **named: Any) -> None:  # noqa: N807
        if named or a is _NONE or b is _NONE or c is _NONE:
            a, b, c = arrange(_given((a, first), (b, second), (c, third)), named)
        put_a(self, a)
        put_b(self, b)
        put_c(self, c)

    return __init__


_QUICK: Final[Mapping[tuple[object, ...], Callable[..., Callable[..., None]]]] = {
    (1, "span"): _one,
    (2, "span"): _two,
    (3, "span"): _three,
    (3,): _three_alone,
}


def _given(*values: tuple[Any, Any]) -> tuple[Any, ...]:
    """Return the first values that are not their defaults: a default that was given comes in again as the default."""
    return tuple(value for value, _ in takewhile(lambda pair: pair[0] is not pair[1], values))


def _equality(held: Callable[[Any], Any]) -> tuple[Callable[[Any, object], Any], Callable[[Any], int]]:
    def __eq__(self: Any, other: object) -> Any:  # noqa: N807 - becomes the method of that name
        return held(self) == held(other) if other.__class__ is self.__class__ else NotImplemented

    def __hash__(self: Any) -> int:  # noqa: N807 - becomes the method of that name
        return hash(held(self))

    return __eq__, __hash__


def _shown(self: Any) -> str:
    parts = (f"{name}={getattr(self, name)!r}" for name, f in self.__value_fields__.items() if f.repr)
    return f"{type(self).__qualname__}({', '.join(parts)})"


def _refuse(self: object, name: str, *_: object) -> None:
    raise AttributeError(f"{type(self).__name__}.{name} cannot be changed")


def _state(self: Any) -> list[Any]:
    return [getattr(self, name) for name in self.__value_fields__]


def _restore(self: Any, state: list[Any]) -> None:
    for name, held in zip(self.__value_fields__, state, strict=True):
        getattr(type(self), name).__set__(self, held)


_METHODS: Final = {
    "__repr__": _shown,
    "__setattr__": _refuse,
    "__delattr__": _refuse,
    "__getstate__": _state,
    "__setstate__": _restore,
}
