"""Story files of another hand: what may be left out, null or unknown is no reason to stop."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from eenplan.core import clock
from eenplan.site import verhalen
from eenplan.site.tests.verhaaltje import verhaal
from eenplan.site.verhalen_bestand import controleer
from eenplan.site.verhalen_vergelijk import vergelijk

Wijzig = Callable[[dict[str, Any]], object]


@pytest.fixture(autouse=True)
def _clock() -> Iterator[None]:
    """A replay that breaks never leaves the clock set."""
    yield
    clock.set_to(None)


def iedere(lijst: str, **velden: Any) -> Wijzig:
    return lambda data: [rij.update(velden) for rij in data[lijst]]


def eerste(data: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = data["meldingen"][1]
    return found


BERICHTEN: list[tuple[Wijzig, Callable[[dict[str, Any]], object], object]] = [
    (iedere("meldingen", kanaal="e-mail"), lambda b: b["kanaal"], "formulier"),
    (
        lambda d: eerste(d)["melder"].update(soort="Woningstichting"),
        lambda b: b["melder"]["soort"],
        "Beroepsmatig overig",
    ),
    (iedere("meldingen", melder={"soort": "Familie"}), lambda b: b["melder"]["soort"], "Onbekend"),
    (lambda d: eerste(d)["melder"].update(naam=None), lambda b: b["melder"]["naam"], "agent"),
    (iedere("meldingen", melder={"soort": "Burger"}), lambda b: b["melder"]["naam"], "Burger"),
    (iedere("meldingen", genoemde_personen=None), lambda b: b["personen"], []),
    (
        iedere("meldingen", genoemde_personen=[{"zoals_genoemd": {"naam": "Bo", "telefoon": "1"}}]),
        lambda b: b["personen"],
        [{"naam": "Bo", "geboortedatum": None, "adres": None}],
    ),
    (iedere("meldingen", incident={"datum": "2026-01"}), lambda b: b["incident"]["datum"], None),
    (iedere("meldingen", incident={"soorten": "ruzie"}), lambda b: b["incident"]["soorten"], ["ruzie"]),
    (iedere("meldingen", incident={"soorten": None}), lambda b: b["incident"]["soorten"], []),
]


@pytest.mark.parametrize(("wijzig", "haal", "waarde"), BERICHTEN)
def test_another_way_of_writing_it_becomes_a_report(
    wijzig: Wijzig, haal: Callable[[dict[str, Any]], object], waarde: object
) -> None:
    data = verhaal()
    wijzig(data)
    found = controleer(data)
    assert haal(found.bericht(found.meldingen[1])) == waarde


def kaal(data: dict[str, Any]) -> None:
    """As little as the layout allows, of years ago."""
    for gezin in data["gezinnen"]:
        gezin.update(relaties=[{"soort": "ouder"}], adressen=[{"plaats": "Elders", "personen": None}])
        gezin["personen"] = [{"id": rij["id"], "achternaam": rij["achternaam"]} for rij in gezin["personen"]]
        gezin["casussen"] = [{"id": rij["id"], "geopend_op": "2018-01-01"} for rij in gezin["casussen"]]
    for melding in data["meldingen"]:
        melding["ontvangen_op"] = melding["ontvangen_op"].replace("2026", "2018")
        melding.update(incident=None, verwacht=None)
    data["meldingen"][4]["genoemde_personen"] = [{"zoals_genoemd": {"naam": "Wil"}, "is_persoon": "p1p1"}]
    data["meta"].update(regio="Elders", schoolvakanties_aanname=[{"naam": "kerst"}])
    data["adviesvragen"] = None


def test_a_bare_story_of_years_ago_is_played(db: None) -> None:
    data = verhaal()
    kaal(data)
    afloop = verhalen.speel(controleer(data), vergelijken=True)
    assert (afloop.nieuw, afloop.haperingen) == (5, [])
    assert afloop.resultaten == [], "without a truth there is nothing to compare"


def test_a_case_without_people_is_not_spoken_to(db: None) -> None:
    data = verhaal()
    iedere("meldingen", genoemde_personen=None)(data)
    assert verhalen.speel(controleer(data), vergelijken=False).haperingen == []


def test_an_earlier_case_may_be_an_object_with_an_id_and_no_field_may_be_disputed() -> None:
    verwacht = {"eerdere_casussen": [{"id": "c1"}, {"casus": "c2"}, "c3"], "betwistbaar": None}
    found = vergelijk({"verwacht": verwacht}, {"eerdere_casussen": ["c3", "c1", "c2"]})
    assert found[0].raak
    assert not found[0].betwistbaar
