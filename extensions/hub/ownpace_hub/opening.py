"""Making a class ready to open: everything on disk that must be there before the hub starts.

:func:`prepare` may be run on an empty folder or on a class of last year; it creates what is missing and keeps what is
there. :func:`render` writes what the hub process reads.
"""

import shutil
import tempfile
from pathlib import Path

from ownpace_hub.demonstration import demonstration_roster
from ownpace_hub.passphrases import PassphraseStore, write_private
from ownpace_hub.places import Places, writing
from ownpace_hub.rosters import Roster, read_roster, write_roster
from ownpace_hub.settings import Settings, load, save
from ownpace_hub.trees import course_keeper, lay_course_directory, share_course_directory

# What a socket's path may measure on Linux (108 with the closing zero), less what Jupyter puts after the folder.
SOCKET_FOLDER_LENGTH = 107 - 66
SOCKET_PREFIX = "ownpace-"
SHORT_FOLDER = Path("/tmp")  # noqa: S108  # only ever with mkdtemp, which makes a folder that is ours alone


def the_roster(places: Places, given: Path | None) -> Roster:
    """Return the roster of the class: the given file's, else the class's own, else the demonstration's.

    Raises:
        RosterError: a roster file cannot be used; nothing has been written then.
    """
    if given is not None:
        return read_roster(given)
    if not places.roster.exists() and not _opened_before(places):
        return demonstration_roster()
    return read_roster(places.roster)


def prepare(places: Places, roster: Roster, built: Path) -> None:
    """Create what the class lacks: folders, roster, passphrases, the teacher's course directory.

    Raises:
        click.ClickException: the class folder cannot be written.
    """
    with writing(places.home):
        places.make()
        if not places.roster.exists() or read_roster(places.roster) != roster:
            _keep_old(places.roster)
            write_roster(places.roster, roster)
        PassphraseStore.at(places).complete(roster)
        teachers = roster.of("teacher")
        keeper = course_keeper(places, teachers)
        lay_course_directory(places, keeper, built)
        for teacher in teachers:
            if teacher.name != keeper:
                share_course_directory(places, keeper, teacher)


def render(settings: Settings) -> Path:
    """Write the hub's settings and its configuration file; return the latter."""
    private = settings.places.hub
    _forget_sockets(private / "settings.json", settings.home)
    save(settings, private / "settings.json")
    configuration = private / "jupyterhub_config.py"
    text = (
        '"""Written at every start of the class; what it says is decided in ownpace_hub.settings."""\n\n'
        "from pathlib import Path\n\n"
        "from ownpace_hub.settings import configure, load\n\n"
        'configure(get_config(), load(Path(__file__).with_name("settings.json")))  # noqa: F821\n'
    )
    write_private(configuration, text)
    return configuration


def socket_folder() -> Path:
    """Return a new folder whose path is short enough for the sockets of kernels."""
    usual = Path(tempfile.mkdtemp(prefix=SOCKET_PREFIX))
    if len(str(usual)) <= SOCKET_FOLDER_LENGTH:
        return usual
    usual.rmdir()
    return Path(tempfile.mkdtemp(prefix=SOCKET_PREFIX, dir=SHORT_FOLDER))


def _forget_sockets(before: Path, home: Path) -> None:
    """Remove the sockets of an earlier start that was killed; we hold the class's lock, so nobody uses them."""
    try:
        old = load(before)
    except (OSError, ValueError, KeyError, TypeError):
        return
    left = old.sockets
    ours = left.name.startswith(SOCKET_PREFIX) and left.parent in {Path(tempfile.gettempdir()), SHORT_FOLDER}
    # A class folder that was copied names the sockets of the other class, which may be open.
    if ours and old.home == home:
        shutil.rmtree(left, ignore_errors=True)


def _opened_before(places: Places) -> bool:
    return places.passphrases.exists()


def _keep_old(roster: Path) -> None:
    if roster.exists():
        shutil.copy2(roster, roster.with_name("roster.before.csv"))
