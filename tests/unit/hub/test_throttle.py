"""Wrong tries in a row have to wait longer and longer; one right passphrase clears them."""

from ownpace_hub.throttle import ALLOWANCE, LONGEST_WAIT, NAMES_KEPT, Throttle


class Clock:
    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def failed(throttle: Throttle, name: str, times: int) -> None:
    for _ in range(times):
        throttle.failed(name)


def test_the_first_tries_do_not_wait() -> None:
    throttle = Throttle(Clock())
    failed(throttle, "ada", ALLOWANCE - 1)
    assert throttle.wait("ada") == 0


def test_past_the_allowance_each_try_waits_twice_as_long() -> None:
    throttle = Throttle(Clock())
    failed(throttle, "ada", ALLOWANCE)
    assert throttle.wait("ada") == 16
    failed(throttle, "ada", 1)
    assert throttle.wait("ada") == 31
    failed(throttle, "ada", 50)
    assert throttle.wait("ada") == int(LONGEST_WAIT) + 1


def test_the_wait_ends_by_itself() -> None:
    clock = Clock()
    throttle = Throttle(clock)
    failed(throttle, "ada", ALLOWANCE)
    clock.now += 15.0
    assert throttle.wait("ada") == 0


def test_signing_in_clears_the_count() -> None:
    throttle = Throttle(Clock())
    failed(throttle, "ada", ALLOWANCE)
    throttle.passed("ada")
    assert throttle.wait("ada") == 0


def test_one_name_does_not_hold_up_another() -> None:
    throttle = Throttle(Clock())
    failed(throttle, "ada", ALLOWANCE)
    assert throttle.wait("ben") == 0


def test_invented_names_do_not_fill_the_memory() -> None:
    throttle = Throttle(Clock())
    for number in range(NAMES_KEPT + 50):
        throttle.failed(f"name-{number}")
    assert len(throttle._counts) == NAMES_KEPT
