"""Frozen, slotted value classes that are made quickly, both the class and its values.

`@frozen` is what `dataclasses.dataclass(frozen=True, slots=True)` is, for the few features that the algebra uses. The
standard one writes and compiles the text of six methods for each class, which takes half of the time that importing
the algebra may take on a small server. Here nothing is compiled: a class gets the methods of its kind, which hold on
to its slots, and its `__init__` is a ready function whose arguments are given the names of the fields.
"""

from collections.abc import Callable, Mapping, Sequence
from operator import attrgetter
from types import FunctionType
from typing import Any, Final, NamedTuple, TypeVar, dataclass_transform

T = TypeVar("T")
Put = Callable[[Any, Any], None]
Template = Callable[..., None]

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
    """Return what sets the slots from the arguments: the template for that many fields, with their names."""
    ordered = sorted(fields, key=lambda name: fields[name].kw_only)
    if not ordered:
        return object.__init__
    by_position = sum(not f.kw_only for f in fields.values())
    template: Any = _TEMPLATES[len(ordered)](*(getattr(made, name).__set__ for name in ordered))
    code = template.__code__.replace(
        co_name="__init__",
        co_argcount=1 + by_position,
        co_kwonlyargcount=len(ordered) - by_position,
        co_varnames=("self", *ordered, *template.__code__.co_varnames[1 + len(ordered) :]),
    )
    put = FunctionType(code, {"__builtins__": {"zip": zip}}, "__init__", None, template.__closure__)
    given = {n: f.default for n, f in fields.items() if f.default is not _NONE or f.factory is not None}
    put.__defaults__ = tuple(given[name] for name in ordered[:by_position] if name in given)
    put.__kwdefaults__ = {name: given[name] for name in ordered[by_position:] if name in given}
    factories = {name: f.factory for name, f in fields.items() if f.factory is not None}
    return _making(put, ordered, factories) if factories else put


def _making(
    put: Callable[..., None], ordered: Sequence[str], factories: Mapping[str, Callable[[], Any]]
) -> Callable[..., None]:
    """Return what makes the values that are not given and are new for each, and then sets the slots."""

    def __init__(self: Any, *given: Any, **named: Any) -> None:  # noqa: N807 - becomes the method of that name
        for name in ordered[len(given) :]:
            if name in factories and name not in named:
                named[name] = factories[name]()
        put(self, *given, **named)

    return __init__


# What sets so many slots. A class gets a copy of it in which the arguments have the names of its fields, so that Python
# itself checks what is given, and nothing stands between making a node of a tree and filling its slots.


def _one(a: Put) -> Template:
    def put(self: Any, p: Any) -> None:
        a(self, p)

    return put


def _two(a: Put, b: Put) -> Template:
    def put(self: Any, p: Any, q: Any) -> None:
        a(self, p)
        b(self, q)

    return put


def _three(a: Put, b: Put, c: Put) -> Template:
    def put(self: Any, p: Any, q: Any, r: Any) -> None:
        a(self, p)
        b(self, q)
        c(self, r)

    return put


def _four(a: Put, b: Put, c: Put, d: Put) -> Template:
    def put(self: Any, p: Any, q: Any, r: Any, s: Any) -> None:
        a(self, p)
        b(self, q)
        c(self, r)
        d(self, s)

    return put


def _five(*puts: Put) -> Template:
    def put(self: Any, p: Any, q: Any, r: Any, s: Any, t: Any) -> None:
        for put_, value_ in zip(puts, (p, q, r, s, t), strict=True):
            put_(self, value_)

    return put


def _six(*puts: Put) -> Template:
    def put(self: Any, p: Any, q: Any, r: Any, s: Any, t: Any, u: Any) -> None:
        for put_, value_ in zip(puts, (p, q, r, s, t, u), strict=True):
            put_(self, value_)

    return put


def _nine(*puts: Put) -> Template:
    def put(self: Any, p: Any, q: Any, r: Any, s: Any, t: Any, u: Any, v: Any, w: Any, x: Any) -> None:
        for put_, value_ in zip(puts, (p, q, r, s, t, u, v, w, x), strict=True):
            put_(self, value_)

    return put


_TEMPLATES: Final[Mapping[int, Callable[..., Template]]] = {
    1: _one,
    2: _two,
    3: _three,
    4: _four,
    5: _five,
    6: _six,
    9: _nine,
}


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
