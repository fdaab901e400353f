"""The command line: `python -m tests.peers [FOLDER] [--json FILE]`."""

import json
from pathlib import Path

import click
from rich.console import Console
from tests.peers import report
from tests.peers.naming import naming
from tests.peers.rows import rows_in
from tests.peers.workers import findings

ROOT = Path(__file__).parents[2]


@click.command()
@click.argument("folder", type=click.Path(path_type=Path), default=ROOT / "../shared/cases")
@click.option(
    "--json", "target", type=click.Path(path_type=Path), help="Write the counts and the rows there too."
)
@click.option("--seconds", default=2.0, show_default=True, help="Limit for one row.")
@click.option("--repeats", default=1, show_default=True, help="Judge each row so often; all must agree.")
def main(folder: Path, target: Path | None, seconds: float, repeats: int) -> None:
    """Run every suite in FOLDER and print, per suite and kind, how far we agree."""
    if not folder.is_dir():
        raise click.ClickException(f"There is no folder {folder}. Give the folder with the case files.")
    found, slowest = [], (0.0, "")
    for some, took in findings(rows_in(folder), seconds=seconds, repeats=repeats):
        found += some
        slowest = max(slowest, (took, some[0].row.id))
    report.show(found, Console(width=160))
    names = naming(rows_in(folder))
    click.echo(f"mistakes named: {len(names.named)} of {names.wrong} wrong rows")
    click.echo(
        f"false alarms: {len(names.alarms)} of {names.right} right steps {', '.join(names.alarms)}".rstrip()
    )
    click.echo(f"slowest row: {slowest[1]}, {slowest[0]:.3f} s")
    if target is not None:
        content = {
            **report.counted(found),
            "rows": report.disagreements(found),
            "summary": report.summary(found),
        }
        target.write_text(json.dumps(content, indent=1, ensure_ascii=False), encoding="utf-8")


if __name__ == "__main__":
    main()
