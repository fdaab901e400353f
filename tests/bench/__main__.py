"""The command line: `python -m tests.bench NAME [--json FILE]`."""

import sys
from importlib import import_module
from pathlib import Path

import click
from rich.console import Console

NAMES = sorted(
    path.stem
    for path in Path(__file__).parent.glob("*.py")
    if path.stem not in ("__init__", "__main__", "reports")
)


@click.command()
@click.argument("name", type=click.Choice(NAMES))
@click.option("--json", "target", type=click.Path(path_type=Path), help="Write the measures there too.")
def main(name: str, target: Path | None) -> None:
    """Measure NAME and print ours, the peer's, and the ratio."""
    sys.path.append(str(Path(__file__).parents[1] / "fixtures"))
    report = import_module(f"tests.bench.{name}").run()
    report.show(Console())
    if target is not None:
        report.write(target)


if __name__ == "__main__":
    main()
