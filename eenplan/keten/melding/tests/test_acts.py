"""Every act on a report: who may, two at once, and nothing without its log line."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import DatabaseError

from eenplan.core import sockets
from eenplan.core.access.gate import NotVisible
from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM, Viewer
from eenplan.core.audit.models import LogLine
from eenplan.core.deadlines.models import Deadline
from eenplan.core.workflow import Refused
from eenplan.dossier.casus.models import Betrokkene, Casus, Schild
from eenplan.dossier.personen.models import Adres, AndereNaam, Persoon
from eenplan.dossier.personen.rules import Persoonsgegevens
from eenplan.keten.melding.actions import Ongeldig, bevestig_allen, bevestig_persoon, neem_aan, neem_op
from eenplan.keten.melding.models import GenoemdePersoon, Melding
from eenplan.keten.melding.rules import Genoemd
from eenplan.keten.melding.tests.hulp import genoemd, melding_van, persoon, rijen
from tests.regio import PEOPLE, Regio, nieuwe_melding

SANNE = Persoonsgegevens("Sanne", "de", "Toets", "02-05-1990", "v", "999000019", rol="slachtoffer")
ACTS: dict[str, Callable[[Melding, Viewer, Regio], object]] = {
    "neem_aan": lambda row, by, regio: neem_aan(nieuwe_melding(tekst="Nog een."), by=by, at=regio.at),
    "neem_op": lambda row, by, regio: neem_op(row.pk, by=by, at=regio.at),
    "bevestig_allen": lambda row, by, regio: bevestig_allen(row.pk, by=by, at=regio.at),
    "bevestig_persoon": lambda row, by, regio: bevestig_persoon(genoemd(row).pk, SANNE, by=by, at=regio.at),
}
OTHERS = sorted(set(PEOPLE) - {"triagist", "triagist2", "lead"})
LABELS = ["melding", "casus", "personen", "gezinssysteem", "deadlines", "outbox", "feiten"]


@pytest.fixture(autouse=True)
def _alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sockets, "_on", {})


@pytest.mark.parametrize("verb", list(ACTS))
def test_without_its_log_line_nothing_is_kept(regio: Regio, verb: str, monkeypatch: pytest.MonkeyPatch) -> None:
    row = melding_van(regio)
    before = rijen(LABELS)

    def broken(*args: object) -> None:
        raise DatabaseError("log is full")

    monkeypatch.setattr("eenplan.core.acts.write", broken)
    with pytest.raises(DatabaseError):
        ACTS[verb](row, regio["triagist"], regio)
    enter(SYSTEM)
    assert rijen(LABELS) == before
    fresh = Melding.objects.get(pk=row.pk)
    assert (fresh.stand, fresh.versie, genoemd(row).bevestigd) == ("ontvangen", row.versie, False)


@pytest.mark.parametrize("verb", list(ACTS))
def test_every_act_leaves_a_line_with_case_and_ground(regio: Regio, verb: str) -> None:
    row = melding_van(regio)
    ACTS[verb](row, regio["lead"], regio)
    enter(SYSTEM)
    line = LogLine.objects.filter(verb=f"melding.{verb}", account_id=regio.accounts["lead"].pk).latest("pk")
    assert line.casus_id is not None
    assert line.allowed
    assert line.ground.startswith("Wmo")


@pytest.mark.parametrize("wie", OTHERS)
@pytest.mark.parametrize("verb", ["neem_op", "bevestig_persoon", "bevestig_allen"])
def test_others_can_do_nothing_with_a_report(regio: Regio, wie: str, verb: str) -> None:
    row = melding_van(regio)
    with pytest.raises(NotVisible):
        ACTS[verb](row, regio[wie], regio)
    enter(SYSTEM)
    assert Melding.objects.get(pk=row.pk).stand == "ontvangen"


# --- taking up -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("wie", ["triagist", "triagist2", "lead"])
def test_who_takes_it_up_carries_case_and_terms(regio: Regio, wie: str) -> None:
    row = neem_op(melding_van(regio).pk, by=regio[wie], at=regio.at)
    enter(SYSTEM)
    assert (row.stand, row.geopend_op) == ("in_beoordeling", regio.at)
    assert Melding.objects.get(pk=row.pk).casus.verantwoordelijke == regio.accounts[wie]
    owners = Deadline.objects.filter(casus_id=row.casus_id, done_at__isnull=True)
    assert {term.account for term in owners} == {regio.accounts[wie]}


@pytest.mark.parametrize("stand", ["in_beoordeling", "beoordeeld"])
def test_a_colleague_was_first(regio: Regio, stand: str) -> None:
    row = melding_van(regio)
    Melding.objects.filter(pk=row.pk).update(stand=stand)
    with pytest.raises(Refused, match="Dit kan nu niet: de melding is al"):
        neem_op(row.pk, by=regio["lead"], at=regio.at)


# --- accepting a person ----------------------------------------------------------------------------------------------


def test_what_a_human_corrects_is_kept_and_the_old_spelling_stays_findable(regio: Regio) -> None:
    row = melding_van(regio, personen=(Genoemd("Sanna Tost", "1991", rol="getuige"),))
    pk = bevestig_persoon(genoemd(row).pk, SANNE, by=regio["triagist"], at=regio.at)
    enter(SYSTEM)
    found = Persoon.objects.get(pk=pk)
    assert (found.voornamen, found.achternaam, found.geboortedag, found.voorlopig) == ("Sanne", "Toets", 2, False)
    assert AndereNaam.objects.get(persoon=found).naam == "Sanna Tost"
    assert Betrokkene.objects.get(persoon=found).rol == "slachtoffer"
    assert genoemd(row).naam == "Sanna Tost"


def test_words_become_a_person_with_his_term(regio: Regio) -> None:
    row = melding_van(regio, personen=(Genoemd("haar man"),))
    pk = bevestig_persoon(genoemd(row).pk, Persoonsgegevens("Piet", "", "Toets"), by=regio["triagist"], at=regio.at)
    enter(SYSTEM)
    assert genoemd(row).persoon_id == pk
    assert Betrokkene.objects.get(persoon_id=pk).rol == "overig"
    term = Deadline.objects.get(object_type="persoon", object_id=pk)
    assert (term.key, term.account, term.casus_id) == ("informeren", regio.accounts["triagist"], row.casus_id)


def test_twice_is_one_person_and_one_term(regio: Regio) -> None:
    row = melding_van(regio)
    first, second = (bevestig_persoon(genoemd(row).pk, SANNE, by=regio["lead"], at=regio.at) for _ in range(2))
    enter(SYSTEM)
    assert first == second == persoon(row).pk
    assert Deadline.objects.filter(object_type="persoon", object_id=first).count() == 1
    assert Betrokkene.objects.filter(persoon_id=first).count() == 1


def overgenomen(row: Melding) -> list[str]:
    enter(SYSTEM)
    return list(row.genoemde_personen.filter(bevestigd=True).order_by("volgnummer").values_list("naam", flat=True))


def test_all_at_once_are_taken_over_as_they_were_named(regio: Regio) -> None:
    row = melding_van(regio)
    named = [item.naam for item in row.genoemde_personen.order_by("volgnummer")]
    assert bevestig_allen(row.pk, by=regio["triagist"], at=regio.at) == len(named) == 3
    assert overgenomen(row) == named
    found = persoon(row)
    assert (found.voornamen, found.tussenvoegsel, found.achternaam, found.voorlopig) == ("Sanne", "de", "Toets", False)
    assert Adres.objects.get(persoon=found).straat == "Proefstraat"
    enter(SYSTEM)
    lines = LogLine.objects.filter(verb="melding.bevestig_persoon", persoon_id__isnull=False)
    assert lines.values("persoon_id").distinct().count() == 3
    with pytest.raises(Refused, match="niemand over te nemen zonder twijfel"):
        bevestig_allen(row.pk, by=regio["triagist"], at=regio.at)


@pytest.mark.parametrize(
    ("naam", "geboren"),
    [("haar man", ""), ("", "1990"), ("Bram de Toets", "31-02-2018"), ("Bram de Toets", "2031"), ("Oma Toets", "1950")],
)
def test_who_is_in_doubt_stays_for_a_human(regio: Regio, naam: str, geboren: str) -> None:
    """No name, a date that cannot be, or a name that two have."""
    row = melding_van(regio, personen=(Genoemd("Oma Toets"), Genoemd("Piet Anders"), Genoemd("Wie dan ook")))
    GenoemdePersoon.objects.filter(melding=row, volgnummer=3).update(naam=naam, geboortedatum=geboren)
    bevestig_allen(row.pk, by=regio["triagist"], at=regio.at)
    assert overgenomen(row) == (["Piet Anders"] if naam == "Oma Toets" else ["Oma Toets", "Piet Anders"])


def test_who_may_be_known_already_stays_for_a_human(regio: Regio) -> None:
    melding_van(regio, personen=(Genoemd("Sanne de Toets", "1990-05-02"),))
    again = melding_van(regio, personen=(Genoemd("Sanne de Toets", "1990-05-02"), Genoemd("Iris Onbekend", "1971")))
    bevestig_allen(again.pk, by=regio["triagist"], at=regio.at)
    assert overgenomen(again) == ["Iris Onbekend"]


def test_behind_a_shut_case_it_may_be_anyone(regio: Regio) -> None:
    known = melding_van(regio, personen=(Genoemd("Sanne de Toets", "1990-05-02"),))
    again = melding_van(regio, personen=(Genoemd("Sanne de Toets", "1990-05-02"), Genoemd("Iris Onbekend", "1971")))
    Casus.objects.filter(pk=known.casus_id).update(besloten=True)
    Schild.objects.create(casus_id=known.casus_id, soort="besloten")
    with pytest.raises(Refused, match="zonder twijfel"):
        bevestig_allen(again.pk, by=regio["triagist"], at=regio.at)


def test_what_a_human_corrected_is_not_overwritten(regio: Regio) -> None:
    row = melding_van(regio)
    bevestig_persoon(genoemd(row).pk, SANNE, by=regio["lead"], at=regio.at)
    assert bevestig_allen(row.pk, by=regio["triagist"], at=regio.at) == 2
    assert persoon(row).geboortedag == 2


@pytest.mark.parametrize(
    ("changes", "kept"),
    [
        ({}, {"Proefstraat": False}),
        ({"adres": "Schuilhof 3, 1234 AC Elders", "geheim": True}, {"Proefstraat": False, "Schuilhof": True}),
        ({"adres": "Proefstraat 12, 1234 AB Toetsdorp", "geheim": True}, {"Proefstraat": True}),
        ({"adres": "Proefstraat 12, 1234 AB Toetsdorp"}, {"Proefstraat": False}),
    ],
)
def test_where_he_lives(regio: Regio, changes: dict[str, Any], kept: dict[str, bool]) -> None:
    row = melding_van(regio)
    pk = bevestig_persoon(genoemd(row).pk, Persoonsgegevens("Sanne", **changes), by=regio["lead"], at=regio.at)
    enter(SYSTEM)
    assert dict(Adres.objects.filter(persoon_id=pk).values_list("straat", "geheim")) == kept
    assert row.casus.schilden.filter(soort="adres").exists() is changes.get("geheim", False)


@pytest.mark.parametrize(
    ("gegevens", "veld"),
    [
        (Persoonsgegevens("Sanne", bsn="123456789"), "bsn"),
        (Persoonsgegevens("Sanne", geboortedatum="toen"), "geboortedatum"),
        (Persoonsgegevens("Sanne", geboortedatum="2030"), "geboortedatum"),
    ],
)
def test_what_cannot_be_true_is_refused_at_its_field(regio: Regio, gegevens: Persoonsgegevens, veld: str) -> None:
    row = melding_van(regio)
    with pytest.raises(Ongeldig) as refusal:
        bevestig_persoon(genoemd(row).pk, gegevens, by=regio["lead"], at=regio.at)
    assert set(refusal.value.fouten) == {veld}
    assert persoon(row).voorlopig
