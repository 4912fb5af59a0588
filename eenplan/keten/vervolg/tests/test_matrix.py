"""State x role x action of both services, through the real acts and through the front door."""

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
from eenplan.keten.triage.tests.test_matrix import TEAM
from eenplan.keten.vervolg.actions import leg_bevinding, leg_contact, rond_af, sluit_voortijdig
from eenplan.keten.vervolg.actions_voorwaarden import controleer_voorwaarde, stel_voorwaarde
from eenplan.keten.vervolg.models import Dienst, Voorwaarde
from eenplan.keten.vervolg.rules import CONTACT_KAN_OOK, COURSES
from eenplan.keten.vervolg.tests.hulp import (
    BEVESTIGD,
    GEBELD,
    KLAAR,
    NIET_ALLEEN,
    bijna_klaar,
    dienst,
    met_contact,
    vers,
)
from tests.regio import PEOPLE, Regio

STATES = [(soort, stand) for soort, course in COURSES.items() for stand in course.states]
ACTS: dict[str, Callable[[Dienst, Viewer, Regio], object]] = {
    "leg_contact": lambda row, by, regio: leg_contact(row.pk, GEBELD, by=by, at=regio.at),
    "stel_voorwaarde": lambda row, by, regio: stel_voorwaarde(row.pk, NIET_ALLEEN, by=by, at=regio.at),
    "leg_bevinding": lambda row, by, regio: leg_bevinding(row.pk, BEVESTIGD, by=by, at=regio.at),
    "rond_af": lambda row, by, regio: rond_af(row.pk, by=by, at=regio.at, samenvatting=KLAAR),
    "sluit_voortijdig": lambda row, by, regio: sluit_voortijdig(row.pk, by=by, at=regio.at, reden=KLAAR),
}
PAGES: dict[str, tuple[str, dict[str, str]]] = {
    "leg_contact": (
        "vervolg-dienst", {"met_wie": "moeder", "hoe": "telefoon", "gelukt": "ja", "veiligheid": "veilig"},
    ),
    "stel_voorwaarde": (
        "vervolg-voorwaarde", {"voor_wie": "vader", "tekst": "Slaapt bij zijn broer.", "controle_op": "2026-04-03"},
    ),
    "leg_bevinding": (
        "vervolg-bevinding", {"vorm": "PG", "uitslag": "BEV", "onderbouwing": "Moeder en de wijkagent zeggen het."},
    ),
    "rond_af": ("vervolg-afronden", {"samenvatting": KLAAR}),
    "sluit_voortijdig": ("vervolg-voortijdig", {"samenvatting": KLAAR}),
}  # fmt: skip


@pytest.fixture(autouse=True)
def _alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the chain does afterwards is tested with the chain."""
    monkeypatch.setattr(sockets, "_on", {})


def in_state(regio: Regio, soort: str, stand: str) -> Dienst:
    """A service of this kind in this state; the case worker is in its team."""
    make = {"open": dienst, "contact_gelegd": met_contact, "informatie": met_contact}.get(stand, bijna_klaar)
    row = make(regio, soort)
    if stand == "afgerond":
        row = rond_af(row.pk, by=regio["lead"], at=regio.at, samenvatting=KLAAR)
    enter(SYSTEM)
    Teamlid.objects.create(casus_id=row.casus_id, account=regio.accounts["casus"], van=regio.at)
    assert (row.soort, row.stand) == (soort, stand)
    return row


def may(soort: str, stand: str, wie: str, action: str) -> bool:
    """By the course of its kind and the team; talking goes on in later stands."""
    role: Role = PEOPLE[wie][1]
    open_to = {row.action for row in COURSES[soort].allowed(stand, role)}
    talking = action == "leg_contact" and stand in CONTACT_KAN_OOK
    return wie in TEAM and (action in open_to or talking)


@pytest.mark.parametrize(("soort", "stand"), STATES)
def test_through_the_acts(regio: Regio, soort: str, stand: str) -> None:
    row, found, expected = in_state(regio, soort, stand), {}, {}
    for action, wie in product(ACTS, PEOPLE):
        found[action, wie] = attempt(partial(ACTS[action], row, regio[wie], regio))
        here = "done" if may(soort, stand, wie, action) else "refused"
        expected[action, wie] = here if wie in TEAM else "not there"
    assert found == expected
    assert vers(row).stand == stand


@pytest.mark.parametrize(("soort", "stand"), STATES)
def test_through_the_front_door(regio: Regio, soort: str, stand: str) -> None:
    row, roles = in_state(regio, soort, stand), ("triagist", "casus", "lead", "regisseur", "agent", "beleid")
    urls = {action: reverse(name, args=[row.pk]) for action, (name, _) in PAGES.items()}
    beurt = STATES.index((soort, stand))
    pages = steekproef({action: {wie: 200 if wie in TEAM else 404 for wie in roles} for action in urls}, beurt)
    assert plat(bladzijden(regio, urls, tabel=pages)) == plat(pages)
    expected = {
        action: {wie: (302 if may(soort, stand, wie, action) else 409) if wie in TEAM else 404 for wie in roles}
        for action in urls
    }
    posts = {action: (url, {**PAGES[action][1], "versie": row.versie}) for action, url in urls.items()}
    tabel = steekproef(expected, beurt)
    assert plat(knoppen(regio, posts, tabel=tabel)) == plat(tabel)


def test_checking_a_condition_is_for_the_team(regio: Regio) -> None:
    in_state(regio, "VV", "voorwaarden_gesteld")
    pk, found = Voorwaarde.objects.get().pk, {}
    said = {answer: {"nagekomen": answer, "bevinding": "Gezien."} for answer in ("ja", "deels", "nee")}
    for answer, wie in product(said, PEOPLE):
        do = partial(controleer_voorwaarde, pk, answer, "Gezien.", by=regio[wie], at=regio.at)
        found[answer, wie] = attempt(do)
    assert found == {(answer, wie): "done" if wie in TEAM else "not there" for answer in said for wie in PEOPLE}
    url = reverse("vervolg-controleer", args=[pk])
    posts = {answer: (url, typed) for answer, typed in said.items()}
    assert plat(knoppen(regio, posts)) == plat(dict.fromkeys(said, alleen(TEAM, 302)))


def test_a_number_that_does_not_exist(regio: Regio) -> None:
    typed = {key: value for _, form in PAGES.values() for key, value in form.items()} | {"nagekomen": "ja"}
    names = ["vervolg-controleer", *(name for name, _ in PAGES.values())]
    urls, nobody = {name: reverse(name, args=[999_999]) for name in names}, {"lead": 404, "agent": 404}
    expected = plat(dict.fromkeys(names, nobody))
    assert plat(bladzijden(regio, urls, nobody)) == expected
    assert plat(knoppen(regio, {name: (url, typed) for name, url in urls.items()}, nobody)) == expected
