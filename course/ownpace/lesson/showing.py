"""A picture as the last line of a cell: every front end shows it, with its words, and needs no widget for that."""

import secrets
from dataclasses import dataclass

from ownpace.pictures import Picture, to_html


@dataclass(frozen=True, slots=True)
class PictureView:
    """A picture that shows itself."""

    picture: Picture

    def _repr_mimebundle_(self, **_: object) -> dict[str, str]:
        """Return the picture as HTML, and its sentence for where there is none."""
        # Not the same twice: an equal picture on the page would have the same ids.
        drawn = to_html(self.picture, secrets.token_hex(4))
        return {"text/html": f'<div class="op">{drawn}</div>', "text/plain": self.picture.alt}
