"""The pages at both doors, the block on the case page, and that who decides finds no way to the case."""

from datetime import timedelta

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from eenplan.core import clock, sockets
from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.audit.models import LogLine
from eenplan.dossier.casus.models import Casus
from eenplan.instrumenten.knelpunt import actions, demo
from eenplan.instrumenten.knelpunt.models import Herkomst, Knelpunt
from eenplan.instrumenten.knelpunt.rules import Uitkomst
from eenplan.keten.tests.rollen import antwoorden
from tests.regio import Regio

TEKST = {"soort": "geen_plek", "tekst": "Er is geen opvang.", "wens": "", "gemeente": "Toetsdorp"}


def als(client: Client, regio: Regio, key: str) -> Client:
    client.force_login(regio.accounts[key])
    return client


def tekst(response: HttpResponse) -> str:
    return response.content.decode()


def test_raise_at_both_doors(client: Client, regio: Regio, casus: Casus) -> None:
    for key, deur in (("casus", ""), ("regisseur", ""), ("school", "partner-")):
        url = reverse(f"{deur}knelpunt-breng-aan", args=[casus.pk])
        shown = tekst(als(client, regio, key).get(url))
        assert "Toetsdorp" in shown
        place = str(regio.organisations["school"].pk)
        answer = client.post(url, {**TEKST, "organisaties": [place]})
        assert answer.status_code == 302
        found = tekst(client.get(answer.headers["Location"]))
        assert "Basisschool De Toets" in found
        assert "Er is geen opvang." in found


def test_a_name_is_refused_and_the_text_kept(client: Client, regio: Regio, casus: Casus) -> None:
    url = reverse("knelpunt-breng-aan", args=[casus.pk])
    answer = als(client, regio, "casus").post(url, {**TEKST, "tekst": "Er is geen plek voor Bram."})
    assert answer.status_code == 409
    assert "Haal &#x27;Bram&#x27; uit de tekst" in tekst(answer)
    assert "Er is geen plek voor Bram." in tekst(answer)


def test_empty_is_said_beside_the_field(client: Client, regio: Regio, casus: Casus) -> None:
    url = reverse("knelpunt-breng-aan", args=[casus.pk])
    answer = als(client, regio, "casus").post(url, {**TEKST, "tekst": ""})
    assert (answer.status_code, "Dit is nog niet ingevuld" in tekst(answer)) == (422, True)


def test_from_raised_to_read(client: Client, regio: Regio, casus: Casus, knelpunt: Knelpunt) -> None:
    page = reverse("knelpunt", args=[knelpunt.pk])
    shown = tekst(als(client, regio, "proces").get(reverse("knelpunten")))
    assert "Wacht op een besluit" in shown
    assert page in shown
    assert client.post(reverse("knelpunt-pak-op", args=[knelpunt.pk]), {"versie": 1}).headers["Location"] == page
    decide = reverse("knelpunt-besluit", args=[knelpunt.pk])
    assert client.post(decide, {"versie": 2, "uitkomst": "deels", "tekst": ""}).status_code == 422
    client.post(decide, {"versie": 2, "uitkomst": "deels", "tekst": "Er komt een plek in mei."})
    assert "Gelezen door" not in tekst(client.get(page))
    assert "Er komt een plek in mei." in tekst(als(client, regio, "regisseur").get(page))
    assert "Gelezen door wie het aanbracht" in tekst(client.get(page))
    assert "Er komt een plek in mei." in tekst(als(client, regio, "casus").get(reverse("casus", args=[casus.pk])))


def test_too_late_shows_the_next_level_and_lays_it_there(client: Client, regio: Regio, knelpunt: Knelpunt) -> None:
    actions.pak_op(knelpunt.pk, by=regio["proces"], at=regio.at)
    url = reverse("knelpunt-hoger", args=[knelpunt.pk])
    with clock.at(regio.at + timedelta(days=20)):
        assert "hoort nu bij: tactisch" in tekst(als(client, regio, "proces").get(reverse("knelpunten")))
        shown = tekst(client.get(reverse("knelpunt", args=[knelpunt.pk])))
        assert "De termijn van dit niveau is voorbij." in shown
        assert shown.index("Leg voor: tactisch") < shown.index("Besluit terugmelden")
        assert "Leg voor: tactisch" in tekst(client.get(url))
        sent = {"versie": 2, "reden": "Wij gaan niet over geld.", "eigenaar": regio["lead"].account_id}
        assert client.post(url, sent).status_code == 302
    enter(SYSTEM)
    knelpunt.refresh_from_db()
    assert (knelpunt.stand, knelpunt.eigenaar_id) == ("tactisch", regio["lead"].account_id)


def test_who_decides_finds_no_way_to_the_case(client: Client, regio: Regio, casus: Casus, knelpunt: Knelpunt) -> None:
    """Not by link, number, name or menu; nor by asking for it (architecture: it drops identity)."""
    for page in (reverse("knelpunt", args=[knelpunt.pk]), reverse("knelpunten")):
        shown = tekst(als(client, regio, "proces").get(page))
        for secret in (casus.nummer, f"/casus/{casus.pk}", "Sanne", "Bram", "Proefstraat"):
            assert secret not in shown
    assert client.get(reverse("casus", args=[casus.pk])).status_code == 404
    assert reverse("casus", args=[casus.pk]) in tekst(
        als(client, regio, "lead").get(reverse("knelpunt", args=[knelpunt.pk]))
    )


def test_the_way_to_the_case_is_behind_the_lock_of_the_case(regio: Regio, knelpunt: Knelpunt) -> None:
    for key, there in (("ander", 0), ("agent", 0), ("beleid", 0), ("regisseur", 1), ("lead", 1)):
        enter(regio[key])
        assert (key, Herkomst.objects.count(), Knelpunt.objects.count()) == (key, there, there)


def test_who_may_open_what(regio: Regio, casus: Casus, knelpunt: Knelpunt) -> None:
    allowed = {
        "knelpunten": {"casus", "proces", "regisseur"},
        "knelpunt": {"casus", "proces", "regisseur"},
        "knelpunt-besluit": {"proces"},
        "knelpunt-trek-in": {"casus", "proces", "regisseur"},
        "partner-knelpunt": {"school"},
        "partner-knelpunten": {"school", "agent"},
        "partner-knelpunt-trek-in": {"school"},
    }
    keys = ("casus", "proces", "regisseur", "school", "agent", "beleid")
    for name, who in allowed.items():
        url = reverse(name, args=[] if name.endswith("en") else [knelpunt.pk])
        found = antwoorden(regio, lambda client, url=url: client.get(url), keys)
        assert found == {key: 200 if key in who else 404 for key in keys}, name


def test_take_back_at_the_door_of_a_partner(client: Client, regio: Regio, casus: Casus) -> None:
    enter(regio["school"])
    row = actions.breng_aan(
        casus.pk, actions.NieuwKnelpunt(actions.Soort.ANDERS, "Niemand belt terug."), by=regio["school"], at=regio.at
    )
    url = reverse("partner-knelpunt-trek-in", args=[row.pk])
    answer = als(client, regio, "school").post(url, {"versie": 1, "reden": "Er is gebeld."})
    assert answer.headers["Location"] == reverse("partner-knelpunt", args=[row.pk])
    assert "ingetrokken" in tekst(client.get(answer.headers["Location"]))


def test_every_look_leaves_a_line(client: Client, regio: Regio, knelpunt: Knelpunt) -> None:
    als(client, regio, "proces").get(reverse("knelpunt", args=[knelpunt.pk]))
    client.get(reverse("knelpunten"))
    als(client, regio, "ander").get(reverse("knelpunt", args=[knelpunt.pk]))
    enter(SYSTEM)
    rows = LogLine.objects.filter(verb__in=("knelpunt.lees", "knelpunt.lijst"), object_id=knelpunt.pk)
    told = [(row.verb, row.account_id, row.allowed, row.casus_id) for row in rows.order_by("pk")]
    proces, ander = regio["proces"].account_id, regio["ander"].account_id
    assert told == [
        ("knelpunt.lees", proces, True, None), ("knelpunt.lijst", proces, True, None),
        ("knelpunt.lees", ander, False, None),
    ]  # fmt: skip


class TestStopcontacten:
    def test_menu(self, regio: Regio, knelpunt: Knelpunt) -> None:
        found = {}
        for key in ("proces", "lead", "casus", "school", "beleid"):
            enter(regio[key])
            mine = {item.label: (item.door, item.count) for item in sockets.menus(regio[key])}
            found[key] = mine.get("Knelpunten")
        assert found == {
            "proces": ("werk", 1), "lead": ("werk", 1), "casus": ("werk", None), "school": ("partner", None),
            "beleid": None,
        }  # fmt: skip

    def test_words_of_the_term(self, regio: Regio, knelpunt: Knelpunt) -> None:
        enter(regio["proces"])
        url = reverse("knelpunt", args=[knelpunt.pk])
        assert sockets.describe(regio["proces"], "knelpunt", [knelpunt.pk]) == {
            knelpunt.pk: ("Pak het knelpunt op", url)
        }
        enter(regio["casus"])
        assert sockets.describe(regio["casus"], "knelpunt", [knelpunt.pk]) == {}

    def test_timeline_and_panel(self, regio: Regio, casus: Casus, knelpunt: Knelpunt) -> None:
        actions.pak_op(knelpunt.pk, by=regio["proces"], at=regio.at)
        actions.besluit(knelpunt.pk, Uitkomst.OPGELOST, "Er is plek.", by=regio["proces"], at=regio.at)
        enter(regio["regisseur"])
        labels = [item.label for item in sockets.timelines(regio["regisseur"], casus.pk)]
        assert {"Knelpunt aangebracht: wachtlijst", "Besluit over knelpunt: wachtlijst"} <= set(labels)
        for key, there in (("lead", 1), ("school", 1), ("agent", 0)):
            enter(SYSTEM)
            titles = [panel.title for panel in sockets.case_panels(regio[key], casus.pk)]
            assert (key, titles.count("Knelpunten")) == (key, there)

    def test_demo_is_built_once(self, regio: Regio, casus: Casus, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(demo, "TEKSTEN", demo.TEKSTEN[:1])
        monkeypatch.setattr(demo, "viewer_by_username", lambda name, now: regio[name])
        demo.bouw()
        demo.bouw()
        enter(SYSTEM)
        row = Knelpunt.objects.get()
        assert (row.stand, row.besluit != "") == ("besloten", True)
