"""What nbgrader and Jupyter are told."""

from pathlib import Path

from nbgrader.converters import Autograde, GenerateAssignment
from nbgrader.exchange import ExchangeFactory
from traitlets.config import Config
from traitlets.utils.importstring import import_item

from ownpace_autograder import settings
from ownpace_autograder.labpages import STUDENT_OFF, switch_off


def teacher() -> Config:
    config = Config()
    settings.configure_teacher(config, Path("/class/people/t/algebra1"), Path("/class/exchange"))
    return config


def test_telling_it_twice_changes_nothing() -> None:
    once, twice = teacher(), teacher()
    settings.configure_teacher(twice, Path("/class/people/t/algebra1"), Path("/class/exchange"))
    assert repr(once) == repr(twice)


def test_every_name_that_is_told_exists() -> None:
    config = teacher()
    settings.configure_student(config, Path("/home/ana"), "ana", Path("/class/exchange"))
    names = [*settings.SANITIZE, *settings.AUTOGRADE, *settings.GENERATE, *settings.FILTERS.values()]
    for name in [*names, config.Autograde.pre_convert_hook, config.GenerateFeedback.exporter_class]:
        assert import_item(name)
    factory = ExchangeFactory(config=config)
    for verb in ("collect", "submit", "fetch_assignment", "release_feedback"):
        assert getattr(factory, verb).__module__ == "ownpace_autograder.exchange"


def test_nbgraders_own_steps_are_all_still_there() -> None:
    def known(classes: list[type]) -> list[str]:
        return [each.__name__ for each in classes]

    def told(names: list[str]) -> list[str]:
        ours = {"ExecuteOthers": "Execute", "SaveGrades": "SaveAutoGrades"}
        short = [name.rpartition(".")[2] for name in names]
        return [
            ours.get(name, name)
            for name in short
            if name not in ("UseOwnNotebook", "JudgeResponses", "RecordDueDate")
        ]

    assert told(settings.SANITIZE) == known(Autograde.class_traits()["sanitize_preprocessors"].default())
    assert told(settings.AUTOGRADE) == known(Autograde.class_traits()["autograde_preprocessors"].default())
    assert told(settings.GENERATE) == known(GenerateAssignment.class_traits()["preprocessors"].default())


def test_plugins_are_switched_off_beside_what_others_say() -> None:
    tornado = {"page_config_hook": lambda _, config: config | {"hubUser": "ana"}}
    switch_off(tornado, STUDENT_OFF)
    page = tornado["page_config_hook"](None, {"disabledExtensions": ["other"]})
    assert page["hubUser"] == "ana"
    assert page["disabledExtensions"] == sorted({"other", *STUDENT_OFF})
