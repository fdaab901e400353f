"""The hub's configuration follows from the settings, gives nobody too much, and can be set twice."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from traitlets.config import Config

from ownpace_hub import settings as settings_module
from ownpace_hub.opening import render, socket_folder
from ownpace_hub.rights import hub_roles
from ownpace_hub.settings import Settings, configure, load, save


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(
        home=tmp_path / "class",
        course=tmp_path / "course",
        configuration=tmp_path,
        sockets=tmp_path / "s",
        ip="127.0.0.1",
        port=8000,
        hub_port=8081,
        proxy_port=8001,
        collector_port=8082,
    )


@pytest.fixture
def config(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Config:
    monkeypatch.setattr(settings_module, "_end_with_parent", lambda: None)
    c = Config()
    configure(c, settings)
    return c


def test_settings_survive_the_way_to_the_hub_process(settings: Settings, tmp_path: Path) -> None:
    save(settings, tmp_path / "settings.json")
    assert load(tmp_path / "settings.json") == settings


def test_configuring_twice_gives_the_same_hub(config: Config, settings: Settings) -> None:
    before = repr(config)
    configure(config, settings)
    assert repr(config) == before


def test_a_class_in_spanish_has_spanish_hub_pages_and_servers(settings: Settings) -> None:
    c = Config()
    spanish = replace(settings, language="es")
    settings_module._hub(c, spanish)
    settings_module._servers(c, spanish)
    assert c.JupyterHub.template_vars["sentences"]["signin.button"] == "Iniciar sesión"
    assert c.JupyterHub.template_vars["spoken"] == "es"
    assert c.ClassSpawner.language == "es"


def test_only_the_class_itself_listens_beyond_the_loopback(settings: Settings) -> None:
    c = Config()
    opened = Settings(**{**{name: getattr(settings, name) for name in settings.__slots__}, "ip": "0.0.0.0"})
    settings_module._hub(c, opened)
    settings_module._rights(c, opened)
    assert c.JupyterHub.bind_url == "http://0.0.0.0:8000"
    inner = [c.JupyterHub.hub_bind_url, c.ConfigurableHTTPProxy.api_url, c.JupyterHub.services[0]["url"]]
    assert all(url.startswith("http://127.0.0.1:") for url in inner)


@pytest.mark.parametrize("ip", ["0.0.0.0", "::"])
def test_the_printed_address_is_one_that_a_browser_can_open(settings: Settings, ip: str) -> None:
    everywhere = Settings(**{**{name: getattr(settings, name) for name in settings.__slots__}, "ip": ip})
    assert everywhere.address == "http://127.0.0.1:8000/"


def test_nobody_is_given_the_keys_of_the_house() -> None:
    scopes = {scope for role in hub_roles() for scope in role["scopes"]}
    assert not [scope for scope in scopes if scope.startswith("admin:")]
    # Only a server's own token reaches servers, and only that one server.
    assert {scope for scope in scopes if scope.startswith("access:servers")} == {"access:servers!server"}


def test_what_staff_may_do_ends_at_the_students_of_the_class() -> None:
    staff = [role for role in hub_roles() if role["name"].startswith("class-")]
    scopes = [scope for role in staff for scope in role["scopes"]]
    assert scopes
    assert all(scope.endswith("!group=nbgrader-algebra1") for scope in scopes)


def test_servers_stop_with_the_hub_and_with_signing_out(config: Config) -> None:
    assert config.JupyterHub.cleanup_servers
    assert config.JupyterHub.cleanup_proxy
    assert config.JupyterHub.shutdown_on_logout


def test_a_persons_own_files_cannot_change_how_their_server_runs(config: Config) -> None:
    assert config.ClassSpawner.disable_user_config


@pytest.mark.parametrize("copied", [False, True])
def test_the_sockets_of_a_start_that_was_killed_go_and_those_of_a_copied_class_stay(
    settings: Settings, tmp_path: Path, copied: bool
) -> None:
    sockets = socket_folder()
    (sockets / "kernel-1-ipc").touch()
    killed = replace(settings, sockets=sockets, home=tmp_path / "other" if copied else settings.home)
    settings.places.make()
    save(killed, settings.places.hub / "settings.json")
    render(settings)
    assert sockets.exists() == copied
    assert load(settings.places.hub / "settings.json") == settings
    shutil.rmtree(sockets, ignore_errors=True)
