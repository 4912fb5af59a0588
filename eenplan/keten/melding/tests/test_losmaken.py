"""Joining leaves nothing behind, and undoing it puts back exactly what was; or nothing at all."""

from collections.abc import Iterable
from datetime import date, timedelta

import pytest
from django.core import serializers
from django.db import DatabaseError
from django.db.models import Model

from eenplan.core import sockets
from eenplan.core.access.gate import NotVisible
from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.audit.models import LogLine
from eenplan.core.crypto.zegel import blind, unseal
from eenplan.core.deadlines.actions import finish
from eenplan.core.deadlines.models import Deadline
from eenplan.core.workflow import Refused
from eenplan.dossier.casus.models import Betrokkene, Casus, Schild, Standwisseling, Uitspraak
from eenplan.dossier.gezinssysteem.models import Huishouden, Lid
from eenplan.dossier.personen.actions import bsn_of, record
from eenplan.dossier.personen.models import Adres, AndereNaam, Persoon, VeiligContact
from eenplan.dossier.personen.rules import Persoonsgegevens
from eenplan.dossier.stukken.models import Stuk
from eenplan.feiten.models import Feit
from eenplan.keten.melding.koppelen import koppel
from eenplan.keten.melding.losmaken import maak_los
from eenplan.keten.melding.models import GenoemdePersoon, Melding, Samenvoeging
from eenplan.keten.melding.rules import Genoemd
from eenplan.keten.melding.tests.hulp import betrek, melding_van, persoon, sluit, twee
from eenplan.keten.melding.zelfde import gemeld
from tests.regio import Regio

pytestmark = pytest.mark.voorziening(3)
REDEN = "Het bleek een ander gezin met dezelfde naam."
TABLES: tuple[type[Model], ...] = (
    Huishouden, Persoon, Adres, AndereNaam, Casus, Betrokkene, Lid, Melding, GenoemdePersoon, Deadline, Schild, Stuk,
    Uitspraak, VeiligContact,
)  # fmt: skip


@pytest.fixture(autouse=True)
def _alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the chain does after this is tested with the chain."""
    monkeypatch.setattr(sockets, "_on", {})


def alles(but: Iterable[str] = ("versie",)) -> dict[str, dict[str, object]]:
    """Every row of these tables as it is now, but for counters that only go up."""
    enter(SYSTEM)
    rows = [row for table in TABLES for row in serializers.serialize("python", table._default_manager.all())]
    return {
        f"{row['model']} {row['pk']}": {key: value for key, value in row["fields"].items() if key not in but}
        for row in rows
    }


def leg_bij(regio: Regio, nieuw: Melding, bekend: Melding, *, zelfde: bool = True, met: bool = True) -> Samenvoeging:
    """By the triagist, with the first two named people as the same."""
    pairs = {persoon(nieuw, number).pk: persoon(bekend, number).pk for number in (1, 2)} if zelfde else {}
    koppel(nieuw.pk, bekend.casus_id, pairs, met_id=bekend.pk if met else None, by=regio["triagist"], at=regio.at)
    enter(SYSTEM)
    return Samenvoeging.objects.get(melding=nieuw)


@pytest.mark.parametrize("wint", ["nieuw", "bekend", ""])
def test_what_was_chosen_to_hold_goes_back_too(regio: Regio, wint: str) -> None:
    """Name, birth date, address and number of who was known are as they were."""
    bekend, nieuw = twee(regio, personen=(Genoemd("Sanna Toets", "1990-05-03", "Schuilhof 3, 1234 AC Elders"),))
    who = {"bekend": persoon(bekend), "nieuw": persoon(nieuw)}
    for number, person in enumerate(who.values()):
        VeiligContact.objects.create(persoon=person, bronhouder=person.bronhouder, telefoon=f"061234567{number}")
    before = alles()
    fields = ("naam", "geboren", "adres", "telefoon") if wint else ()
    chosen = {who["nieuw"].pk: dict.fromkeys(fields, who[wint or "nieuw"].pk)}
    pairs = {who["nieuw"].pk: who["bekend"].pk}
    koppel(nieuw.pk, bekend.casus_id, pairs, keuzes=chosen, by=regio["triagist"], at=regio.at)
    assert alles() != before
    maak_los(nieuw.pk, REDEN, by=regio["triagist"], at=regio.at)
    assert alles() == before


@pytest.mark.parametrize("gesloten", [False, True])
@pytest.mark.parametrize("zelfde", [False, True])
def test_undoing_puts_back_exactly_what_was(regio: Regio, gesloten: bool, zelfde: bool) -> None:
    bekend, nieuw = twee(regio, personen=(
        Genoemd("Sanna vd Toets", "1990-05-02", "Schuilhof 3, 1234 AC Elders", "999000019", "slachtoffer"),
        Genoemd("Peter de Toets", "1988", "Proefstraat 12, 1234 AB Toetsdorp", "", "pleger"),
        Genoemd("Oma Toets", "", "", "", "getuige"),
    ))  # fmt: skip
    said = Uitspraak.objects.create(
        casus=nieuw.casus, spreker="oma", gezegd_op=regio.at, soort="mening", tekst="Het ging mis.",
        vastgelegd_op=regio.at,
    )  # fmt: skip
    said.over.add(persoon(nieuw))
    if gesloten:
        sluit(regio, bekend.casus)
    before = alles()
    leg_bij(regio, nieuw, bekend, zelfde=zelfde, met=False)
    assert alles() != before
    maak_los(nieuw.pk, REDEN, by=regio["triagist"], at=regio.at)
    assert alles() == before


def test_joining_leaves_no_household_without_people_and_moves_what_was_said(regio: Regio) -> None:
    bekend, nieuw = twee(regio)
    said = Uitspraak.objects.create(
        casus=nieuw.casus, spreker="Veilig Thuis", gezegd_op=regio.at, soort="feit", tekst="Verteld.",
        vastgelegd_op=regio.at,
    )  # fmt: skip
    said.over.add(persoon(nieuw))
    left = nieuw.casus.huishouden_id
    leg_bij(regio, nieuw, bekend)
    said.refresh_from_db()
    assert (said.casus_id, list(said.over.all())) == (bekend.casus_id, [persoon(bekend)])
    assert not Huishouden.objects.filter(pk=left).exists()
    assert set(Huishouden.objects.values_list("pk", flat=True)) == set(
        Casus.objects.values_list("huishouden_id", flat=True)
    )


def test_a_hermelding_leaves_no_household_behind_either(regio: Regio) -> None:
    bekend, nieuw = twee(regio)
    sluit(regio, bekend.casus)
    left = nieuw.casus.huishouden_id
    leg_bij(regio, nieuw, bekend, met=False)
    assert not Huishouden.objects.filter(pk=left).exists()


def test_every_report_of_one_incident_keeps_its_own(regio: Regio) -> None:
    bekend, nieuw = twee(regio)
    derde = melding_van(regio, "agent", tekst="De buurman belde de politie.")
    numbers = {row.nummer for row in (bekend, nieuw, derde)}
    for row in (nieuw, derde):
        leg_bij(regio, row, bekend)
    rows = Melding.objects.filter(casus=bekend.casus)
    assert {row.nummer for row in rows} == numbers
    assert {row.tekst for row in rows} == {bekend.tekst, nieuw.tekst, derde.tekst}
    assert len({row.melder.verzegeld.tobytes() if hasattr(row.melder.verzegeld, "tobytes") else row.melder.verzegeld
                for row in rows}) == 3  # fmt: skip
    clocks = Deadline.objects.filter(casus_id=bekend.casus_id, object_type="melding", done_at__isnull=True)
    assert sorted(clocks.values_list("object_id", flat=True)) == sorted(row.pk for row in rows for _ in range(4))
    facts = [row.kenmerken["zelfde_incident"] for row in Feit.objects.filter(naam="melding_gekoppeld")]
    assert facts == [True, True]


def test_what_is_remembered_is_sealed_and_kept_after_undoing(regio: Regio) -> None:
    bekend, nieuw = twee(regio)
    row = leg_bij(regio, nieuw, bekend)
    assert b"Sanne" not in bytes(row.verzegeld)
    assert "Sanne" not in str(row.gemaakt)
    assert b"Sanne" in unseal(row.verzegeld, organisation_id=bekend.casus.bronhouder_id)
    maak_los(nieuw.pk, REDEN, by=regio["triagist"], at=regio.at)
    enter(SYSTEM)
    row.refresh_from_db()
    assert (row.reden, row.ongedaan_door, row.ongedaan_op) == (REDEN, regio.accounts["triagist"], regio.at)
    lines = LogLine.objects.filter(verb="melding.maak_los")
    assert {line.casus_id for line in lines} == {bekend.casus_id, nieuw.casus_id}
    assert Standwisseling.objects.filter(casus=nieuw.casus, actie="maak_los").count() == 1
    assert Feit.objects.filter(naam="melding_losgemaakt").count() == 1


def zonder_bsn() -> tuple[Genoemd, ...]:
    """As a first reporter names them, who has no numbers."""
    return (Genoemd("Sanne de Toets", "1990-05-02", "", "", "slachtoffer"), Genoemd("Peter de Toets", "", "", "", ""))


@pytest.mark.parametrize("known", ["", "999000019"])
def test_a_known_person_gets_the_number_that_the_report_brought(regio: Regio, known: str) -> None:
    """Without it the next report with that number would not find her; undone it goes, and her own always stays."""
    bekend, nieuw = melding_van(regio, personen=zonder_bsn()), melding_van(regio, "school", tekst="Weer.")
    if known:
        record(persoon(bekend), Persoonsgegevens(bsn=known))
    before = alles()
    assert bsn_of(persoon(nieuw)) == "999000019"
    leg_bij(regio, nieuw, bekend, met=False)
    assert bsn_of(persoon(bekend)) == "999000019"
    assert persoon(bekend).bsn_index == blind("999000019")
    maak_los(nieuw.pk, REDEN, by=regio["triagist"], at=regio.at)
    assert alles() == before


def test_a_number_that_a_human_recorded_after_the_join_stays(regio: Regio) -> None:
    bekend, nieuw = melding_van(regio, personen=zonder_bsn()), melding_van(regio, "school", tekst="Weer.")
    leg_bij(regio, nieuw, bekend, met=False)
    record(persoon(bekend), Persoonsgegevens(bsn="123456782"))
    maak_los(nieuw.pk, REDEN, by=regio["triagist"], at=regio.at)
    assert (bsn_of(persoon(bekend)), bsn_of(persoon(nieuw))) == ("123456782", "999000019")


def test_what_was_reached_while_joined_stays_reached(regio: Regio) -> None:
    """The clock of the acute check was met, another too late with its reason: undoing sets neither back."""
    bekend, nieuw = twee(regio)
    leg_bij(regio, nieuw, bekend)
    done, late = regio.at + timedelta(hours=1), regio.at + timedelta(days=20)
    keys = set(Deadline.objects.filter(object_type="melding", object_id=nieuw.pk).values_list("key", flat=True))
    in_time, too_late, *rest = sorted(keys)
    finish([in_time], "melding", nieuw.pk, done)
    finish([too_late], "melding", nieuw.pk, late, "capaciteit")
    maak_los(nieuw.pk, REDEN, by=regio["triagist"], at=late)
    enter(SYSTEM)
    rows = Deadline.objects.filter(object_type="melding", object_id=nieuw.pk)
    assert {row.key: (row.done_at, row.late_reason) for row in rows} == {
        in_time: (done, ""), too_late: (late, "capaciteit"), **dict.fromkeys(rest, (None, "")),
    }  # fmt: skip
    assert set(rows.values_list("casus_id", flat=True)) == {nieuw.casus_id}


def test_a_clock_that_only_stopped_because_the_other_case_closed_runs_again(regio: Regio) -> None:
    """Never without a term (promise 2): closing that case reached nothing for this report."""
    bekend, nieuw = twee(regio)
    leg_bij(regio, nieuw, bekend)
    sluit(regio, Casus.objects.get(pk=bekend.casus_id))
    rows = Deadline.objects.filter(object_type="melding", object_id=nieuw.pk)
    assert not rows.filter(done_at__isnull=True).exists()
    maak_los(nieuw.pk, REDEN, by=regio["triagist"], at=regio.at)
    enter(SYSTEM)
    assert rows.count() == rows.filter(done_at__isnull=True).count() > 0


def test_it_can_be_joined_again(regio: Regio) -> None:
    bekend, nieuw = twee(regio)
    leg_bij(regio, nieuw, bekend)
    maak_los(nieuw.pk, REDEN, by=regio["triagist"], at=regio.at)
    koppel(nieuw.pk, bekend.casus_id, {}, by=regio["triagist"], at=regio.at)
    enter(SYSTEM)
    assert Samenvoeging.objects.filter(melding=nieuw).count() == 2
    assert Melding.objects.get(pk=nieuw.pk).casus_id == bekend.casus_id


LEZERS = [
    # readers on the own case, on the known case before, and what happens to it meanwhile: what is left after undoing
    (["triagist", "lead"], None, None, None),
    (["triagist"], ["triagist", "lead"], None, {"triagist", "lead"}),
    (["triagist", "lead"], ["triagist", "lead"], ["lead"], {"lead"}),
    (["triagist", "lead"], None, ["lead"], {"lead"}),
]


@pytest.mark.parametrize(("own", "known", "since", "after"), LEZERS)
def test_a_shield_is_never_loosened_by_undoing(
    regio: Regio, own: list[str], known: list[str] | None, since: list[str] | None, after: set[str] | None
) -> None:
    bekend, nieuw = twee(regio)
    for casus, names in ((nieuw.casus, own), (bekend.casus, known)):
        if names is not None:
            Schild.objects.create(casus=casus, soort="adres").lezers.set([regio.accounts[name] for name in names])
    leg_bij(regio, nieuw, bekend)
    if since is not None:
        Schild.objects.get(casus=bekend.casus, soort="adres").lezers.set([regio.accounts[name] for name in since])
    maak_los(nieuw.pk, REDEN, by=regio["triagist"], at=regio.at)
    enter(SYSTEM)
    found = Schild.objects.filter(casus=bekend.casus, soort="adres").first()
    assert (None if found is None else {row.username for row in found.lezers.all()}) == after


# --- refused ---------------------------------------------------------------------------------------------------------


def test_what_was_never_joined_cannot_be_undone(regio: Regio) -> None:
    row = melding_van(regio)
    with pytest.raises(Refused, match="niets ongedaan te maken"):
        maak_los(row.pk, REDEN, by=regio["triagist"], at=regio.at)


@pytest.mark.parametrize(("stand", "reden", "words"), [
    ("beoordeeld", REDEN, "al beoordeeld"), ("in_beoordeling", " ", "Schrijf op waarom"),
    ("in_beoordeling", "fout", "Schrijf op waarom"),
])  # fmt: skip
def test_too_late_or_without_a_reason(regio: Regio, stand: str, reden: str, words: str) -> None:
    bekend, nieuw = twee(regio)
    leg_bij(regio, nieuw, bekend)
    Melding.objects.filter(pk=nieuw.pk).update(stand=stand)
    before = alles()
    with pytest.raises(Refused, match=words):
        maak_los(nieuw.pk, reden, by=regio["triagist"], at=regio.at)
    assert alles() == before


def test_the_last_one_joined_goes_first(regio: Regio) -> None:
    bekend, nieuw = twee(regio)
    derde = melding_van(regio, "agent")
    leg_bij(regio, nieuw, bekend)
    leg_bij(regio, derde, bekend)
    with pytest.raises(Refused, match=f"Maak eerst melding {derde.nummer} los"):
        maak_los(nieuw.pk, REDEN, by=regio["triagist"], at=regio.at)
    for row in (derde, nieuw):
        maak_los(row.pk, REDEN, by=regio["triagist"], at=regio.at)
    enter(SYSTEM)
    assert list(Melding.objects.filter(casus=bekend.casus)) == [bekend]


def test_a_case_with_more_reports_is_not_taken_apart_by_joining_one(regio: Regio) -> None:
    bekend, nieuw = twee(regio)
    leg_bij(regio, nieuw, bekend)
    ander = melding_van(regio, tekst="Een ander gezin.")
    with pytest.raises(Refused, match=f"ligt ook melding {nieuw.nummer}"):
        koppel(bekend.pk, ander.casus_id, {}, by=regio["triagist"], at=regio.at)


def test_the_other_report_must_lie_there(regio: Regio) -> None:
    bekend, nieuw = twee(regio)
    with pytest.raises(Refused, match="ligt niet meer bij die casus"):
        koppel(nieuw.pk, bekend.casus_id, {}, met_id=nieuw.pk, by=regio["triagist"], at=regio.at)


@pytest.mark.parametrize("wie", ["casus", "regisseur", "agent", "school", "beleid", "fg", "beheer", "proces"])
def test_for_others_there_is_nothing_to_undo(regio: Regio, wie: str) -> None:
    bekend, nieuw = twee(regio)
    betrek(regio, bekend.casus, "regisseur")
    leg_bij(regio, nieuw, bekend)
    for key in (nieuw.pk, 999_999):
        with pytest.raises(NotVisible):
            maak_los(key, REDEN, by=regio[wie], at=regio.at)


@pytest.mark.parametrize("where", ["eenplan.core.acts.write", "eenplan.keten.melding.losmaken.leg_vast"])
def test_no_log_or_fact_and_nothing_is_undone(regio: Regio, where: str, monkeypatch: pytest.MonkeyPatch) -> None:
    bekend, nieuw = twee(regio)
    leg_bij(regio, nieuw, bekend)
    before = alles(but=())

    def broken(*args: object, **keys: object) -> None:
        raise DatabaseError("full")

    with monkeypatch.context() as patch:
        patch.setattr(where, broken)
        with pytest.raises(DatabaseError):
            maak_los(nieuw.pk, REDEN, by=regio["triagist"], at=regio.at)
    assert alles(but=()) == before


# --- proposed --------------------------------------------------------------------------------------------------------


def test_the_day_of_an_incident_without_date_is_that_of_the_report(regio: Regio) -> None:
    told = Melding(nummer="x", ontvangen_op=regio.at, incident_datum=date(2026, 3, 1))
    assert gemeld(told).incident == date(2026, 3, 1)
    assert gemeld(melding_van(regio)).incident == date(2026, 3, 20)


@pytest.mark.parametrize(("lezer", "ook"), [("lead", set()), ("casus", {"lead", "triagist", "triagist2"})])
def test_what_was_hidden_meanwhile_keeps_a_reader_in_the_case_that_comes_back(
    regio: Regio, lezer: str, ook: set[str]
) -> None:
    """Who reads the shield of the known case need not work in the other; then nobody would read it there."""
    bekend, nieuw = twee(regio, personen=(Genoemd("Oma Toets", "", "Schuilhof 3, 1234 AC Elders"),))
    Schild.objects.create(casus=bekend.casus, soort="adres").lezers.set([regio.accounts[lezer]])
    leg_bij(regio, nieuw, bekend, zelfde=False)
    Adres.objects.filter(straat="Schuilhof").update(geheim=True)
    maak_los(nieuw.pk, REDEN, by=regio["triagist"], at=regio.at)
    enter(SYSTEM)
    found = Schild.objects.get(casus=nieuw.casus_id, soort="adres")
    assert {account.username for account in found.lezers.all()} == {lezer} | ook
