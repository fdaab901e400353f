"""Atheris, where it is installed: `python -m tests.fuzz [options of libFuzzer]`, from the kept corpus."""

import sys

from tests.fuzz.probe import CORPUS, probe


def main() -> None:
    """Fuzz until something breaks; libFuzzer keeps the input."""
    import atheris  # type: ignore[import-not-found,unused-ignore] # only on machines that fuzz for an hour

    with atheris.instrument_imports(include=["ownpace.algebra"]):
        import ownpace.algebra  # noqa: F401

    def once(data: bytes) -> None:
        text, _, other = data.decode("utf-8", "replace").partition("\n")
        probe(text, other or "x")

    atheris.Setup([*sys.argv, str(CORPUS)], once)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
