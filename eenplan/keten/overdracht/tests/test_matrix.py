"""State x role x action, and state x role x address: what the course says is what the product does."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM, Viewer
from eenplan.dossier.casus.models import Casus
from eenplan.keten.overdracht import actions
from eenplan.keten.overdracht.actions_buiten import leg_aanvaarding_vast, leg_weigering_vast
from eenplan.keten.overdracht.models import Overdracht, Vraag
from eenplan.keten.overdracht.ontvangst import Ontvangst
from eenplan.keten.overdracht.rules import COURSE, Stand
from eenplan.keten.overdracht.tests.conftest import aanbod_aan
from eenplan.keten.tests.rollen import VT, alleen, bladzijden, knoppen, plat, steekproef, uitkomsten, verwacht
from tests.decor import NOW
from tests.regio import Regio

STANDEN = [str(item) for item in Stand]
# Who can find the handover in each state: the receiver only while it lies before him or is his. Handed on, the front
# office is out of the case, but for who is on duty (R11).
BLIJFT = VT - {"triagist2"}
ZIEN = {
    "voorgesteld": VT, "aangeboden": VT | {"regisseur"}, "geaccepteerd": BLIJFT | {"regisseur"}, "geweigerd": VT,
}  # fmt: skip


def in_stand(regio: Regio, row: Overdracht, stand: str) -> Overdracht:
    """Bring a proposed handover to this state by its own actions."""
    at, receiver = regio.at, regio["regisseur"]
    if stand != "voorgesteld":
        actions.bied_aan(row.pk, aanbod_aan(regio), by=regio["casus"], at=at)
        actions.vraag(row.pk, "Is er een wapen?", by=receiver, at=at)
    if stand == "geaccepteerd":
        actions.accepteer(row.pk, by=receiver, at=at)
    if stand == "geweigerd":
        actions.weiger(row.pk, "Wij zitten vol.", by=receiver, at=at)
    enter(SYSTEM)
    row.refresh_from_db()
    return row


def handelingen(regio: Regio, row: Overdracht) -> dict[str, Callable[[Viewer], object]]:
    """Every action on this handover, by whoever tries."""
    at, pk = regio.at, row.pk
    asked = Vraag.objects.filter(overdracht=row).values_list("pk", flat=True).first() or 0
    return {
        "bied_aan": lambda by: actions.bied_aan(pk, aanbod_aan(regio), by=by, at=at),
        "accepteer": lambda by: actions.accepteer(pk, by=by, at=at),
        "weiger": lambda by: actions.weiger(pk, "Vol.", by=by, at=at),
        "vraag": lambda by: actions.vraag(pk, "Wie is de huisarts?", by=by, at=at),
        "antwoord": lambda by: actions.antwoord(asked, "Nee.", by=by, at=at),
        "trek_in": lambda by: actions.trek_in(pk, "Verkeerd team.", by=by, at=at),
        "leg_aanvaarding_vast": lambda by: leg_aanvaarding_vast(pk, ONTVANGST, by=by, at=at),
        "leg_weigering_vast": lambda by: leg_weigering_vast(pk, ONTVANGST, "Vol.", by=by, at=at),
    }


ONTVANGST = Ontvangst("M. de Vries", "teamleider", NOW, "telefoon")
BUITEN = {"leg_aanvaarding_vast", "leg_weigering_vast"}


@pytest.mark.parametrize("stand", STANDEN)
def test_every_role_in_every_state(regio: Regio, voorgesteld: Overdracht, stand: str) -> None:
    do = handelingen(regio, in_stand(regio, voorgesteld, stand))
    assert set(do) == set(COURSE.actions) - {"stel_op"}
    expected = {action: verwacht(regio, COURSE, stand, action, ZIEN[stand]) for action in do}
    if stand == "voorgesteld":
        expected["antwoord"] = dict.fromkeys(expected["antwoord"], "404")  # nobody asked anything yet
    if stand == "aangeboden":  # who has an account answers himself: nobody writes it down for him
        answers = {key: "nee" if key in VT else "404" for key in expected["bied_aan"]}
        expected |= dict.fromkeys(BUITEN, answers)
    if stand == "aangeboden":  # who is invited writes nothing but his answer (R5)
        expected |= {action: expected[action] | {"regisseur": "404"} for action in ("bied_aan", "antwoord", "trek_in")}
    assert plat({action: uitkomsten(regio, do[action]) for action in do}) == plat(expected)


@pytest.mark.parametrize("stand", STANDEN)
def test_drawing_up_is_for_veilig_thuis(regio: Regio, voorgesteld: Overdracht, stand: str) -> None:
    """Idempotent in every state, so a matrix of its own: Veilig Thuis always, the receiver never."""
    row = in_stand(regio, voorgesteld, stand)
    found = uitkomsten(regio, lambda by: actions.stel_op(row.casus_id, by=by, at=regio.at))
    assert {key for key, outcome in found.items() if outcome == "ja"} == ZIEN[stand] & VT
    assert found["regisseur"] == ("nee" if stand == "geaccepteerd" else "404")


# Who gets what at which address: (address, method, sent) -> for each state the roles and their status.
ADRESSEN: dict[str, dict[str, dict[str, int]]] = {
    "overdracht-lijst": {stand: alleen(VT) for stand in STANDEN},
    "overdracht-postvak": {stand: alleen({"regisseur", "collega", "ander"}) for stand in STANDEN},
    "overdracht": {stand: alleen(ZIEN[stand] & VT) for stand in STANDEN},
    "overdracht-bewaar": {stand: alleen(ZIEN[stand] & VT) for stand in STANDEN},
    "overdracht-overgenomen": {stand: alleen({"regisseur"} if stand == "geaccepteerd" else ()) for stand in STANDEN},
    "overdracht-trek-in": {stand: alleen(ZIEN[stand] & VT) for stand in STANDEN},
    "overdracht-antwoord": {stand: alleen(ZIEN[stand] & VT if stand != "voorgesteld" else ()) for stand in STANDEN},
    "partner-overdracht": {stand: alleen(ZIEN[stand] - VT) for stand in STANDEN},
    "overdracht-weiger": {stand: alleen(ZIEN[stand] - VT) for stand in STANDEN},
    "overdracht-vraag": {stand: alleen(ZIEN[stand] - VT) for stand in STANDEN},
}


def adres(row: Overdracht, name: str) -> str:
    """The address of this page for this handover."""
    enter(SYSTEM)
    if name in {"overdracht-lijst", "overdracht-postvak"}:
        return reverse(name)
    asked = Vraag.objects.filter(overdracht=row).values_list("pk", flat=True).first() or 0
    return reverse(name, args=[asked if name == "overdracht-antwoord" else row.pk])


@pytest.mark.parametrize("stand", STANDEN)
def test_every_page_for_every_role(regio: Regio, voorgesteld: Overdracht, stand: str) -> None:
    row = in_stand(regio, voorgesteld, stand)
    tabel = steekproef({name: expected[stand] for name, expected in ADRESSEN.items()}, STANDEN.index(stand))
    assert plat(bladzijden(regio, {name: adres(row, name) for name in ADRESSEN}, tabel=tabel)) == plat(tabel)


GESTUURD = {
    "overdracht-trek-in": {"reden": "Verkeerd team."},
    "overdracht-antwoord": {"tekst": "Nee."},
    "partner-overdracht": {},
    "overdracht-weiger": {"soort": "anders", "reden": "Vol."},
    "overdracht-vraag": {"tekst": "Wie is de huisarts?"},
}


def knop(stand: str, name: str) -> dict[str, int]:
    """In its state a button works; in another it is refused with the page still there; for others it is nowhere."""
    side = VT if name in {"overdracht-trek-in", "overdracht-antwoord"} else frozenset({"regisseur"})
    seen = ZIEN[stand] & side if (name, stand) != ("overdracht-antwoord", "voorgesteld") else frozenset()
    return alleen(seen, 302 if stand == "aangeboden" else 409)


@pytest.mark.parametrize("stand", STANDEN)
def test_every_button_for_every_role(regio: Regio, voorgesteld: Overdracht, stand: str) -> None:
    """The button to draw up is there in every state, for Veilig Thuis."""
    row = in_stand(regio, voorgesteld, stand)
    posts = {name: (adres(row, name), form) for name, form in GESTUURD.items()}
    posts["overdracht-stel-op"] = (reverse("overdracht-stel-op", args=[row.casus_id]), {})
    posts["overdracht-bewaar"] = (adres(row, "overdracht-bewaar"), {"kind": "Ik was bang."})
    expected = {name: knop(stand, name) for name in GESTUURD} | {"overdracht-stel-op": alleen(ZIEN[stand] & VT, 302)}
    expected["overdracht-bewaar"] = alleen(ZIEN[stand] & VT, 302 if stand in {"voorgesteld", "geweigerd"} else 409)
    tabel = steekproef(expected, STANDEN.index(stand))
    assert plat(knoppen(regio, posts, tabel=tabel)) == plat(tabel)


def test_a_closed_case_is_not_handed_over(client: Client, regio: Regio, casus: Casus) -> None:
    """The button is gone, and who has an old page is told why instead of making an offer that nobody can take."""
    enter(SYSTEM)
    Casus.objects.filter(pk=casus.pk).update(stand="afgesloten", sluitreden="overig", afgesloten_op=regio.at)
    client.force_login(regio.accounts["lead"])
    assert "Overdracht opstellen" not in client.get(reverse("casus", args=[casus.pk])).content.decode()
    response = client.post(reverse("overdracht-stel-op", args=[casus.pk]), follow=True)
    assert "Deze casus is gesloten" in response.content.decode()
    enter(SYSTEM)
    assert not Overdracht.objects.exists()


@pytest.mark.parametrize("stand", ["aangeboden", "geweigerd"])
def test_a_closed_case_leaves_the_list(client: Client, regio: Regio, voorgesteld: Overdracht, stand: str) -> None:
    """What was offered when the case closed waits for nobody: not in the list, not in the count of the menu."""
    row = in_stand(regio, voorgesteld, stand)
    client.force_login(regio.accounts["lead"])
    assert row.casus.nummer in client.get(reverse("overdracht-lijst")).content.decode()
    enter(SYSTEM)
    Casus.objects.filter(pk=row.casus_id).update(stand="afgesloten", sluitreden="overig", afgesloten_op=regio.at)
    assert row.casus.nummer not in client.get(reverse("overdracht-lijst")).content.decode()


@pytest.mark.parametrize("action", ["bied_aan", "accepteer", "weiger", "trek_in"])
def test_an_older_version_is_refused(regio: Regio, voorgesteld: Overdracht, action: str) -> None:
    stand = "voorgesteld" if action == "bied_aan" else "aangeboden"
    row = in_stand(regio, voorgesteld, stand)
    enter(SYSTEM)
    current = Casus.objects.get(pk=row.casus_id).versie
    given = {
        "bied_aan": lambda versie: actions.bied_aan(
            row.pk, aanbod_aan(regio), by=regio["casus"], at=regio.at, versie=versie
        ),
        "accepteer": lambda versie: actions.accepteer(row.pk, by=regio["regisseur"], at=regio.at, versie=versie),
        "weiger": lambda versie: actions.weiger(row.pk, "Vol.", by=regio["regisseur"], at=regio.at, versie=versie),
        "trek_in": lambda versie: actions.trek_in(row.pk, "Nee.", by=regio["lead"], at=regio.at, versie=versie),
    }[action]
    with pytest.raises(actions.Refused, match="intussen gewijzigd"):
        given(current - 1)
    assert given(current).stand != stand
