"""The widget of every interactive: an author's setup, a task, and the state that the learner left it in."""

import html
import json
from collections.abc import Mapping
from typing import Any, Final

from ownpace.events import MAX_RESPONSE, MAX_STATE
from ownpace.messages import sentence
from ownpace.problems.render import authored, to_html
from ownpace.widgets.card import Card, Message, Operation, text_of
from ownpace.widgets.interactives.setup import Setup
from ownpace.widgets.keeping import Kept, TextKeeper

_DEEPEST: Final = 12


class InteractiveCard(Card):
    """Something to explore.

    Args:
        setup: the kind with its options.
        keeper: keeps the state as JSON text.
        name: tells it from the others of its page.
        task: what to find or to make, as rich text; nothing where it is there to be looked at.
        goal: the answer that is wanted; nothing where the kind knows its own.
    """

    def __init__(
        self, setup: Setup, keeper: TextKeeper, *, name: str, task: str = "", goal: str = ""
    ) -> None:
        super().__init__("InteractiveView", "interactive", *setup.rooms, setup.kind)
        self._setup, self._keeper, self._goal = setup, keeper, goal
        self.show(
            kind=setup.kind,
            name=name,
            heading=self.words["heading"],
            intro=to_html(self.words["intro"]),
            task=authored(task),
            checks=bool(task) and (setup.aims or goal != ""),
            options=setup.face(),
            verdict=None,
            saved=_saved(keeper.kept()),
        )

    def operations(self) -> Mapping[str, Operation]:
        """Return what the view may ask for."""
        return {"keep": self._keep, "check": self._check, "ask": self._ask}

    def still(self) -> str:
        """Return heading, task and what is to be seen, for where no kernel runs."""
        face = self.face
        parts = [f"<h3>{html.escape(face['heading'])}</h3>", f"<p>{face['task'] or face['intro']}</p>"]
        picture = self._setup.picture()
        alt = html.escape(self._setup.alt())
        if picture:
            parts.append(f"<figure>{picture}<figcaption>{alt}</figcaption></figure>")
        else:
            parts.append(f"<p>{alt}</p>")
        return "".join(parts)

    def alt(self) -> str:
        """Return the same as one line of text."""
        return f"{self.face['heading']}: {self._setup.alt()}"

    def _keep(self, message: Message) -> None:
        text = text_of(message, longest=MAX_STATE + 1)
        if len(text) > MAX_STATE or not _is_state(text):
            self.show(saved={**self.face["saved"], "problem": sentence("card.not_kept")})
            return
        try:
            kept = self._keeper.keep(text)
        except OSError:
            self.show(saved={**self.face["saved"], "problem": sentence("card.not_kept")})
            return
        self.show(saved=_saved(kept))

    def _check(self, message: Message) -> None:
        if not self.face["checks"]:
            return
        answer = text_of(message, longest=MAX_RESPONSE).strip()
        found = self._setup.judge(answer, self._goal)
        self.show(verdict={"status": found.status, "html": to_html(found.feedback)})

    def _ask(self, message: Message) -> None:
        question = message.get("question")
        self.reading = self._setup.respond(question) if isinstance(question, Mapping) else {}


def _saved(kept: Kept | None) -> dict[str, Any]:
    return {"text": kept.text if kept else "", "at": kept.at if kept else None, "problem": None}


def _is_state(text: str) -> bool:
    """Tell whether a text is JSON that a browser's half may be given back: the empty text, or no deeper than we nest."""
    if text == "":
        return True
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        return False
    level: list[object] = [value]
    for _ in range(_DEEPEST):
        level = [inner for each in level for inner in _inside(each)]
    return not level


def _inside(value: object) -> list[object]:
    return list(value.values()) if isinstance(value, dict) else value if isinstance(value, list) else []
