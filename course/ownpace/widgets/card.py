"""The base of all widgets: what travels between a view and its Python half.

A view sends a message ``{op, request, ...}``; the card runs the operation of that name and then sets ``done`` to the
request's number, in one message with whatever changed. All that a view draws is in ``face``; a formula being typed is
answered in ``reading``; labels and sentences are in ``words``, from the catalogue. A view that had no answer, because the
line broke, sends its request again with the same number: what is done is not done twice, only told again.
"""

import html
from collections.abc import Callable, Mapping
from typing import Any

from ipywidgets import DOMWidget
from traitlets import Dict, Int, Unicode

from ownpace.messages import catalogue, sentence

MODULE = "@ownpace/widgets"
MODULE_VERSION = "^0.1.0"

Message = Mapping[str, object]
Operation = Callable[[Message], None]


class _Whole(type(DOMWidget)):  # type: ignore[misc]  # ipywidgets ships no types
    """Makes widgets that open to the front end when they are made, all of them, and not in the middle of it.

    A page lays a view as soon as its model is there: one that opened with half a face would be drawn with half a face.
    """

    def __call__(cls, *args: Any, **options: Any) -> Any:
        card = super().__call__(*args, **options)
        card.whole = True
        card.open()
        return card


class Card(DOMWidget, metaclass=_Whole):  # type: ignore[misc]  # ipywidgets ships no types
    """A widget with one face and some operations.

    Args:
        view: the name of its view.
        rooms: prefixes of the catalogue that its words come from.
    """

    _model_name = Unicode("CardModel").tag(sync=True)
    _model_module = Unicode(MODULE).tag(sync=True)
    _model_module_version = Unicode(MODULE_VERSION).tag(sync=True)
    _view_module = Unicode(MODULE).tag(sync=True)
    _view_module_version = Unicode(MODULE_VERSION).tag(sync=True)

    face: "Dict[str, Any]" = Dict().tag(sync=True)
    reading: "Dict[str, Any]" = Dict().tag(sync=True)
    words: "Dict[str, str]" = Dict().tag(sync=True)
    done = Int(0).tag(sync=True)
    whole = False

    def __init__(self, view: str, *rooms: str) -> None:
        super().__init__(_view_name=view, words=words(*rooms))
        self.on_msg(self._receive)

    def open(self) -> None:
        """Open the line to the front end; before the card is whole there is none."""
        if self.whole:
            super().open()

    def operations(self) -> Mapping[str, Operation]:
        """Return what the view may ask for, by name."""
        return {}

    def show(self, **changes: object) -> None:
        """Change some of what the view draws."""
        self.face = {**self.face, **changes}

    def still(self) -> str:
        """Return markup that stands for the card where no kernel runs: its heading, and what it asks."""
        face = self.face
        asked = face.get("prompt") or face.get("intro") or ""
        return f"<h3>{html.escape(str(face.get('heading', '')))}</h3><div>{asked}</div>"

    def alt(self) -> str:
        """Return what stands for the card where there is only text."""
        return str(self.face.get("heading") or type(self).__name__)

    def _repr_mimebundle_(self, **kwargs: object) -> dict[str, Any]:
        """Return the view, and beside it what a reader without a kernel sees."""
        found: dict[str, Any] = super()._repr_mimebundle_(**kwargs)
        note = html.escape(sentence("card.still"))
        return {
            **found,
            "text/plain": self.alt(),
            "text/html": f"<section>{self.still()}<p><em>{note}</em></p></section>",
        }

    def _receive(self, _: object, content: object, __: object) -> None:
        # From a browser: anything may be in it. What is no request of ours gets no answer.
        if not isinstance(content, Mapping):
            return
        operation = self.operations().get(str(content.get("op")))
        request = content.get("request")
        if operation is None or type(request) is not int:
            return
        if request <= self.done:
            self.send_state(["face", "reading", "done"])
            return
        with self.hold_sync():
            operation(content)
            self.done = request


def words(*rooms: str) -> dict[str, str]:
    """Return the catalogue's sentences under these prefixes, by the rest of their keys; later prefixes win."""
    found: dict[str, str] = {}
    for room in ("connection", "card", "field", *rooms):
        start = f"{room}."
        found |= {key[len(start) :]: text for key, text in catalogue().items() if key.startswith(start)}
    return found


def text_of(message: Message, *, longest: int) -> str:
    """Return the text of a message, cut to its limit and without what no file can hold. Nothing where there is none."""
    text = message.get("text")
    if not isinstance(text, str):
        return ""
    return text[:longest].encode("utf-8", "replace").decode("utf-8")
