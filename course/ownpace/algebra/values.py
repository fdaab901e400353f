"""Frozen, slotted value classes that are made quickly, both the class and its values.

`@frozen` is what `dataclasses.dataclass(frozen=True, slots=True)` is, for the few features that the algebra uses. The
standard one compiles six methods for each class, and takes half of the time that importing the algebra may take on a
small server; a value of it sets each attribute by name. Here one method is compiled, and it sets slots.
"""

from collections.abc import Callable, Mapping
from operator import attrgetter
from typing import Any, Final, NamedTuple, TypeVar, dataclass_transform

T = TypeVar("T")

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
    """Compile what sets the slots from the arguments."""
    scope: dict[str, Any] = {}
    ordered = sorted(fields, key=lambda name: fields[name].kw_only)
    arguments, lines = ["self"], []
    for name in ordered:
        f = fields[name]
        if f.kw_only and "*" not in arguments:
            arguments.append("*")
        scope[f"_set_{name}"] = getattr(made, name).__set__
        given = name
        if f.factory is not None:
            scope[f"_make_{name}"], scope[f"_default_{name}"] = f.factory, _NONE
            given = f"_make_{name}() if {name} is _default_{name} else {name}"
        elif f.default is not _NONE:
            scope[f"_default_{name}"] = f.default
        arguments.append(name if f.factory is None and f.default is _NONE else f"{name}=_default_{name}")
        lines.append(f"    _set_{name}(self, {given})\n")
    text = f"def __init__({', '.join(arguments)}):\n" + ("".join(lines) or "    pass\n")
    exec(text, scope)  # noqa: S102 - the names of the fields of our own classes, as in the standard library
    made_method: Callable[..., None] = scope["__init__"]
    made_method.__qualname__ = f"{made.__qualname__}.__init__"
    return made_method


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
