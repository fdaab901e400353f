"""The names of units to be read aloud, in English and Spanish: one of it, and several."""

import re
from collections.abc import Mapping
from typing import Final

from ownpace.algebra import units

_Words = Mapping[str, tuple[str, str]]

_ENGLISH: Final[_Words] = {
    "m": ("meter", "meters"), "km": ("kilometer", "kilometers"), "cm": ("centimeter", "centimeters"),
    "mm": ("millimeter", "millimeters"), "in": ("inch", "inches"), "ft": ("foot", "feet"), "yd": ("yard", "yards"),
    "mi": ("mile", "miles"), "acre": ("acre", "acres"), "L": ("liter", "liters"), "mL": ("milliliter", "milliliters"),
    "gal": ("gallon", "gallons"), "qt": ("quart", "quarts"), "pt": ("pint", "pints"), "cup": ("cup", "cups"),
    "kg": ("kilogram", "kilograms"), "g": ("gram", "grams"), "mg": ("milligram", "milligrams"),
    "lb": ("pound", "pounds"), "oz": ("ounce", "ounces"), "ton": ("ton", "tons"), "s": ("second", "seconds"),
    "min": ("minute", "minutes"), "h": ("hour", "hours"), "day": ("day", "days"), "week": ("week", "weeks"),
    "month": ("month", "months"), "yr": ("year", "years"), "mph": ("mile per hour", "miles per hour"),
    "kph": ("kilometer per hour", "kilometers per hour"), "$": ("dollar", "dollars"), "¢": ("cent", "cents"),
    "°": ("degree", "degrees"), "°C": ("degree Celsius", "degrees Celsius"),
    "°F": ("degree Fahrenheit", "degrees Fahrenheit"),
}  # fmt: skip

_SPANISH: Final[_Words] = {
    "m": ("metro", "metros"), "km": ("kilómetro", "kilómetros"), "cm": ("centímetro", "centímetros"),
    "mm": ("milímetro", "milímetros"), "in": ("pulgada", "pulgadas"), "ft": ("pie", "pies"), "yd": ("yarda", "yardas"),
    "mi": ("milla", "millas"), "acre": ("acre", "acres"), "L": ("litro", "litros"), "mL": ("mililitro", "mililitros"),
    "gal": ("galón", "galones"), "qt": ("cuarto", "cuartos"), "pt": ("pinta", "pintas"), "cup": ("taza", "tazas"),
    "kg": ("kilogramo", "kilogramos"), "g": ("gramo", "gramos"), "mg": ("miligramo", "miligramos"),
    "lb": ("libra", "libras"), "oz": ("onza", "onzas"), "ton": ("tonelada", "toneladas"), "s": ("segundo", "segundos"),
    "min": ("minuto", "minutos"), "h": ("hora", "horas"), "day": ("día", "días"), "week": ("semana", "semanas"),
    "month": ("mes", "meses"), "yr": ("año", "años"), "mph": ("milla por hora", "millas por hora"),
    "kph": ("kilómetro por hora", "kilómetros por hora"), "$": ("dólar", "dólares"), "¢": ("centavo", "centavos"),
    "°": ("grado", "grados"), "°C": ("grado Celsius", "grados Celsius"), "°F": ("grado Fahrenheit", "grados Fahrenheit"),
}  # fmt: skip

_POWERS: Final = {
    "en": {"2": "square {name}", "3": "cubic {name}"},
    "es": {"2": "{name} al cuadrado", "3": "{name} al cubo"},
}
_PER: Final = {"en": "per", "es": "por"}
_SIZES: Final = {units.unit(symbol): symbol for symbol in reversed(list(_ENGLISH)) if units.unit(symbol)}
_PART: Final = re.compile(r"(/|\*| per |^per )?\s*(square |cubic )?([A-Za-z]+|\$|¢|°[CF]?)(?:\^([23]))?")


def spoken(written: str, *, one: bool, language: str = "en") -> str:
    """Return a unit in words, such as *feet per second* for `ft/s`; what we do not know stays as it is written."""
    table, said = (_SPANISH if language == "es" else _ENGLISH), []
    for below, prefix, name, power in _PART.findall(written):
        symbol = name if name in table else _SIZES.get(units.unit(name))
        if symbol is None:
            return written
        below = below.strip() in ("/", "per")
        raised = power or {"square ": "2", "cubic ": "3"}.get(prefix, "")
        word = table[symbol][0 if below or one else 1]
        word = _POWERS[language][raised].format(name=word) if raised else word
        said.append(f"{_PER[language]} {word}" if below else word)
    return " ".join(said)
