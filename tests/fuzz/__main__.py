"""Atheris, where it is installed: `python -m tests.fuzz FOLDER [options of libFuzzer]`.

FOLDER is where it keeps the inputs that reach new code; start it with the lines of the corpus, one in a file each. What
breaks a promise is written beside, and belongs into the corpus as a line.
"""

import sys


def main() -> None:
    """Fuzz until something breaks; libFuzzer keeps the input."""
    import atheris  # type: ignore[import-not-found,unused-ignore] # only on machines that fuzz for an hour

    with atheris.instrument_imports(include=["ownpace.algebra"]):
        from tests.fuzz import probe as probing

    probing.LIMIT = 10.0  # 40 times the limit: counting what was reached makes some loops that much slower

    def once(data: bytes) -> None:
        text, _, other = data.decode("utf-8", "replace").partition("\n")
        probing.probe(text, other or "x")

    atheris.Setup(sys.argv, once)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
