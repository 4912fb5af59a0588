"""Shared by the tests of the look: where the files are, and a browser that sees only what we serve."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.template.loader import render_to_string
from django.test import RequestFactory
from playwright.sync_api import Browser, Page, Route

from eenplan.core.web import stijlgids

WEB = Path(__file__).resolve().parents[1]
STATIC = WEB / "static"
HOST = "http://eenplan.test"
# As strict as production: nothing inline, nothing from elsewhere.
CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'"
)
TYPES = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}


def render(template: str, **context: Any) -> str:
    """A template as a page for a visitor."""
    return render_to_string(template, {"messages": [], **context}, RequestFactory().get("/werk/"))


class Site:
    """A site without a server: pages by path, our own static files, and a list of what was posted."""

    def __init__(self, page: Page) -> None:
        self.page, self.pages, self.posted, self.faults = page, dict[str, str](), list[str](), list[str]()
        self.offline = False
        page.route("**/*", self.answer)
        page.on("console", lambda message: self.faults.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: self.faults.append(str(error)))

    def answer(self, route: Route) -> None:
        """One request: static file, posted form or page; anything else does not exist."""
        request = route.request
        path = request.url.removeprefix(HOST).split("?")[0].split("#")[0]
        if request.method == "POST":
            self.posted.append(request.post_data or "")
        if self.offline:
            return route.abort()
        if path.startswith("/static/"):
            file = STATIC / path.removeprefix("/static/")
            return route.fulfill(body=file.read_bytes(), content_type=TYPES[file.suffix])
        if path not in self.pages:
            return route.fulfill(status=404, body="")
        headers = {"Content-Security-Policy": CSP}
        return route.fulfill(body=self.pages[path], content_type="text/html; charset=utf-8", headers=headers)

    def open(self, path: str) -> Page:
        """Go there."""
        self.page.goto(HOST + path)
        return self.page


@pytest.fixture
def site(browser: Browser) -> Iterator[Site]:
    """An empty site in a fresh profile."""
    context = browser.new_context(viewport={"width": 1280, "height": 1000}, locale="nl-NL")
    yield Site(context.new_page())
    context.close()


@pytest.fixture
def guide() -> str:
    """The style guide as a page."""
    return render("web/stijlgids.html", **stijlgids.context())
