"""The template tags: what they write, for whom, and that nothing a person typed can become markup."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from html import unescape
from types import SimpleNamespace

import pytest
from django.template import Context, Template

from eenplan.core import clock
from eenplan.core.calendar import AMSTERDAM
from eenplan.core.web.templatetags import eenplan as tags
from eenplan.core.workflow import Transition

NOW = datetime(2026, 3, 17, 9, 30, tzinfo=AMSTERDAM)
EVIL = '<img src=x onerror="x">'


def write(text: str, **context: object) -> str:
    return Template("{% load eenplan %}" + text).render(Context(context))


@dataclass(frozen=True)
class Due:
    due_at: datetime
    started_at: datetime | None = None
    done_at: datetime | None = None


@pytest.mark.parametrize(
    ("due", "state", "words"),
    [
        (Due(NOW + timedelta(days=8)), "rustig", "nog 6 werkdagen"),
        (Due(NOW + timedelta(days=1)), "let-op", "nog 1 werkdag"),
        (Due(NOW - timedelta(days=2)), "te-laat", "2 dagen te laat"),
        (Due(NOW, done_at=NOW), "klaar", "op tijd gedaan"),
        (SimpleNamespace(due_at=NOW), "bijna", "vandaag voor 09.30"),
    ],
)
def test_termijn(due: object, state: str, words: str) -> None:
    html = write("{% termijn due now %}", due=due, now=NOW)
    assert f'class="ep-pill ep-pill--{state}"' in html
    assert "<svg" in html
    assert html.endswith(f"{words}</span>")


def test_termijn_takes_the_clock_when_no_moment_is_given() -> None:
    with clock.at(NOW):
        assert "nog 1 werkdag" in write("{% termijn due %}", due=Due(NOW + timedelta(days=1)))


def test_termijn_of_nothing_is_nothing() -> None:
    assert write("{% termijn due now %}", due=None, now=NOW) == ""


@pytest.mark.parametrize("state", ["rustig", "let-op", "bijna", "te-laat", "klaar"])
def test_pil(state: str) -> None:
    html = write("{% pil state tekst %}", state=state, tekst=EVIL)
    assert EVIL not in html
    assert EVIL in unescape(html)
    assert 'aria-hidden="true"' in html


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('{% baton "Fatma Aydin" "beoordelen" %}', "Fatma Aydin</span>, beoordelen"),
        ('{% baton "Fatma Aydin" %}', "Fatma Aydin</span></span>"),
        ("{% baton %}", "Nu aan zet: niemand"),
        ("{% baton wie %}", "Nu aan zet: niemand"),
    ],
)
def test_baton(text: str, words: str) -> None:
    assert words in write(text)


@pytest.mark.parametrize(
    ("current", "had", "left"),
    [("direct_veilig", 0, 3), ("stabiel_veilig", 1, 2), ("herstel", 2, 1), ("nazorg", 3, 0)],
)
def test_fase(current: str, had: int, left: int) -> None:
    html = write("{% fase current %}", current=current)
    assert html.count("ep-phase--gehad") == had
    assert html.count("ep-phase--later") == left
    assert html.count('aria-current="step"') == 1
    assert "nu: </span>" in html


FASEN = ["directe veiligheid", "stabiele veiligheid", "herstel", "nazorg"]


@pytest.mark.parametrize("at", range(4))
def test_a_phase_says_what_is_worked_on_and_not_that_it_is_safe(at: int) -> None:
    """A layman read "direct veilig" as: this family is safe."""
    html = write("{% fase current %}", current=tags.FASEN[at][0])
    doing = [f"werken aan {word}" if n == at < 3 else word for n, word in enumerate(FASEN)]
    assert re.findall(r"(?:</span>|\">)([a-z ]+)</li>", html) == doing
    assert "direct veilig" not in html


@pytest.mark.parametrize("current", [None, "", "onbekend"])
def test_fase_before_the_first(current: str | None) -> None:
    assert write("{% fase current %}", current=current).count("ep-phase--later") == 4


STEPS = [
    Transition("neem_aan", "nieuw", "in_behandeling", frozenset({"vt_intake"}), label="Neem aan"),
    Transition("stuur_door", "nieuw", "doorgestuurd", frozenset({"vt_intake"})),
]


def test_knoppen_in_a_form_of_their_own() -> None:
    html = write("{% knoppen steps '/werk/x' %}", steps=STEPS, csrf_token="abc")
    assert '<form method="post" action="/werk/x">' in html
    assert 'name="csrfmiddlewaretoken" value="abc"' in html
    assert 'name="sleutel"' in html
    assert html.index('value="neem_aan">Neem aan') < html.index('value="stuur_door">Stuur door')
    assert html.count("--primary-action") == html.count("--secondary-action") == 1


def test_knoppen_inside_another_form() -> None:
    html = write("{% knoppen steps %}", steps=STEPS)
    assert "<form" not in html
    assert html.count("<button") == 2


def test_answers_to_a_question_weigh_the_same() -> None:
    html = write("{% knoppen steps gelijk=True %}", steps=STEPS)
    assert "--primary-action" not in html
    assert html.count("--secondary-action") == 2


def test_knoppen_without_anything_to_do() -> None:
    assert write("{% knoppen steps '/werk/x' %}", steps=[]).strip() == ""


def test_eenmalig_is_fresh_each_time() -> None:
    assert write("{% eenmalig %}") != write("{% eenmalig %}")


@pytest.mark.parametrize("name", ["kind", "nu", "ok", "info", "warning", "error"])
def test_icoon(name: str) -> None:
    assert 'aria-hidden="true"' in write("{% icoon name %}", name=name)


@pytest.mark.parametrize(
    ("level", "kind"),
    [
        ("success", "ok"),
        ("error", "error"),
        ("warning", "warning"),
        ("info", "info"),
        ("debug", "info"),
        ("", "info"),
    ],
)
def test_soort_bericht(level: str, kind: str) -> None:
    assert tags.soort_bericht(level) == kind


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("{{ d|datum }}", "17 maart 2026"),
        ("{{ d|datum_kort }}", "17 mrt 2026"),
        ("{{ d|dagdatum }}", "dinsdag 17 maart"),
        ("{{ d|moment }}", "17 maart 2026, 09.30 uur"),
        ("{{ d|tijd }}", "09.30 uur"),
        ("{{ nothing|datum }}", ""),
    ],
)
def test_date_filters(text: str, words: str) -> None:
    assert write(text, d=NOW, nothing=None) == words


@pytest.mark.parametrize(
    ("tag", "words"), [(tags.baton, "niemand"), (tags.eenmalig, "hidden")], ids=["baton", "eenmalig"]
)
def test_tags_give_safe_text(tag: Callable[[], object], words: str) -> None:
    assert words in str(tag())
    assert hasattr(tag(), "__html__")


@pytest.mark.parametrize(
    ("label", "shown"),
    [
        ("Zonder toestemming: nodig (Wmo 5.2.6)", "zonder toestemming: nodig (Wmo 5.2.6)"),
        ("Zonder namen: de GGZ denkt mee", "zonder namen: de GGZ denkt mee"), ("GGZ denkt mee", "GGZ denkt mee"),
        ("Wmo 5.2.6", "Wmo 5.2.6"), ("", ""), ("Een vermoeden", "een vermoeden"),
    ],
)  # fmt: skip
def test_a_label_in_a_sentence_keeps_its_names(label: str, shown: str) -> None:
    assert tags.midden_in_zin(label) == shown
