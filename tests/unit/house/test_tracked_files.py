"""What may not stand in any file of the repository: where packages come from, and where somebody's disk keeps them."""

import re
import subprocess
from pathlib import Path

ROOT = Path(__file__).parents[3]
# Put together from parts, so that this file does not find itself.
INDEX_HOSTS = re.compile(
    "|".join(
        re.escape(".".join(parts))
        for parts in (
            ("pypi", "org"),
            ("pythonhosted", "org"),
            ("npmjs", "org"),
            ("npmjs", "com"),
            ("yarnpkg", "com"),
            ("registry", "npmmirror"),
        )
    )
    + r"|--(?:extra-)?index-url(?![\w-])|\bregistry\s*=\s*http"
)
SOMEBODYS_DISK = re.compile(r"(?<![\w.}])/(?:home|Users)/[a-z][\w-]*/|(?<![\w.}])/(?:root|work|workspace)/\w")


def _tracked() -> list[Path]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True)
    return [path for name in listed.stdout.split("\0") if name and (path := ROOT / name).is_file()]


def _found(pattern: re.Pattern[str]) -> list[str]:
    places = []
    for path in _tracked():
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue  # a font or a picture
        lines = enumerate(text.splitlines(), start=1)
        places += [f"{path.relative_to(ROOT)}:{number}" for number, line in lines if pattern.search(line)]
    return places


def test_no_file_names_a_package_index() -> None:
    assert _found(INDEX_HOSTS) == []


def test_no_file_names_a_place_on_somebodys_disk() -> None:
    assert _found(SOMEBODYS_DISK) == []


def test_the_lock_file_of_the_front_end_says_what_and_not_from_where() -> None:
    lock = (ROOT / "extensions/package-lock.json").read_text(encoding="utf-8")
    assert re.findall(r'"resolved": "(?!widgets"|pacing"|page")[^"]*"', lock) == []


def test_no_notebook_and_no_built_file_is_tracked() -> None:
    made = re.compile(r"\.(?:ipynb|pyc|tsbuildinfo)$|(?:^|/)(?:labextension|node_modules|build|class)/")
    assert [
        str(path.relative_to(ROOT)) for path in _tracked() if made.search(path.relative_to(ROOT).as_posix())
    ] == []
