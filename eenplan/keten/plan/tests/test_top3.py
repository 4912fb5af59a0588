"""The TOP-3 analysis: concrete first, chosen with the family, each point stopped by an agreement."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from eenplan.core.access.gate import NotVisible
from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.acts import Stale
from eenplan.core.workflow import Refused
from eenplan.dossier.personen.models import Adres
from eenplan.feiten.models import Feit
from eenplan.keten.melding.models import Melding
from eenplan.keten.plan import queries_top3
from eenplan.keten.plan.actions import naar_fase, stel_vast, trek_in, voeg_afspraak_toe
from eenplan.keten.plan.actions_top3 import kies_top3, leg_onveiligheid_vast, maak_concreet, noem_factor
from eenplan.keten.plan.models import Onveiligheid
from eenplan.keten.plan.tests.conftest import Gezin, afspraak, nummer
from eenplan.keten.plan.top3 import NieuweOnveiligheid, Punt, fouten_in_keuze, wat_open_is, zonder_stop
from eenplan.keten.tests.rollen import TEAM, antwoorden, uitkomsten

SLAAT = NieuweOnveiligheid(
    "Peter slaat Sanne", "Peter", "Sanne", "als hij drinkt", None, "elke week", "blauwe plekken", "ernstig"
)
VAAG = NieuweOnveiligheid("Er is altijd ruzie")


def leg_vast(gezin: Gezin, nieuw: NieuweOnveiligheid = SLAAT) -> Onveiligheid:
    return leg_onveiligheid_vast(gezin.casus_id, nieuw, by=gezin.regio["regisseur"], at=gezin.at)


def kies(gezin: Gezin, *keuze: int, met: str = "Met Sanne en Peter.") -> list[Onveiligheid]:
    return kies_top3(gezin.casus_id, keuze, met, by=gezin.regio["regisseur"], at=gezin.at)


@pytest.mark.parametrize(
    ("keuze", "punten", "woord"),
    [
        ([], [Punt(1, "a")], "minstens één"),
        ([1, 2, 3, 4], [Punt(n, "a") for n in range(1, 5)], "hooguit 3"),
        ([1, 1], [Punt(1, "a")], "elk één keer"),
        ([9], [Punt(1, "a")], "niet bij deze casus"),
        ([1], [Punt(1, "ruzie", ("hoe vaak",))], "'ruzie' eerst concreet. Nog open: hoe vaak"),
    ],
)
def test_what_is_no_top_3(keuze: list[int], punten: list[Punt], woord: str) -> None:
    assert woord in fouten_in_keuze(keuze, punten)[0]


def test_one_two_or_three_in_any_order() -> None:
    punten = [Punt(n, "a") for n in (1, 2, 3)]
    assert [fouten_in_keuze(keuze, punten) for keuze in ([2], [3, 1], [3, 2, 1])] == [[], [], []]


def test_what_is_still_vague() -> None:
    assert wat_open_is({"wie": "Peter"}) == ("aan wie", "wanneer", "hoe vaak", "welke schade", "hoe ernstig")
    known = {"wie": "p", "aan_wie": "s", "hoe_vaak": "vaak", "schade": "pijn", "ernst": "ernstig"}
    assert wat_open_is({**known, "wanneer_op": date(2026, 3, 1)}) == ()


def test_only_chosen_points_need_a_stop_in_their_order() -> None:
    punten = [Punt(1, "b", rang=2), Punt(2, "a", rang=1), Punt(3, "c")]
    assert [text[:25] for text in zonder_stop(punten, [])] == ["punt 1 van de top 3 ('a')", "punt 2 van de top 3 ('b')"]
    assert zonder_stop(punten, [1, 2]) == []


@pytest.mark.parametrize(
    ("nieuw", "veld"),
    [
        (NieuweOnveiligheid(" "), "wat"),
        (NieuweOnveiligheid("x", ernst="8"), "ernst"),
        (NieuweOnveiligheid("x", wanneer_op=date(2027, 1, 1)), "wanneer_op"),
    ],
)
def test_mistakes_per_field(nieuw: NieuweOnveiligheid, veld: str) -> None:
    assert list(nieuw.fouten(date(2026, 3, 20))) == [veld]


@pytest.mark.voorziening(28)
def test_vague_first_concrete_before_it_is_chosen(gezin: Gezin) -> None:
    row, by = leg_vast(gezin, VAAG), gezin.regio["regisseur"]
    with pytest.raises(Refused, match="eerst concreet"):
        kies(gezin, row.pk)
    better = maak_concreet(row.pk, SLAAT, by=by, at=gezin.at, versie=row.versie)
    with pytest.raises(Stale):
        maak_concreet(row.pk, SLAAT, by=by, at=gezin.at, versie=row.versie)
    with pytest.raises(Refused, match="met wie van het gezin"):
        kies(gezin, better.pk, met=" ")
    other = leg_vast(gezin)
    assert [item.rang for item in kies(gezin, other.pk, better.pk)] == [1, 2]
    assert [item.pk for item in kies(gezin, better.pk)] == [better.pk]
    enter(SYSTEM)
    assert [row.waarde for row in Feit.objects.filter(naam="top3_gekozen").order_by("pk")] == [2, 1]


def test_settling_waits_for_an_agreement_that_stops_each_point(gezin: Gezin) -> None:
    plan = gezin.concept()
    point = leg_vast(gezin)
    kies(gezin, point.pk)
    with pytest.raises(Refused, match=r"punt 1 van de top 3 .* nog geen afspraak"):
        stel_vast(plan.pk, gezin.allen, by=gezin.regio["regisseur"], at=gezin.at)
    by = gezin.regio["regisseur"]
    voeg_afspraak_toe(plan.pk, afspraak("Hulp", "hulp", stopt_id=point.pk), by=by, at=gezin.at)
    with pytest.raises(Refused, match="nog geen afspraak"):
        stel_vast(plan.pk, gezin.allen, by=by, at=gezin.at)
    voeg_afspraak_toe(plan.pk, afspraak(stopt_id=point.pk), by=by, at=gezin.at)
    stel_vast(plan.pk, gezin.allen, by=by, at=gezin.at)


def test_direct_safety_is_not_left_when_a_stop_is_withdrawn(gezin: Gezin) -> None:
    plan = gezin.actief(afspraak(), afspraak("Broer belt"))
    point = leg_vast(gezin)
    kies(gezin, point.pk)
    with pytest.raises(Refused, match="punt 1 van de top 3"):
        naar_fase(plan.pk, "stabiel_veilig", by=gezin.regio["regisseur"], at=gezin.later(days=9))
    enter(SYSTEM)
    first = nummer(plan)
    type(first).objects.filter(pk=first.pk).update(stopt=point)
    with pytest.raises(Refused, match="nog niet gecontroleerd"):
        naar_fase(plan.pk, "stabiel_veilig", by=gezin.regio["regisseur"], at=gezin.later(days=9))
    trek_in(first.pk, "Past niet.", by=gezin.regio["regisseur"], at=gezin.at)
    with pytest.raises(Refused, match="punt 1 van de top 3"):
        naar_fase(plan.pk, "stabiel_veilig", by=gezin.regio["regisseur"], at=gezin.later(days=9))


def test_an_agreement_stops_no_point_of_another_case(gezin: Gezin) -> None:
    with pytest.raises(Refused, match="hoort niet bij deze casus"):
        gezin.concept(afspraak(stopt_id=9999))


def test_what_a_report_says_is_not_asked_again(client: Client, gezin: Gezin) -> None:
    enter(SYSTEM)
    Melding.objects.filter(casus_id=gezin.casus_id).update(incident_datum=date(2026, 3, 19))
    client.force_login(gezin.regio.accounts["regisseur"])
    url = reverse("plan-top3", args=[gezin.casus_id])
    page = client.get(url)
    known = page.context["a"].bekend[0]
    text = page.content.decode()
    assert f"Melding {known.nummer}: Partnergeweld. Vermoedelijke pleger: {known.wie}." in text
    assert f"door {known.wie}" not in text, "who is accused must never read as who reported"
    form = client.get(f"{reverse('plan-onveiligheid', args=[gezin.casus_id])}?melding={known.melding_id}").context[
        "form"
    ]
    assert (form.initial["wat"], form.initial["wanneer_op"]) == ("Partnergeweld", "2026-03-19")
    assert form.initial["wie"].startswith("Peter")
    sent = {name: form.initial[name] or "" for name in ("wat", "wie", "aan_wie", "wanneer_op", "melding")}
    made = client.post(reverse("plan-onveiligheid", args=[gezin.casus_id]), sent)
    assert made.headers["Location"] == url
    again = client.get(url)
    assert again.context["a"].bekend == ()
    assert "Politie" not in again.content.decode()


def test_the_pages_from_start_to_stop(client: Client, gezin: Gezin) -> None:
    gezin.concept()
    client.force_login(gezin.regio.accounts["regisseur"])
    row = leg_vast(gezin, VAAG)

    def page(name: str, *args: int) -> str:
        return reverse(f"partner-{name}", args=[gezin.casus_id, *args])

    assert client.get(page("plan-concreet", row.pk)).context["form"]["wat"].value() == VAAG.wat
    given = {
        "wat": "Peter slaat", "wie": "Peter", "aan_wie": "Sanne", "wanneer": "'s avonds", "hoe_vaak": "elke week",
        "schade": "pijn", "ernst": "ernstig", "versie": row.versie,
    }  # fmt: skip
    assert client.post(page("plan-concreet", row.pk), given).status_code == 302
    assert client.post(page("plan-concreet", row.pk), given).status_code == 409
    assert client.post(page("plan-factor", row.pk), {"soort": "risico", "tekst": "Drank"}).status_code == 302
    assert client.post(page("plan-factor", row.pk), {"soort": "bescherming", "tekst": "Oma"}).status_code == 302
    assert client.post(page("plan-top3-kiezen"), {"punt_1": row.pk, "met_gezin": "Sanne"}).status_code == 302
    text = client.get(page("plan-top3")).content.decode()
    for words in ("1. Peter slaat", "Drank", "Oma", "nog geen afspraak", "niet het officiële TOP-3-formulier"):
        assert words in text
    form = client.get(f"{page('plan-afspraak')}?stopt={row.pk}").context["form"]
    assert (form["stopt"].value(), str(form["soort"].value())) == (str(row.pk), "veiligheid")
    assert client.get(page("plan-concreet", row.pk + 99)).status_code == 404


def test_who_may(gezin: Gezin) -> None:
    row = leg_vast(gezin)
    url = reverse("plan-top3", args=[gezin.casus_id])
    found = uitkomsten(gezin.regio, lambda by: noem_factor(row.pk, "risico", "Drank", by=by, at=gezin.at))
    assert {key for key, outcome in found.items() if outcome == "ja"} == set(TEAM)
    assert {outcome for key, outcome in found.items() if key not in TEAM} == {"404"}
    assert antwoorden(gezin.regio, lambda client: client.get(url), ("regisseur", "ander", "school")) == {
        "regisseur": 200, "ander": 404, "school": 404,
    }  # fmt: skip
    enter(gezin.regio["ander"])
    with pytest.raises(NotVisible):
        queries_top3.analyse(gezin.regio["ander"], gezin.casus_id, now=gezin.at)


def test_a_secret_address_does_not_get_in(gezin: Gezin) -> None:
    enter(SYSTEM)
    Adres.objects.filter(persoon_id=gezin.mensen["slachtoffer"]).update(geheim=True)
    with pytest.raises(Refused, match="geheim adres"):
        leg_onveiligheid_vast(
            gezin.casus_id, NieuweOnveiligheid("Hij staat voor Proefstraat 12"), by=gezin.regio["casus"],
            at=gezin.at + timedelta(hours=1),
        )  # fmt: skip
