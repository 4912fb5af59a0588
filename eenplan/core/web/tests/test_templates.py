"""Whole pages: door, language, title, who looks; neutral for the citizen; one and the same 404."""

from __future__ import annotations

import re
from types import SimpleNamespace

import pytest
from django.contrib.messages.storage.base import Message
from django.template.loader import get_template
from django.test import Client

from eenplan.core.web.tests.conftest import WEB, render
from tests.regio import Regio

VIEWER = SimpleNamespace(
    account_id=7,
    naam="Fatma Aydin",
    functie="Triagist",
    organisatie="Veilig Thuis Westerdam",
    role="vt_intake",
    purpose="thv",
)
MENU = [
    SimpleNamespace(label="Werk", url="/werk/", active=True, count=3),
    SimpleNamespace(label="Leeg", url="/werk/leeg", active=False, count=0),
    SimpleNamespace(label="Zonder", url="/werk/z", active=False, count=None),
]
DOORS = ["werk", "partner", "beleid"]


@pytest.mark.parametrize("door", DOORS)
def test_a_door(door: str) -> None:
    html = render(f"web/{door}.html", viewer=VIEWER, menu=MENU)
    assert '<html lang="nl"' in html
    assert f"ep-deur-{door}" in html
    assert f'<span class="ep-merk__deur">{door.capitalize()}</span>' in html
    assert f"<title>{door.capitalize()} · Eenplan</title>" in html
    assert html.count("<main") == html.count("<header") == html.count("<footer") == 1
    assert re.search(r'<body[^>]*>\s*<a class="utrecht-skip-link[^"]*" href="#inhoud">', html)


@pytest.mark.parametrize(
    "words", ["Fatma Aydin", "Triagist", "Veilig Thuis Westerdam", "tijdelijk huisverbod", "Uitloggen"]
)
def test_who_am_i(words: str) -> None:
    assert words in render("web/werk.html", viewer=VIEWER, menu=MENU)


def test_nobody_is_shown_when_nobody_is_there() -> None:
    html = render("web/werk.html", viewer=SimpleNamespace(account_id=None, naam=""), menu=[])
    assert "ep-wie" not in html
    assert "data-wie" not in html
    assert "ep-menu" not in html


def test_the_menu_counts_and_says_where_we_are() -> None:
    html = render("web/werk.html", viewer=VIEWER, menu=MENU)
    assert html.count('aria-current="page"') == 1
    assert re.findall(r'class="ep-aantal">(\d+)<', html) == ["3"]  # nothing waits: no number


@pytest.mark.parametrize(("pages", "head"), [(7, ""), (8, "veel"), (11, "veel"), (12, "veel vol"), (14, "veel vol")])
def test_a_menu_that_does_not_fit_is_divided_over_its_rows(pages: int, head: str) -> None:
    """Fourteen pages of a lead stood as a full row and a rest of three."""
    html = render("web/werk.html", viewer=VIEWER, menu=MENU[:1] * pages)
    (found,) = re.findall(r'<header class="ep-top([^"]*)"', html)
    assert found.split() == [f"ep-top--{name}" for name in head.split()]


def test_kept_text_belongs_to_a_person() -> None:
    assert 'data-wie="7"' in render("web/werk.html", viewer=VIEWER)


def test_htmx_may_not_evaluate_nor_remember_pages() -> None:
    html = render("web/werk.html", viewer=VIEWER)
    for part in (
        '"allowEval":false',
        '"includeIndicatorStyles":false',
        '"historyCacheSize":0',
        '"allowScriptTags":false',
    ):
        assert part in html


def test_logging_out_wipes_kept_text() -> None:
    assert re.search(r'<form method="post" action="[^"]*logout/" data-wis>', render("web/werk.html", viewer=VIEWER))


@pytest.mark.parametrize("part", ["Eenplan", "Veilig Thuis", "geweld", "htmx.min", "ep-menu", "ep-wie"])
def test_the_citizens_door_is_neutral(part: str) -> None:
    assert part not in render("web/advies.html", viewer=VIEWER, menu=MENU).replace("eenplan.css", "")


@pytest.mark.parametrize("part", ["Verlaat deze site", 'href="/weg"', "exit.js", "Shift"])
def test_the_citizens_way_out(part: str) -> None:
    assert part in render("web/advies.html")


def test_the_way_out_can_lead_elsewhere() -> None:
    assert 'href="/elders"' in render("web/advies.html", uitgang="/elders")


def test_the_neutral_page_says_nothing() -> None:
    text = re.sub(r"<[^>]+>", " ", render("web/weg.html"))
    assert text.split() == ["Nieuw", "tabblad", "Nieuw", "tabblad"]


@pytest.mark.parametrize(
    ("code", "words"),
    [("400", "begrijpen wij niet"), ("403", "te lang open"), ("404", "er niet"), ("500", "bij ons")],
)
def test_error_pages(code: str, words: str) -> None:
    html = get_template(f"{code}.html").render({})  # no request, no context: that may be what failed
    assert words in html
    assert "data-fout" in html
    assert html.count("<h1") == 1
    assert "Eenplan" not in html, "the citizen may see this page too"


@pytest.mark.parametrize("words", ["of is niet voor u", "Vraag het uw teamleider", "de knop Terug", 'href="/"'])
def test_who_meets_a_shut_page_reads_what_to_do(words: str) -> None:
    assert words in get_template("404.html").render({})


def test_not_allowed_and_not_there_are_one_page() -> None:
    assert "er niet, of is niet voor u" in render("404.html")


@pytest.mark.parametrize(
    ("level", "css", "done"),
    [(25, "--ok", True), (40, "--error", False), (30, "--warning", False), (20, "--info", False)],
)
def test_messages(level: int, css: str, done: bool) -> None:
    html = render("web/werk.html", messages=[Message(level, "Gedaan & klaar")])
    assert f"utrecht-alert{css}" in html
    assert "Gedaan &amp; klaar" in html
    assert ("data-gelukt" in html) is done


def test_the_login_page_is_ours(db: None) -> None:
    html = Client().get("/account/login/").content.decode()
    assert "<title>Inloggen · Eenplan</title>" in html
    assert "utrecht-textbox" in html
    assert "Elke inzage wordt vastgelegd" in html


@pytest.mark.parametrize("path", ["/account/password/change/", "/account/reauthenticate/", "/account/2fa/"])
def test_the_other_account_pages_wear_the_look(regio: Regio, path: str) -> None:
    regio.log_in_all()
    html = regio.client("lead").get(path).content.decode()
    assert "ep-top" in html


@pytest.mark.parametrize("path", sorted((WEB / "templates").rglob("*.html")), ids=lambda path: path.name)
def test_every_template_compiles(path: object) -> None:
    name = str(path).split("/templates/")[1]
    assert get_template(name)


def test_the_manual_names_every_tag_and_filter() -> None:
    from eenplan.core.web.templatetags.eenplan import register

    manual = (WEB / "GEBRUIK.md").read_text()
    helpers = {"soort_bericht", "veld_soort", "veld_id", "veld_kop", "add_units"}
    names = (set(register.tags) | set(register.filters)) - helpers
    assert {name for name in names if name not in manual} == set()
    assert len(manual.splitlines()) <= 80
