"""What an operator types: ``ownpace class``, ``ownpace doctor`` and ``ownpace roster``."""

import ipaddress
import os
import sys
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table

from ownpace.messages import ENVIRONMENT as LANGUAGE
from ownpace.messages import languages
from ownpace_hub.opening import prepare, socket_folder, the_roster
from ownpace_hub.packs import class_course
from ownpace_hub.passphrases import PassphraseStore
from ownpace_hub.places import Places, repository, shown
from ownpace_hub.preflight import Finding, Level, Machine, findings, free_port, measure
from ownpace_hub.processes import adopt_orphans
from ownpace_hub.rosters import Roster, read_roster
from ownpace_hub.running import Lock, OpenClass, Stop
from ownpace_hub.settings import Settings

NOT_ISOLATED = (
    "Everyone's server runs as the same user of this computer: a student who runs a notebook of their own could read "
    "and change others' files. Use it to try things out, not with real grades."
)
_COLOURS = {Level.WELL: "green", Level.WARN: "yellow", Level.STOP: "red"}

_home_option = click.option(
    "--home",
    type=click.Path(path_type=Path, file_okay=False),
    envvar="OWNPACE_HOME",
    default="class",
    show_default=True,
    help="The class folder: roster, people, grades. Also set by OWNPACE_HOME.",
)
_port_option = click.option(
    "--port", type=click.IntRange(1, 65535), help="The port to open on.  [default: 8000, or a free one]"
)
_ip_option = click.option(
    "--ip", default="127.0.0.1", show_default=True, help="The address to listen on; 0.0.0.0 lets others in."
)


@click.command("class")
@_home_option
@_port_option
@_ip_option
@click.option(
    "--roster",
    "roster_file",
    type=click.Path(path_type=Path, dir_okay=False),
    help="A CSV file with name,display_name,role,section.  [default: the class's own, at first the demonstration]",
)
@click.option(
    "--pack",
    "packs",
    multiple=True,
    envvar="OWNPACE_PACKS",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    help="A course pack to lay on the course; may be given several times. The class keeps it for later starts.",
)
@click.option(
    "--language",
    type=click.Choice(languages()),
    envvar=LANGUAGE,
    help="The language of buttons, verdicts and notices on every page of the class.  [default: each lesson's own]",
)
def class_command(
    home: Path,
    port: int | None,
    ip: str,
    roster_file: Path | None,
    packs: tuple[Path, ...],
    language: str | None,
) -> None:
    """Open a class on this computer, and keep it open until Ctrl-C.

    The first start makes a demonstration class: one teacher, one coach, thirty students. Every later start finds all
    their work again.

    Example: ownpace class --port 8080 --roster our-class.csv
    """
    places = Places(home.resolve())
    course = class_course(places, packs)
    # What the class keeps is read by its owner alone, whichever of our processes writes it.
    os.umask(0o077)
    console = Console(highlight=False)
    machine = measure(places.home, course, ip=_checked_ip(ip), asked_port=port)
    _refuse(console, findings(machine))
    roster = the_roster(places, roster_file)
    places.make()
    lock = Lock(places.hub / "open.lock")
    lock.take()
    prepare(places, roster, machine.course)
    sys.exit(_keep_open(console, _settings(places, machine, ip, language), lock, roster))


@click.command("doctor")
@_home_option
@_port_option
@_ip_option
def doctor_command(home: Path, port: int | None, ip: str) -> None:
    """Tell whether a class can open on this computer, and what to do where it cannot.

    Example: ownpace doctor --home class
    """
    table = Table(box=None, pad_edge=False)
    for column in ("", "", "found", "what to do"):
        table.add_column(column, overflow="fold")
    found = findings(
        measure(home.resolve(), class_course(Places(home.resolve()), ()), ip=_checked_ip(ip), asked_port=port)
    )
    for finding in found:
        colour = _COLOURS[finding.level]
        table.add_row(finding.what, f"[{colour}]{finding.level.value}[/]", finding.says, finding.do)
    Console(highlight=False).print(table)
    sys.exit(1 if any(finding.level is Level.STOP for finding in found) else 0)


@click.group("roster")
def roster_command() -> None:
    """Look at the roster of a class, or give somebody a new passphrase.

    Example: ownpace roster list
    """


@roster_command.command("check")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False), required=False)
@_home_option
def roster_check(file: Path | None, home: Path) -> None:
    """Tell whether a roster file can be used: FILE, or the one of the class.

    Example: ownpace roster check our-class.csv
    """
    path = file or Places(home.resolve()).roster
    roster = read_roster(path)
    counts = ", ".join(f"{len(roster.of(role))} {role}" for role in ("teacher", "coach", "student"))
    click.echo(f"{shown(path)} is in order: {counts}.")


@roster_command.command("list")
@_home_option
def roster_list(home: Path) -> None:
    """Print the people of the class and the passphrases that the sign-in sheet still shows.

    Example: ownpace roster list
    """
    places = Places(home.resolve())
    Console(highlight=False).print(_sign_in_table(read_roster(places.roster), places))


@roster_command.command("passphrase")
@click.argument("name")
@_home_option
def roster_passphrase(name: str, home: Path) -> None:
    """Give the person with the sign-in name NAME a new passphrase. It works at once.

    Example: ownpace roster passphrase ada
    """
    places = Places(home.resolve())
    roster = read_roster(places.roster)
    person = roster.find(name)
    if person is None:
        raise click.ClickException(
            f"Nobody on {shown(places.roster)} has the name {name!r}. See: ownpace roster list"
        )
    phrase = PassphraseStore.at(places).renew(roster, person)
    click.echo(f"{person.display_name} ({person.name}) now signs in with: {phrase}")


def _checked_ip(ip: str) -> str:
    try:
        return str(ipaddress.ip_address(ip))
    except ValueError:
        raise click.BadParameter(
            f"{ip!r} is no IP address; 127.0.0.1 is this computer alone", param_hint="--ip"
        ) from None


def _refuse(console: Console, found: tuple[Finding, ...]) -> None:
    stops = [finding for finding in found if finding.level is Level.STOP]
    if stops:
        lines = "\n".join(f"  {finding.what}: {finding.says}. {finding.do}" for finding in stops)
        raise click.ClickException(f"The class cannot open on this computer yet.\n{lines}")
    for finding in found:
        if finding.level is Level.WARN:
            console.print(f"[yellow]Note:[/] {finding.says}. {finding.do}".rstrip())


def _settings(places: Places, machine: Machine, ip: str, language: str | None) -> Settings:
    return Settings(
        home=places.home,
        course=machine.course,
        configuration=repository(),
        sockets=socket_folder(),
        ip=_checked_ip(ip),
        port=machine.port or free_port(ip),
        hub_port=free_port(),
        proxy_port=free_port(),
        collector_port=free_port(),
        language=language,
    )


def _keep_open(console: Console, settings: Settings, lock: Lock, roster: Roster) -> int:
    stop = Stop()
    stop.listen()
    adopt_orphans()
    opened = OpenClass(settings, lock, stop)
    try:
        _say(console, f"Opening the class in {shown(settings.home)} …")
        if not opened.open():
            return 0
        _welcome(console, settings, roster)
        code = opened.wait()
        _say(console, "Closing the class …")
    finally:
        opened.close()
    _say(console, _farewell(settings, asked=bool(stop.asked)))
    return code


def _welcome(console: Console, settings: Settings, roster: Roster) -> None:
    console.print(_sign_in_table(roster, settings.places))
    console.print(f"The same list is in {shown(settings.places.sheet)}.")
    if not ipaddress.ip_address(settings.ip).is_loopback:
        console.print(
            f"[yellow]Note:[/] others on your network can reach the class at port {settings.port}, and what they send "
            "is not encrypted. Leave --ip out to keep it on this computer."
        )
    console.print(f"[yellow]Note:[/] {NOT_ISOLATED}")
    console.print(f"\nThe class is open at [bold]{settings.address}[/]\nCtrl-C closes it; all work is kept.")


def _farewell(settings: Settings, *, asked: bool) -> str:
    if asked:
        return f"The class is closed. All work is kept in {shown(settings.home)}."
    return f"The class closed by itself. Why is in {shown(settings.places.hub_log)}; script/class opens it again."


def _say(console: Console, text: str) -> None:
    try:
        console.print(text)
    except OSError:
        # The terminal has been closed; the class still has to be.
        return


def _sign_in_table(roster: Roster, places: Places) -> Table:
    clear = PassphraseStore.at(places).in_clear()
    table = Table(box=None, pad_edge=False)
    for column in ("sign-in name", "passphrase", "person", "role", "section"):
        table.add_column(column, no_wrap=True)
    for person in roster:
        phrase = clear.get(person.name, "(set, not on the sheet)")
        table.add_row(person.name, phrase, person.display_name, person.role, person.section)
    return table
