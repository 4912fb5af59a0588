"""Laying a report at a known case: during involvement it joins, after it had ended it stands beside."""

import re
from collections.abc import Callable

import pytest
from django.db import DatabaseError
from django.test import Client

from eenplan.core import sockets
from eenplan.core.access.gate import NotVisible
from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.audit.models import LogLine
from eenplan.core.deadlines.models import Deadline
from eenplan.core.outbox.models import Message
from eenplan.core.workflow import Refused
from eenplan.dossier.casus.models import Betrokkene, Casus, Schild
from eenplan.dossier.gezinssysteem.models import Lid
from eenplan.dossier.personen.actions import also_known_as
from eenplan.dossier.personen.models import Adres, AndereNaam, Persoon
from eenplan.feiten.actions import keten_van
from eenplan.feiten.models import Feit
from eenplan.keten.melding.actions import neem_op
from eenplan.keten.melding.koppelen import koppel
from eenplan.keten.melding.models import GenoemdePersoon, Melding
from eenplan.keten.melding.queries import eigen_status, melding
from eenplan.keten.melding.rules import Genoemd
from eenplan.keten.melding.tests.hulp import WEER, betrek, genoemd, melding_van, persoon, sluit, twee
from tests.regio import Regio

pytestmark = pytest.mark.voorziening(12)


@pytest.fixture(autouse=True)
def _alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the chain does after this is tested with the chain."""
    monkeypatch.setattr(sockets, "_on", {})


def leg_bij(regio: Regio, nieuw: Melding, bekend: Melding, zelfde: dict[int, int] | None = None) -> Melding:
    """By the triagist."""
    koppel(nieuw.pk, bekend.casus_id, zelfde or {}, by=regio["triagist"], at=regio.at)
    enter(SYSTEM)
    return Melding.objects.select_related("casus").get(pk=nieuw.pk)


# --- vervolgmelding --------------------------------------------------------------------------------------------------


def test_during_involvement_the_report_joins_the_running_case(regio: Regio) -> None:
    bekend, nieuw = twee(regio)
    own = nieuw.casus
    row = leg_bij(regio, nieuw, bekend)
    own.refresh_from_db()
    assert (row.casus, row.soort, row.fase) == (bekend.casus, "vervolgmelding", "tijdens_veiligheidsbeoordeling")
    assert (row.stand, row.versie, row.tekst) == ("in_beoordeling", nieuw.versie + 1, WEER)
    assert (own.stand, own.sluitreden, own.opgegaan_in) == ("afgesloten", "samengevoegd", bekend.casus)
    assert bekend.casus.meldingen.count() == 2


@pytest.mark.parametrize(
    ("stand", "fase"),
    [
        ("in_vervolg", "na_veiligheidsbeoordeling"),
        ("in_overdracht", "na_veiligheidsbeoordeling"),
        ("in_uitvoering", "tijdens_monitoring"),
        ("in_monitoring", "tijdens_monitoring"),
    ],
)
def test_the_phase_follows_the_known_case(regio: Regio, stand: str, fase: str) -> None:
    bekend, nieuw = twee(regio)
    Casus.objects.filter(pk=bekend.casus_id).update(stand=stand)
    assert leg_bij(regio, nieuw, bekend).fase == fase


def test_running_terms_go_along_and_none_is_finished(regio: Regio) -> None:
    bekend, nieuw = twee(regio)
    leg_bij(regio, nieuw, bekend)
    terms = Deadline.objects.filter(object_type="melding", object_id=nieuw.pk)
    assert {(term.casus_id, term.done_at) for term in terms} == {(bekend.casus_id, None)}
    assert terms.count() == 4
    assert not Deadline.objects.filter(casus_id=nieuw.casus_id, done_at__isnull=True).exists()


def test_people_who_were_not_known_come_along(regio: Regio) -> None:
    bekend, nieuw = twee(regio)
    newcomers = set(nieuw.casus.betrokkenen.values_list("persoon_id", flat=True))
    leg_bij(regio, nieuw, bekend)
    assert newcomers <= set(bekend.casus.betrokkenen.values_list("persoon_id", flat=True))
    members = Lid.objects.filter(huishouden_id=bekend.casus.huishouden_id, tot__isnull=True)
    assert newcomers <= set(members.values_list("persoon_id", flat=True))
    assert not nieuw.casus.betrokkenen.exists()


def nieuwe_naam(naam: str, adres: str = "") -> Genoemd:
    return Genoemd(naam, adres=adres, rol="slachtoffer")


# --- the same people -------------------------------------------------------------------------------------------------


def test_the_known_person_takes_the_place_of_the_provisional_one(regio: Regio) -> None:
    bekend, nieuw = twee(regio)
    known, provisional = persoon(bekend), persoon(nieuw)
    leg_bij(regio, nieuw, bekend, {provisional.pk: known.pk})
    named = genoemd(nieuw)
    assert (named.persoon, named.bevestigd, named.naam) == (known, True, "Sanne de Toets")
    assert not Persoon.objects.filter(pk=provisional.pk).exists()
    assert Betrokkene.objects.filter(casus=bekend.casus, persoon=known).count() == 1
    assert bekend.casus.betrokkenen.count() == 5  # three who were known, and the two others of the new report


def test_the_words_of_the_report_stay_findable(regio: Regio) -> None:
    bekend, nieuw = twee(regio, personen=(nieuwe_naam("Sanna vd Tost"),))
    known = persoon(bekend)
    leg_bij(regio, nieuw, bekend, {persoon(nieuw).pk: known.pk})
    assert genoemd(nieuw).naam == "Sanna vd Tost"
    assert AndereNaam.objects.get(persoon=known).naam.startswith("Sanna")


def test_by_what_else_the_report_called_him_he_is_found_too(regio: Regio) -> None:
    bekend, nieuw = twee(regio, personen=(nieuwe_naam("Sanna vd Tost"),))
    also_known_as(persoon(nieuw), "Zanne Bakker")
    leg_bij(regio, nieuw, bekend, {persoon(nieuw).pk: persoon(bekend).pk})
    assert set(persoon(bekend).andere_namen.values_list("zoeknaam", flat=True)) == {"sanna vd tost", "zanne bakker"}


@pytest.mark.parametrize(
    ("adres", "straten"),
    [
        ("Schuilhof 3, 1234 AC Elders", ["Proefstraat", "Schuilhof"]),
        ("Proefstraat 12, 1234 AB Toetsdorp", ["Proefstraat"]),
        ("", ["Proefstraat"]),
    ],
)
def test_an_address_that_was_not_known_moves_along(regio: Regio, adres: str, straten: list[str]) -> None:
    bekend, nieuw = twee(regio, personen=(nieuwe_naam("Sanne de Toets", adres),))
    known = persoon(bekend)
    leg_bij(regio, nieuw, bekend, {persoon(nieuw).pk: known.pk})
    assert sorted(Adres.objects.filter(persoon=known).values_list("straat", flat=True)) == straten


def test_informing_the_same_person_twice_is_no_duty(regio: Regio) -> None:
    bekend, nieuw = twee(regio)
    known, provisional = persoon(bekend), persoon(nieuw)
    leg_bij(regio, nieuw, bekend, {provisional.pk: known.pk})
    duties = Deadline.objects.filter(object_type="persoon", done_at__isnull=True)
    assert not duties.filter(object_id=provisional.pk).exists()
    assert duties.filter(object_id=known.pk).count() == 1


# --- hermelding ------------------------------------------------------------------------------------------------------


def test_after_the_end_it_keeps_its_own_case_on_the_known_household(regio: Regio) -> None:
    bekend, nieuw = twee(regio)
    sluit(regio, bekend.casus)
    known = persoon(bekend)
    row = leg_bij(regio, nieuw, bekend, {persoon(nieuw).pk: known.pk})
    assert (row.casus_id, row.soort, row.fase, row.stand) == (nieuw.casus_id, "hermelding", "", "ontvangen")
    assert row.casus.huishouden_id == bekend.casus.huishouden_id
    assert row.casus.stand == "in_beoordeling"
    assert Betrokkene.objects.filter(casus=row.casus, persoon=known).exists()
    living = Lid.objects.filter(huishouden_id=bekend.casus.huishouden_id, tot__isnull=True, persoon=known)
    assert living.count() == 1


def test_a_hermelding_keeps_its_own_terms_and_rings_nobody(regio: Regio) -> None:
    bekend, nieuw = twee(regio)
    sluit(regio, bekend.casus)
    leg_bij(regio, nieuw, bekend)
    running = Deadline.objects.filter(casus_id=nieuw.casus_id, object_type="melding", done_at__isnull=True)
    assert running.count() == 4
    assert not Message.objects.filter(kind="vervolgmelding").exists()


# --- shields ---------------------------------------------------------------------------------------------------------

LEZERS = [
    # readers on the own case, on the known case (None: no shield there), and after
    (["triagist", "lead"], None, {"triagist", "lead"}),
    (None, ["lead"], {"lead"}),
    (["triagist", "lead"], ["lead", "triagist2"], {"lead"}),
    (["triagist"], ["lead"], set()),
    (None, None, None),
]


@pytest.mark.parametrize("soort", ["adres", "melder"])
@pytest.mark.parametrize(("own", "known", "after"), LEZERS)
def test_the_strictest_shield_wins(
    regio: Regio, soort: str, own: list[str] | None, known: list[str] | None, after: set[str] | None
) -> None:
    bekend, nieuw = twee(regio)
    for casus, names in ((nieuw.casus, own), (bekend.casus, known)):
        if names is not None:
            shield = Schild.objects.create(casus=casus, soort=soort)
            shield.lezers.set([regio.accounts[name] for name in names])
    leg_bij(regio, nieuw, bekend)
    found = Schild.objects.filter(casus=bekend.casus, soort=soort).first()
    readers = None if found is None else {account.username for account in found.lezers.all()}
    assert readers == after


# --- who hears it ----------------------------------------------------------------------------------------------------


def test_who_is_responsible_and_the_director_hear_it_and_nobody_twice(regio: Regio) -> None:
    bekend, nieuw = twee(regio)
    betrek(regio, bekend.casus, "regisseur")
    leg_bij(regio, nieuw, bekend)
    told = Message.objects.filter(kind="vervolgmelding", object_type="melding", object_id=nieuw.pk)
    assert sorted(row.account.username for row in told) == ["regisseur", "triagist"]


def test_who_left_the_case_hears_nothing(regio: Regio) -> None:
    bekend, nieuw = twee(regio)
    betrek(regio, bekend.casus, "regisseur")
    bekend.casus.deelnames.update(tot=regio.at)
    leg_bij(regio, nieuw, bekend)
    assert {row.account.username for row in Message.objects.filter(kind="vervolgmelding")} == {"triagist"}


def test_the_receipt_stays_readable_for_who_sent_it(regio: Regio) -> None:
    bekend, nieuw = twee(regio)
    leg_bij(regio, nieuw, bekend)
    assert eigen_status(regio["school"], nieuw.nummer).woord == "wordt beoordeeld"
    with pytest.raises(NotVisible):
        eigen_status(regio["agent"], nieuw.nummer)


def test_both_reports_are_read_at_the_known_case(regio: Regio) -> None:
    bekend, nieuw = twee(regio)
    leg_bij(regio, nieuw, bekend)
    enter(regio["triagist"])
    assert melding(regio["triagist"], nieuw.pk).tekst == WEER
    assert melding(regio["triagist"], bekend.pk).melding.soort == "eerste"


def test_the_fact_links_both_courses_without_a_name(regio: Regio) -> None:
    bekend, nieuw = twee(regio)
    leg_bij(regio, nieuw, bekend)
    feit = Feit.objects.get(naam="melding_gekoppeld")
    assert feit.keten == keten_van(bekend.casus_id)
    assert feit.kenmerken == {
        "soort": "vervolgmelding", "fase": "tijdens_veiligheidsbeoordeling", "was": keten_van(nieuw.casus_id),
    }  # fmt: skip


def test_the_log_names_each_person_that_was_joined(regio: Regio) -> None:
    bekend, nieuw = twee(regio)
    zelfde = {persoon(nieuw, number).pk: persoon(bekend, number).pk for number in (1, 2)}
    leg_bij(regio, nieuw, bekend, zelfde)
    lines = LogLine.objects.filter(verb="melding.koppel", object_type="melding", object_id=nieuw.pk)
    assert set(lines.values_list("persoon_id", flat=True)) == set(zelfde.values())
    assert {line.casus_id for line in lines} == {bekend.casus_id}


# --- refused ---------------------------------------------------------------------------------------------------------


def test_a_report_is_laid_at_a_case_once(regio: Regio) -> None:
    bekend, nieuw = twee(regio)
    derde = melding_van(regio, "school", tekst="Een ander gezin.")
    leg_bij(regio, nieuw, bekend)
    with pytest.raises(Refused, match="hoort al bij die casus"):
        koppel(nieuw.pk, derde.casus_id, {}, by=regio["triagist"], at=regio.at)


def test_a_report_is_not_laid_at_its_own_case(regio: Regio) -> None:
    row = melding_van(regio)
    with pytest.raises(Refused, match="hoort al bij die casus"):
        koppel(row.pk, row.casus_id, {}, by=regio["triagist"], at=regio.at)


WRONG: dict[str, Callable[[Melding, Melding, Melding], dict[int, int]]] = {
    "known person of another family": lambda nieuw, bekend, ander: {persoon(nieuw).pk: persoon(ander).pk},
    "known person who is not there": lambda nieuw, bekend, ander: {persoon(nieuw).pk: 999_999},
    "provisional person of another report": lambda nieuw, bekend, ander: {persoon(ander).pk: persoon(bekend).pk},
    "provisional person who is not there": lambda nieuw, bekend, ander: {999_999: persoon(bekend).pk},
    "one of two is wrong": lambda nieuw, bekend, ander: {
        persoon(nieuw).pk: persoon(bekend).pk, persoon(nieuw, 2).pk: persoon(ander).pk,
    },
}  # fmt: skip


@pytest.mark.parametrize("which", list(WRONG))
def test_a_wrong_person_is_refused_and_nothing_changes(regio: Regio, which: str) -> None:
    bekend, nieuw = twee(regio)
    ander = melding_van(regio, tekst="Een heel ander gezin.")
    people = set(Persoon.objects.values_list("pk", flat=True))
    with pytest.raises(Refused, match="hoort niet bij die casus"):
        koppel(nieuw.pk, bekend.casus_id, WRONG[which](nieuw, bekend, ander), by=regio["triagist"], at=regio.at)
    enter(SYSTEM)
    nieuw.refresh_from_db()
    assert (nieuw.soort, nieuw.casus.stand) == ("eerste", "in_beoordeling")
    assert set(Persoon.objects.values_list("pk", flat=True)) == people
    assert not GenoemdePersoon.objects.filter(bevestigd=True).exists()


def test_a_confirmed_person_is_no_longer_provisional(regio: Regio) -> None:
    bekend, nieuw = twee(regio)
    Persoon.objects.filter(pk=persoon(nieuw).pk).update(voorlopig=False)
    with pytest.raises(Refused, match="Kies opnieuw"):
        koppel(nieuw.pk, bekend.casus_id, {persoon(nieuw).pk: persoon(bekend).pk}, by=regio["triagist"], at=regio.at)


@pytest.mark.parametrize("wie", ["casus", "regisseur", "agent", "school", "beleid", "fg", "beheer", "proces"])
def test_for_others_neither_case_is_there(regio: Regio, wie: str) -> None:
    bekend, nieuw = twee(regio)
    for first, second in ((nieuw.pk, bekend.casus_id), (999_999, bekend.casus_id), (nieuw.pk, 999_999)):
        with pytest.raises(NotVisible):
            koppel(first, second, {}, by=regio[wie], at=regio.at)


@pytest.mark.parametrize("missing", ["report", "case"])
def test_what_is_not_there_is_refused_alike(regio: Regio, missing: str) -> None:
    row = melding_van(regio)
    ids = (999_999, row.casus_id) if missing == "report" else (row.pk, 999_999)
    with pytest.raises(NotVisible):
        koppel(*ids, {}, by=regio["triagist"], at=regio.at)


def test_a_report_that_was_assessed_does_not_join(regio: Regio) -> None:
    bekend, nieuw = twee(regio)
    Melding.objects.filter(pk=nieuw.pk).update(stand="beoordeeld")
    with pytest.raises(Refused, match="al beoordeeld"):
        koppel(nieuw.pk, bekend.casus_id, {}, by=regio["triagist"], at=regio.at)


def test_a_report_that_was_taken_up_may_still_join(regio: Regio) -> None:
    bekend, nieuw = twee(regio)
    neem_op(nieuw.pk, by=regio["triagist2"], at=regio.at)
    assert leg_bij(regio, nieuw, bekend).stand == "in_beoordeling"


def test_no_log_no_join(regio: Regio, monkeypatch: pytest.MonkeyPatch) -> None:
    bekend, nieuw = twee(regio)

    def broken(*args: object) -> None:
        raise DatabaseError("log is full")

    monkeypatch.setattr("eenplan.core.acts.write", broken)
    with pytest.raises(DatabaseError):
        koppel(nieuw.pk, bekend.casus_id, {persoon(nieuw).pk: persoon(bekend).pk}, by=regio["triagist"], at=regio.at)
    enter(SYSTEM)
    nieuw.refresh_from_db()
    assert (nieuw.soort, nieuw.casus.stand) == ("eerste", "in_beoordeling")
    assert persoon(nieuw).voorlopig
    assert not Message.objects.filter(kind="vervolgmelding").exists()


@pytest.mark.parametrize("which", [0, 1])
def test_a_secluded_case_is_joined_by_its_readers_only(regio: Regio, which: int) -> None:
    pair = twee(regio)
    Schild.objects.create(casus=pair[which].casus, soort="besloten").lezers.set([regio.accounts["lead"]])
    with pytest.raises(NotVisible):
        koppel(pair[1].pk, pair[0].casus_id, {}, by=regio["triagist"], at=regio.at)
    koppel(pair[1].pk, pair[0].casus_id, {}, by=regio["lead"], at=regio.at)
    enter(SYSTEM)
    readers = Schild.objects.get(casus=pair[0].casus, soort="besloten").lezers
    assert list(readers.values_list("username", flat=True)) == ["lead"]


# --- where the two differ --------------------------------------------------------------------------------------------

ANDERS = Genoemd("Sanna Toets", "1990-05-03", "Schuilhof 3, 1234 AC Elders")


@pytest.mark.parametrize(("nieuwste", "naam", "straat"), [(True, "Sanna Toets", "Schuilhof"),
                                                          (False, "Sanne de Toets", "Proefstraat")])  # fmt: skip
def test_a_human_says_what_holds_and_the_other_stays_findable(
    regio: Regio, nieuwste: bool, naam: str, straat: str
) -> None:
    bekend, nieuw = twee(regio, personen=(ANDERS,))
    known, new = persoon(bekend), persoon(nieuw)
    holds = new.pk if nieuwste else known.pk
    chosen = {new.pk: dict.fromkeys(("naam", "geboren", "adres"), holds)}
    koppel(nieuw.pk, bekend.casus_id, {new.pk: known.pk}, keuzes=chosen, by=regio["triagist"], at=regio.at)
    enter(SYSTEM)
    known.refresh_from_db()
    assert known.naam == naam
    assert {known.naam, *known.andere_namen.values_list("naam", flat=True)} == {"Sanne de Toets", "Sanna Toets"}
    assert {known.geboortedatum.iso, known.ook_geboren} == {"1990-05-02", "1990-05-03"}
    assert list(known.adressen.filter(tot__isnull=True).values_list("straat", flat=True)) == [straat]
    assert known.adressen.count() == 2


def test_the_screen_asks_what_differs_before_anything_is_joined(regio: Regio, client: Client) -> None:
    bekend, nieuw = twee(regio, personen=(ANDERS,))
    new, known = persoon(nieuw), persoon(bekend)
    client.force_login(regio.accounts["triagist"])
    path, given = (
        f"/werk/melding/{nieuw.pk}/koppel",
        {"casus_id": bekend.casus_id, "zelfde": f'{{"{new.pk}": {known.pk}}}'},
    )
    answer = client.post(path, given)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert 'name="waarom"' not in page, "nobody else has to decide"
    for words in ("Deze gegevens verschillen", "Sanna Toets (zoals gemeld", "Schuilhof 3", "Proefstraat 12"):
        assert words in page
    assert len(re.findall(r'name="keuze-[^>]*checked', page)) == 3, "what was said last is chosen beforehand"
    enter(SYSTEM)
    assert Melding.objects.get(pk=nieuw.pk).casus_id == nieuw.casus_id
    chosen = {f"keuze-{new.pk}-{name}": known.pk for name in ("naam", "geboren", "adres")}
    assert client.post(path, {**given, "gevraagd": "on", **chosen, f"keuze-{new.pk}-naam": ""}).status_code == 422
    assert client.post(path, {**given, "gevraagd": "on", **chosen}).status_code == 302
    enter(SYSTEM)
    known.refresh_from_db()
    assert (known.naam, str(known.geboortedatum)) == ("Sanne de Toets", "02-05-1990")
