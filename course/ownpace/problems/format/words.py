"""The smallest parts of authors' files: names, formulas and texts, each with its limits."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, WithJsonSchema

Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9-]{0,63}$")]
Name = Annotated[str, StringConstraints(pattern=r"^[a-z]$")]
Letter = Annotated[str, StringConstraints(pattern=r"^[A-Za-z](_[A-Za-z0-9])?$")]
Word = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{1,31}$")]
_Written = WithJsonSchema({"type": ["string", "number"]})
"""What an editor takes for a number, ``5``, is the text of one here."""

FormulaText = Annotated[str, StringConstraints(min_length=1, max_length=300), _Written]
DomainText = Annotated[str, StringConstraints(min_length=1, max_length=100), _Written]
CellText = Annotated[str, StringConstraints(max_length=300), _Written]
RichText = Annotated[str, StringConstraints(min_length=1, max_length=1_000)]
Share = Annotated[float, Field(ge=0, le=1)]
Level = Annotated[int, Field(ge=1, le=3)]


class Closed(BaseModel):
    """A model that refuses keys it does not know, for an author's slip must not pass for nothing."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)
