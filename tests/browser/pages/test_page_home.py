"""Home: one next step, the course, and the assignments that the class offers."""

from collections.abc import Callable
from typing import Any

from playwright.sync_api import Route, expect

HOME = "course/home.ipynb"


def _assignment(**changes: Any) -> dict[str, Any]:
    return {
        "id": "u00-equations",
        "title": "Equations check-in",
        "due": "2030-05-01T21:59:00Z",
        "status": "released",
        "submitted_at": None,
        "receipt": None,
        "late": False,
        "open_url": None,
        "feedback": [],
        **changes,
    }


def test_home_greets_and_has_one_next_step(visit: Callable[..., Any]) -> None:
    page = visit(HOME).open().page
    expect(page.get_by_role("heading", level=1)).to_have_text("Algebra I")
    expect(page.get_by_text("Hello, Ada.")).to_be_visible()
    step = page.locator(".op-next a")
    expect(step).to_have_count(1)
    _, lesson = step.inner_text().split(": ", 1)
    step.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(lesson)


def test_an_assignment_is_fetched_with_one_click_and_then_opens(visit: Callable[..., Any]) -> None:
    seen = visit(HOME)
    here = _assignment(status="fetched", open_url="/voila/render/course/lessons/one-two-step-equations.ipynb")
    listed = [_assignment()]

    def fetch(route: Route) -> None:
        listed[:] = [here]
        route.fulfill(json={})

    seen.page.route("**/ownpace/assignments", lambda route: route.fulfill(json={"assignments": listed}))
    seen.page.route("**/ownpace/assignments/u00-equations/fetch", fetch)
    page = seen.open().page
    page.get_by_role("button", name="Get it: Equations check-in").press("Enter")
    opened = page.get_by_role("link", name="Open: Equations check-in")
    expect(opened).to_be_focused()
    expect(page.locator(".op-next")).to_contain_text("Equations check-in")


def test_a_receipt_and_feedback_are_found_again(visit: Callable[..., Any]) -> None:
    seen = visit(HOME)
    done = _assignment(
        status="submitted",
        submitted_at="2026-11-20T10:12:00Z",
        receipt="K7Q2MX",
        open_url="/voila/render/x.ipynb",
        feedback=[{"submitted_at": "2026-11-20T10:12:00Z", "url": "/ownpace/feedback/u00-equations/1"}],
    )
    seen.page.route("**/ownpace/assignments", lambda route: route.fulfill(json={"assignments": [done]}))
    page = seen.open().page
    expect(page.get_by_text("K7Q2MX")).to_be_visible()
    link = page.get_by_role("link", name="Feedback for")
    expect(link).to_have_attribute("href", "/ownpace/feedback/u00-equations/1")


def test_a_title_with_markup_in_it_stays_text(visit: Callable[..., Any]) -> None:
    seen = visit(HOME)
    strange = _assignment(title="<img src=x onerror=alert(1)>")
    seen.page.route("**/ownpace/assignments", lambda route: route.fulfill(json={"assignments": [strange]}))
    page = seen.open().page
    expect(page.get_by_text("<img src=x onerror=alert(1)>").first).to_be_visible()
    expect(page.locator("#op-main img")).to_have_count(0)


def test_home_works_without_a_class(visit: Callable[..., Any]) -> None:
    seen = visit(HOME)
    seen.page.route(
        "**/ownpace/assignments", lambda route: route.fulfill(status=404, json={"message": "Not Found"})
    )
    page = seen.open().page
    expect(page.get_by_text("Assignments cannot be listed right now.")).to_be_visible()
    expect(page.locator(".op-next a")).to_be_visible()
