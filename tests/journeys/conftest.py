"""A real browser on a real server: people who log in, look, type and click; every page passes axe."""

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import Browser, Page, expect

from eenplan.core import clock
from tests.axe import violations_of_new
from tests.regio import PASSWORD, Regio, build

START = datetime(2026, 3, 20, 7, 45, tzinfo=clock.AMSTERDAM)
DESKTOP, PHONE = {"width": 1280, "height": 900}, {"width": 390, "height": 844}
KINDS: set[int] = set()  # of element, that axe saw already in this process
FORM_DONE: list[str] = []  # who logged in on the screen in this process
SHOTS = os.environ.get("EENPLAN_SHOTS", "")


@dataclass(slots=True)
class Bezoek:
    """One person at the keyboard."""

    screen: Page
    base: str
    name: str
    idle: bool = False  # has a session, and looked at nothing yet
    seen: set[str] = field(default_factory=set)
    broken: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        """A fault of ours on any address, also of a picture or a script, fails the journey."""
        self.screen.on("response", lambda answer: self.broken.append(answer.url) if answer.status >= 500 else None)

    @property
    def page(self) -> Page:
        """What is on the screen; first of all the page where logging in leads to."""
        if self.idle:
            self.ga("/")
        return self.screen

    def ga(self, path: str, *, status: int = 200) -> None:
        """Open a page by its address."""
        self.idle = False
        response = self.screen.goto(self.base + path)
        assert response is not None
        assert response.status == status, f"{path}: {response.status}"
        self.bekijk()

    def bekijk(self) -> None:
        """Axe on what is new in the page that is there now; a screenshot at two widths when asked for."""
        self.page.wait_for_load_state()  # a click answers when the next page begins, and that is still empty
        assert self.broken == []
        path = self.page.url.removeprefix(self.base).split("?")[0]
        assert violations_of_new(self.page, KINDS) == [], path
        if SHOTS and path not in self.seen:
            self.photograph(path)
        self.seen.add(path)

    def photograph(self, path: str) -> None:
        """Desktop and phone, for a human to judge."""
        stem = Path(SHOTS) / f"{self.name}{path.replace('/', '_')}"
        self.page.screenshot(path=f"{stem}.png", full_page=True)
        self.page.set_viewport_size(PHONE)
        self.page.screenshot(path=f"{stem}.telefoon.png", full_page=True)
        self.page.set_viewport_size(DESKTOP)

    def klik(self, name: str, *, role: str = "button") -> None:
        """Press a button or follow a link by its words, and look at what comes."""
        self.page.get_by_role(role, name=name, exact=False).first.click()  # type: ignore[arg-type]  # role names
        self.bekijk()

    def vul(self, label: str, text: str) -> None:
        """Type in a field by its label."""
        self.page.get_by_label(label, exact=False).first.fill(text)

    def kies(self, label: str, option: str) -> None:
        """Choose from a list by its label."""
        self.page.get_by_label(label, exact=False).first.select_option(label=option)

    def ziet(self, text: str) -> None:
        """The page says this."""
        expect(self.page.get_by_text(text, exact=False).first).to_be_visible()


@dataclass(slots=True)
class Toneel:
    """The region, the server and everyone who plays a part."""

    regio: Regio
    base: str
    browser: Browser
    people: dict[str, Bezoek] = field(default_factory=dict)

    def als(self, key: str) -> Bezoek:
        """This person, logged in, with his own browser profile."""
        if key not in self.people:
            self.people[key] = bezoek = self.bezoeker(key)
            if FORM_DONE:
                self.log_in(bezoek)
            else:
                FORM_DONE.append(key)
                bezoek.ga("/account/login/")
                bezoek.vul("Gebruikersnaam", key)
                bezoek.vul("Wachtwoord", PASSWORD)
                bezoek.klik("Inloggen")
        return self.people[key]

    def log_in(self, bezoek: Bezoek) -> None:
        """The same form, sent without drawing it again: one person of this process filled it in on the screen."""
        client = Client()
        answer = client.post("/account/login/", {"login": bezoek.name, "password": PASSWORD})
        assert answer.status_code == 302, bezoek.name
        session = client.cookies[settings.SESSION_COOKIE_NAME]
        cookie = {"name": session.key, "value": session.value, "url": self.base, "httpOnly": True, "sameSite": "Lax"}
        bezoek.screen.context.add_cookies([cookie])  # type: ignore[list-item]  # a dictionary is what it takes
        bezoek.idle = True

    def bezoeker(self, name: str = "bezoeker") -> Bezoek:
        """Someone without an account, or before he logs in."""
        context = self.browser.new_context(viewport=DESKTOP, locale="nl-NL")
        context.set_default_timeout(8000)
        return Bezoek(context.new_page(), self.base, name)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A journey passes every door, also the one that looks with the policy role."""
    for item in items:
        if item.nodeid.startswith("tests/journeys/"):
            item.add_marker(pytest.mark.django_db(transaction=True, databases=["default", "beleid"]))


@pytest.fixture
def toneel(transactional_db: None, live_server: object, browser: Browser) -> Iterator[Toneel]:
    """The stage, on Friday 20 March 2026 at a quarter to eight."""
    with clock.at(START):
        yield Toneel(build(START), str(live_server), browser)
        for context in browser.contexts:
            context.close()
