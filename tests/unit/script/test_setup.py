"""Setting a checkout up: it does only what is not done, and what a machine lacks is said in plain words."""

import importlib.util
import sys
from pathlib import Path
from types import ModuleType, SimpleNamespace

import pytest

SCRIPT = Path(__file__).parents[3] / "script" / "setup.py"


@pytest.fixture
def setup(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The script as a module, working in an empty checkout."""
    spec = importlib.util.spec_from_file_location("script_setup", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    notes = tmp_path / ".venv" / ".ownpace"
    notes.mkdir(parents=True)
    (tmp_path / "requirements").mkdir()
    for name, value in {"ROOT": tmp_path, "VENV": tmp_path / ".venv", "NOTES": notes}.items():
        monkeypatch.setattr(module, name, value)
    return module


def test_an_unknown_wish_prints_the_usage(setup: ModuleType, capsys: pytest.CaptureFixture[str]) -> None:
    assert setup.main(["everything"]) == 2
    assert "class|test|build|frontend-tests" in capsys.readouterr().out


def test_a_python_that_is_too_old_is_told_what_to_install(
    setup: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(setup, "sys", SimpleNamespace(version_info=(3, 9, 2)))
    monkeypatch.setattr(setup.shutil, "which", lambda name: None)
    with pytest.raises(setup.SetupError, match=r"3\.11 or newer; this is 3\.9\.\n.*apt install") as caught:
        setup.use_new_enough_python(["class"])
    assert "PYTHON=" in str(caught.value)


def test_a_newer_python_takes_over_from_an_old_one(
    setup: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[list[str]] = []
    monkeypatch.setattr(setup, "sys", SimpleNamespace(version_info=(3, 9, 2)))
    monkeypatch.setattr(
        setup.shutil, "which", lambda name: "/bin/python3.12" if name == "python3.12" else None
    )
    monkeypatch.setattr(setup.os, "execv", lambda program, arguments: started.append(arguments))
    with pytest.raises(setup.SetupError):
        setup.use_new_enough_python(["test"])
    assert started[0] == ["/bin/python3.12", str(SCRIPT), "test"]


def test_a_python_without_venv_is_told_the_debian_package(
    setup: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    for way in ("with_venv", "with_virtualenv", "with_pip_outside", "with_apt"):
        monkeypatch.setattr(setup, way, lambda: False)
    monkeypatch.setattr(setup, "VENV_PYTHON", setup.VENV / "bin" / "python")
    (setup.VENV / "pyvenv.cfg").touch()
    with pytest.raises(setup.SetupError, match=r"apt install python3\.\d+-venv"):
        setup.make_environment()


def test_packages_are_installed_once_for_each_list(
    setup: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    installed: list[str] = []
    monkeypatch.setattr(setup, "pip", lambda arguments, sorry: installed.append(Path(arguments[-1]).name))
    (setup.ROOT / "requirements" / "class.txt").write_text("click==8.1  # via ownpace\n")
    (setup.ROOT / "requirements" / "test.txt").write_text("click==8.1  # via ownpace, mypy\npytest==9.0\n")
    setup.install_packages("class")
    setup.install_packages("class")
    setup.install_packages("test")
    setup.install_packages("class")
    assert installed == ["class.txt", "test.txt"]
    (setup.ROOT / "requirements" / "class.txt").write_text("click==8.2\n")
    setup.install_packages("class")
    assert installed == ["class.txt", "test.txt", "class.txt"]


def test_a_fingerprint_follows_content_and_names(setup: ModuleType) -> None:
    one, two = setup.ROOT / "one.ts", setup.ROOT / "two.ts"
    one.write_text("a")
    before = setup.fingerprint([one])
    two.write_text("a")
    assert setup.fingerprint([one, two]) != before
    one.write_text("b")
    assert setup.fingerprint([one]) != before
    one.write_text("a")
    assert setup.fingerprint([one]) == before


def test_what_tools_make_is_no_source(setup: ModuleType) -> None:
    for name in (
        "src/a.ts",
        "node_modules/b.js",
        "labextension/c.js",
        "lib/d.js",
        "tests/e.ts",
        "x.tsbuildinfo",
    ):
        path = setup.ROOT / "extensions" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x")
    assert [path.name for path in setup.files_below(setup.ROOT / "extensions")] == ["a.ts"]


def test_a_failing_step_shows_what_was_said_first_and_last(setup: ModuleType) -> None:
    code = "import sys; [print('line', n) for n in range(100)]; sys.exit(3)"
    with pytest.raises(setup.SetupError) as caught:
        setup.run([sys.executable, "-c", code], "It did not work.", folder=setup.ROOT)
    said = str(caught.value)
    assert said.startswith("It did not work.")
    assert "| line 0\n" in said
    assert said.endswith("| line 99")
    assert "line 50\n" not in said


def test_what_is_shown_names_no_folder_of_the_machine(setup: ModuleType) -> None:
    assert setup.gist(f"no such file: {setup.ROOT}/extensions") == ["no such file: ./extensions"]


def test_a_machines_old_node_is_not_used(setup: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    fetched: list[str] = []
    monkeypatch.setattr(setup.shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(setup, "node_version", lambda node: 18)
    monkeypatch.setattr(setup, "pip", lambda arguments, sorry: fetched.append(arguments[1]))
    monkeypatch.setattr(setup, "link_node", lambda folder: None)
    assert setup.node_folder() == setup.VENV / "node" / "bin"
    assert fetched == [setup.NODE_PACKAGE]


def test_a_machines_new_node_is_used(setup: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(setup.shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(setup, "node_version", lambda node: 22)
    assert setup.node_folder() == Path("/usr/bin")


def test_something_that_is_no_node_has_no_version(setup: ModuleType) -> None:
    assert setup.node_version("/nonexistent/node") == 0
