"""The one command line, ``ownpace``.

Each package adds its own sub-commands through the entry-point group ``ownpace.commands``; this module only gathers
them. A sub-command whose package cannot be imported is named in ``ownpace --help`` with the reason, so that one
broken part never hides the others.
"""

from importlib.metadata import EntryPoint, entry_points

import click

GROUP = "ownpace.commands"


class Commands(click.Group):
    """A click group whose commands come from installed packages, loaded only when they are asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of all installed sub-commands, sorted."""
        del ctx
        return sorted(point.name for point in entry_points(group=GROUP))

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return the sub-command of that name, or None where no package offers it."""
        del ctx
        for point in entry_points(group=GROUP, name=cmd_name):
            return _load(point)
        return None


def _load(point: EntryPoint) -> click.Command:
    try:
        command = point.load()
    except ImportError as problem:
        return _broken(point, str(problem))
    if not isinstance(command, click.Command):
        return _broken(point, f"{point.value} is not a command")
    return command


def _broken(point: EntryPoint, reason: str) -> click.Command:
    def explain() -> None:
        raise click.ClickException(
            f"The command {point.name!r} could not be loaded ({reason}). Run script/setup to mend the installation."
        )

    return click.Command(point.name, callback=explain, help=f"(could not be loaded: {reason})")


@click.command(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="ownpace")
def main() -> None:
    """OwnPace, the Algebra I course kit for Jupyter."""
