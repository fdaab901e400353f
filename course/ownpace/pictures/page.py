"""A picture in a page: the drawing, and its full description behind a disclosure that needs no script."""

from ownpace.pictures.marks import Mark, mark, markup
from ownpace.pictures.picture import Picture, Retold
from ownpace.pictures.sentences import told
from ownpace.pictures.tables import Table


def to_html(picture: Picture, ident: str = "") -> str:
    """Return a picture as a ``<figure>``. Two equal pictures on a page need different idents.

    A table comes as a real one, whose cells need no description.
    """
    table = picture.picture if isinstance(picture, Retold) else picture
    if isinstance(table, Table):
        return markup(mark("figure", table.html(), class_="op-picture", aria_label=picture.alt))
    drawn = picture.svg(ident)
    opening, closing = markup(mark("figure", "|", class_="op-picture")).split("|")
    return f"{opening}{drawn}{markup(_description(picture))}{closing}"


def _description(picture: Picture) -> Mark:
    return mark(
        "details",
        mark("summary", told("describe")),
        mark("p", picture.long),
        class_="op-picture-words",
    )
