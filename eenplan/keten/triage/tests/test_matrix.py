"""State x role x action, through the real acts and through the front door; nothing is assumed about who may what."""

from collections.abc import Callable
from functools import partial
from itertools import product

import pytest
from django.urls import reverse

from eenplan.core import sockets
from eenplan.core.access.policy import Role
from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM, Viewer
from eenplan.dossier.casus.models import Teamlid
from eenplan.keten.melding.tests.hulp import attempt
from eenplan.keten.tests.rollen import alleen, bladzijden, knoppen, plat, steekproef
from eenplan.keten.triage.actions import bevestig, bewaar, controleer_acuut, geef_terug, stel_voor
from eenplan.keten.triage.models import Veiligheidsbeoordeling
from eenplan.keten.triage.rules import COURSE
from eenplan.keten.triage.samen import ga_op
from eenplan.keten.triage.tests.hulp import OZ, lopend, voorgelegd
from tests.regio import PEOPLE, Regio

STATES = list(COURSE.states)
TEAM = {"triagist", "triagist2", "lead", "casus"}
ACTS: dict[str, Callable[[Veiligheidsbeoordeling, Viewer, Regio], object]] = {
    "bewaar": lambda vb, by, regio: bewaar(vb.pk, OZ, by=by, at=regio.at),
    "leg_voor": lambda vb, by, regio: stel_voor(vb.pk, OZ, by=by, at=regio.at),
    "bevestig": lambda vb, by, regio: bevestig(vb.pk, by=by, at=regio.at),
    "geef_terug": lambda vb, by, regio: geef_terug(vb.pk, "Wie zag het kind?", by=by, at=regio.at),
}
FORM = {
    "structureel": "ja", "structureel_feiten": "Geslagen, derde keer.", "structureel_bron": "moeder",
    "duidelijk": "nee", "werkt_mee": "ja", "gereed": "nee", "zorg": "ja", "uitkomst": "VT", "dienst": "OZ",
    "motivering": OZ.motivering, "acuut": "nee", "toelichting": "", "reden": "Wie zag het kind?",
}  # fmt: skip
URLS = {
    "bewaar": "triage-bewaren",
    "leg_voor": "triage-beoordeling",
    "bevestig": "triage-bevestigen",
    "geef_terug": "triage-teruggeven",
    "controleer_acuut": "triage-acuut",
}


@pytest.fixture(autouse=True)
def _alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the chain does after a decision is tested with the chain."""
    monkeypatch.setattr(sockets, "_on", {})


def in_state(regio: Regio, stand: str) -> Veiligheidsbeoordeling:
    """An assessment in this state, written by the triagist; the case worker is in its team."""
    vb = lopend(regio) if stand == "concept" else voorgelegd(regio)
    if stand == "besloten":
        vb = bevestig(vb.pk, by=regio["triagist2"], at=regio.at)
    enter(SYSTEM)
    if stand == "opgegaan":
        ga_op(vb.casus_id, "C-2026-000001", by=SYSTEM, at=regio.at)
        vb.refresh_from_db()
    Teamlid.objects.create(casus_id=vb.casus_id, account=regio.accounts["casus"], van=regio.at)
    assert vb.stand == stand
    return vb


def may(stand: str, wie: str, action: str) -> bool:
    """By the course, the team, and the rule that nobody reads his own work."""
    role: Role = PEOPLE[wie][1]
    open_to = {row.action for row in COURSE.allowed(stand, role)}
    if action in {"bewaar", "controleer_acuut"}:
        return wie in TEAM and stand == "concept"
    return wie in TEAM and action in open_to and not (action == "bevestig" and wie == "triagist")


@pytest.mark.parametrize("stand", STATES)
def test_through_the_acts(regio: Regio, stand: str) -> None:
    vb, found, expected = in_state(regio, stand), {}, {}
    for action, wie in product(ACTS, PEOPLE):
        found[action, wie] = attempt(partial(ACTS[action], vb, regio[wie], regio))
        here = "done" if may(stand, wie, action) else "refused"
        expected[action, wie] = here if wie in TEAM else "not there"
    assert found == expected


@pytest.mark.parametrize("stand", ["concept", "voorgesteld"])
def test_the_acute_check_through_the_act(regio: Regio, stand: str) -> None:
    casus_id, found, expected = in_state(regio, stand).casus_id, {}, {}
    for said, wie in product([(True, "Hij staat voor de deur."), (False, ""), (None, "")], PEOPLE):
        found[said, wie] = attempt(partial(controleer_acuut, casus_id, *said, by=regio[wie], at=regio.at))
        expected[said, wie] = ("done" if stand == "concept" else "refused") if wie in TEAM else "not there"
    assert found == expected


@pytest.mark.parametrize("stand", STATES)
def test_through_the_front_door(regio: Regio, stand: str) -> None:
    """Who looks at a page of before the decision and checks again, is shown the new state first (409)."""
    vb = in_state(regio, stand)
    urls = {action: reverse(name, args=[vb.pk]) for action, name in URLS.items()}
    tabel, beurt = steekproef(dict.fromkeys(urls, alleen(TEAM)), STATES.index(stand)), STATES.index(stand)
    assert plat(bladzijden(regio, urls, tabel=tabel)) == plat(tabel)
    expected = {
        action: {wie: (302 if may(stand, wie, action) else 409) if wie in TEAM else 404 for wie in PEOPLE}
        for action in urls
    }
    posts = {action: (url, {**FORM, "versie": vb.versie}) for action, url in urls.items()}
    tabel = steekproef(expected, beurt)
    assert plat(knoppen(regio, posts, tabel=tabel)) == plat(tabel)


def test_after_a_decision_a_check_opens_a_new_assessment(regio: Regio) -> None:
    vb = in_state(regio, "besloten")
    again = controleer_acuut(vb.casus_id, True, "Hij is terug.", by=regio["lead"], at=regio.at)
    enter(SYSTEM)
    assert again.pk != vb.pk
    assert (again.stand, again.acuut) == ("concept", "ja")
    assert Veiligheidsbeoordeling.objects.get(pk=vb.pk).acuut == "nee"


def test_pages_without_a_case(regio: Regio) -> None:
    posts = {name: (reverse(name), {}) for name in ("triage-tweede-lezing", "triage-voorstel")}
    assert plat(knoppen(regio, posts)) == plat(dict.fromkeys(posts, alleen(TEAM)))


def test_a_number_that_does_not_exist(regio: Regio) -> None:
    names = ["triage-beginnen", "triage-teruggekoppeld", *URLS.values()]
    posts = {f"{name} {pk}": (reverse(name, args=[pk]), FORM) for name in names for pk in (0, 999_999)}
    nobody = {"lead": 404, "agent": 404}
    assert plat(knoppen(regio, posts, nobody)) == plat(dict.fromkeys(posts, nobody))
