"""A child, an informant, a call of the round: role x act, all or nothing, facts without persons, destruction."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

import pytest
from django.db import DatabaseError, transaction
from django.test import Client

from eenplan.core import clock, sockets
from eenplan.core.access.gate import NotVisible
from eenplan.core.access.policy import DataClass
from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM, Viewer
from eenplan.core.acts import act
from eenplan.core.audit.models import LogLine
from eenplan.core.calendar import AMSTERDAM
from eenplan.core.deadlines.models import Deadline
from eenplan.core.outbox.models import Message
from eenplan.core.workflow import Refused
from eenplan.dossier.casus.actions import add_person
from eenplan.dossier.casus.bron import ANONIEM
from eenplan.dossier.casus.models import Betrokkene, Casus, Teamlid, Uitspraak
from eenplan.dossier.personen.actions import new_person
from eenplan.feiten.models import Feit
from eenplan.keten.melding.tests.hulp import betrek, rijen
from eenplan.keten.tests.rollen import IEDEREEN, VT, uitkomsten, undone
from eenplan.keten.vervolg.actions import vernietig
from eenplan.keten.vervolg.informanten.acties import leg_antwoord, vraag_informant
from eenplan.keten.vervolg.informanten.rules import NieuweInformant
from eenplan.keten.vervolg.kinderen.acties import begin, begin_later, leg_vast_kind
from eenplan.keten.vervolg.kinderen.lezen import kind_ids
from eenplan.keten.vervolg.kinderen.rules import NIET_WOORDEN, NieuwKindcontact
from eenplan.keten.vervolg.models import Dienst, Informant, Kindcontact, Veiligheidscontact
from eenplan.keten.vervolg.queries import dienst_van_informant, dienst_voor_kind
from eenplan.keten.vervolg.tests.hulp import dienst
from eenplan.keten.vervolg.wachtronde.acties import noteer_gebeld
from eenplan.keten.vervolg.wachtronde.lezen import bord
from tests.regio import Regio

pytestmark = pytest.mark.voorziening(7)
GESPROKEN = NieuwKindcontact("gesproken", tekst="Bram zegt dat papa hard schreeuwt.")
BUUR = NieuweInformant("B. Buur, naast het gezin", "burger", "toestemming", "Wat hoort u 's avonds?")
MENSEN = ("Sanne", "Peter", "Bram", "Buur", "papa", "Toets Lead", "oma")


@dataclass(frozen=True)
class Lopend:
    """A running investigation with its child and somebody who was asked."""

    dienst: Dienst
    kind: int
    informant: int


@pytest.fixture(autouse=True)
def _alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the chain does with news is tested with the chain."""
    monkeypatch.setattr(sockets, "_on", {})


@pytest.fixture
def lopend(regio: Regio) -> Lopend:
    """With the case worker in the team, and a director who may read everything."""
    row = dienst(regio, "OZ")
    asked = vraag_informant(row.pk, BUUR, by=regio["triagist"], at=regio.at)
    enter(SYSTEM)
    begin(row.casus_id, regio.at)
    Teamlid.objects.create(casus_id=row.casus_id, account=regio.accounts["casus"], van=regio.at)
    betrek(regio, row.casus, "regisseur", list(DataClass))
    return Lopend(row, next(iter(kind_ids(row.casus_id, regio.at.date()))), asked.pk)


Handeling = Callable[[Lopend, Viewer, Regio], object]
ACTS: dict[str, Handeling] = {
    "vervolg.leg_kind": lambda x, by, regio: leg_vast_kind(x.dienst.pk, x.kind, GESPROKEN, by=by, at=regio.at),
    "vervolg.vraag_informant": lambda x, by, regio: vraag_informant(x.dienst.pk, BUUR, by=by, at=regio.at),
    "vervolg.leg_antwoord": lambda x, by, regio: leg_antwoord(
        x.informant, "waarneming", "Veel geschreeuw.", by=by, at=regio.at
    ),
    "wachtronde.noteer": lambda x, by, regio: noteer_gebeld(
        x.dienst.casus_id, "onveilig", "Peter is terug.", by=by, at=regio.at
    ),
}  # fmt: skip
# the fact that each act leaves, with its marks
FEITEN: dict[str, dict[str, dict[str, object]]] = {
    "vervolg.leg_kind": {"kind_gezien": {"gezien": "gesproken", "waarom": ""}},
    "vervolg.vraag_informant": {"informant_gevraagd": {"soort": "burger", "grond": "toestemming"}},
    "vervolg.leg_antwoord": {},
    "wachtronde.noteer": {"wachtende_gebeld": {"uitkomst": "onveilig"}},
}


@pytest.mark.parametrize("verb", list(ACTS))
def test_only_the_team_of_veilig_thuis_may(regio: Regio, lopend: Lopend, verb: str) -> None:
    found = uitkomsten(regio, lambda by: ACTS[verb](lopend, by, regio))
    assert {key for key, how in found.items() if how == "ja"} == VT
    assert found["regisseur"] == "nee"  # he may write in the case, but this is for Veilig Thuis
    assert {found[key] for key in IEDEREEN if key not in {*VT, "regisseur"}} == {"404"}


@pytest.mark.parametrize("verb", list(ACTS))
def test_no_log_line_no_change_and_nobody_is_named(
    regio: Regio, lopend: Lopend, verb: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    labels = ["vervolg", "casus", "deadlines", "outbox", "feiten"]
    enter(SYSTEM)
    before, known = rijen(labels), set(Feit.objects.values_list("pk", flat=True))

    def log_is_full(*args: object) -> None:
        raise DatabaseError("log is full")

    with monkeypatch.context() as broken:
        broken.setattr("eenplan.core.acts.write", log_is_full)
        with pytest.raises(DatabaseError, match="log is full"), transaction.atomic():
            ACTS[verb](lopend, regio["lead"], regio)
    enter(SYSTEM)
    assert rijen(labels) == before
    ACTS[verb](lopend, regio["lead"], regio)
    enter(SYSTEM)
    assert rijen(labels) != before
    fresh = Feit.objects.exclude(pk__in=known)
    assert {fact.naam: fact.kenmerken for fact in fresh} == FEITEN[verb]
    lines = LogLine.objects.filter(verb=verb, account_id=regio.accounts["lead"].pk).exclude(ground="")
    assert lines.get().casus_id == lopend.dienst.casus_id
    told = repr([*fresh.values(), *lines.values("verb", "rule", "ground", "object_type")])
    assert [word for word in MENSEN if word in told] == []


@pytest.mark.parametrize("waarom", list(NIET_WOORDEN))
def test_not_seen_keeps_the_reason_and_a_day_in_the_agenda(regio: Regio, lopend: Lopend, waarom: str) -> None:
    """The term was over on 7 April: why it was not met is why the child was not seen."""
    given, late = NieuwKindcontact("niet", waarom, opnieuw_op=date(2026, 4, 15)), regio.at + timedelta(days=20)
    row = leg_vast_kind(lopend.dienst.pk, lopend.kind, given, by=regio["casus"], at=late)
    assert (row.waarom, row.opnieuw_op) == (waarom, date(2026, 4, 15))
    enter(SYSTEM)
    first, second = Deadline.objects.filter(key="kind_spreken", object_id=lopend.kind).order_by("pk")
    assert (first.done_at, first.late_reason, second.done_at) == (late, waarom, None)
    assert second.due_at == datetime(2026, 4, 15, 23, 59, 59, tzinfo=AMSTERDAM)
    assert Feit.objects.get(naam="kind_gezien").kenmerken == {"gezien": "niet", "waarom": waarom}


def test_what_is_not_needed_is_not_kept(regio: Regio, lopend: Lopend) -> None:
    given = NieuwKindcontact("gezien", "wil_niet", "  Speelde buiten. ", date(2026, 3, 25))
    row = leg_vast_kind(lopend.dienst.pk, lopend.kind, given, by=regio["lead"], at=regio.at)
    assert (row.waarom, row.opnieuw_op, row.tekst) == ("", None, "Speelde buiten.")
    enter(SYSTEM)
    assert not Deadline.objects.filter(key="kind_spreken", done_at__isnull=True).exists()


def test_an_adult_and_a_stranger_are_no_child_of_the_case(regio: Regio, lopend: Lopend) -> None:
    enter(SYSTEM)
    grown = lopend.dienst.casus.betrokkenen.exclude(persoon_id=lopend.kind).values_list("persoon_id", flat=True)
    other = dienst(regio, "VV")
    strange = kind_ids(other.casus_id, regio.at.date()) - {lopend.kind}
    assert grown
    for persoon_id in (*grown, *strange, 0):
        with undone(), pytest.raises(Refused, match="Kies een kind uit de lijst"):
            leg_vast_kind(lopend.dienst.pk, persoon_id, GESPROKEN, by=regio["triagist"], at=regio.at)
    assert not Kindcontact.objects.exists()


def test_beginning_twice_gives_one_term(regio: Regio, lopend: Lopend) -> None:
    enter(SYSTEM)
    begin(lopend.dienst.casus_id, regio.at + timedelta(days=2))
    terms = Deadline.objects.filter(key="kind_spreken", object_id=lopend.kind)
    assert [term.due_at.date() for term in terms] == [date(2026, 4, 7)]
    assert dienst_voor_kind(regio["lead"], [lopend.kind]) == {lopend.kind: lopend.dienst.pk}
    leg_vast_kind(lopend.dienst.pk, lopend.kind, GESPROKEN, by=regio["lead"], at=regio.at)
    assert dienst_voor_kind(regio["lead"], [lopend.kind]) == {}


@pytest.mark.parametrize(
    ("soort", "tekst", "veld"),
    [("", "Veel geschreeuw.", "soort"), ("roddel", "Veel geschreeuw.", "soort"), ("feit", "  Herrie.  ", "tekst")],
)
def test_an_answer_that_cannot_be_kept(regio: Regio, lopend: Lopend, soort: str, tekst: str, veld: str) -> None:
    before = Uitspraak.objects.count()
    with pytest.raises(Refused) as refusal:
        leg_antwoord(lopend.informant, soort, tekst, by=regio["lead"], at=regio.at)
    assert set(refusal.value.fouten) == {veld}  # type: ignore[attr-defined]  # it is an Ongeldig
    enter(SYSTEM)
    assert Uitspraak.objects.count() == before
    assert Informant.objects.get().beantwoord_op is None


def test_the_first_answer_is_when_he_answered_and_the_name_stays_sealed(regio: Regio, lopend: Lopend) -> None:
    for hours in (1, 5):
        at = regio.at + timedelta(hours=hours)
        leg_antwoord(lopend.informant, "mening", "Ik denk dat zij bang is.", by=regio["lead"], at=at)
    enter(SYSTEM)
    row = Informant.objects.get()
    assert row.beantwoord_op == regio.at + timedelta(hours=1)
    assert {said.spreker for said in row.uitspraken.all()} == {ANONIEM}
    assert BUUR.naam not in repr(list(Informant.objects.values()))


def test_an_informant_who_is_not_there_is_nobody(regio: Regio, lopend: Lopend) -> None:
    assert dienst_van_informant(regio["lead"], lopend.informant) == lopend.dienst.pk
    assert dienst_van_informant(regio["lead"], lopend.informant + 999) == 0
    with pytest.raises(NotVisible):
        leg_antwoord(lopend.informant + 999, "feit", "Veel geschreeuw.", by=regio["lead"], at=regio.at)


@pytest.mark.voorziening(19)
@pytest.mark.parametrize(
    ("dagen", "te_lang"), [(0, False), (6, False), (7, False), (8, True)]
)  # Friday 20 March + 5 working days is Friday 27 March
def test_too_long_without_a_word_begins_after_the_last_day(
    regio: Regio, lopend: Lopend, dagen: int, te_lang: bool
) -> None:
    noteer_gebeld(lopend.dienst.casus_id, "veilig", by=regio["lead"], at=regio.at)
    Casus.objects.filter(pk=lopend.dienst.casus_id).update(stand="in_vervolg")
    with clock.at(regio.at + timedelta(days=dagen)):
        enter(regio["lead"])
        (row,) = bord(regio["lead"], now=clock.now())
    assert (row.te_lang, row.dagen, row.nooit, row.gebeld) == (te_lang, dagen, False, "Veilig")


@pytest.mark.voorziening(19)
def test_a_closed_case_is_called_by_nobody(regio: Regio, lopend: Lopend) -> None:
    Casus.objects.filter(pk=lopend.dienst.casus_id).update(
        stand="afgesloten", afgesloten_op=regio.at, sluitreden="toets"
    )
    with pytest.raises(Refused, match="Neem een nieuwe melding aan"):
        noteer_gebeld(lopend.dienst.casus_id, "veilig", by=regio["lead"], at=regio.at)
    assert not Veiligheidscontact.objects.exists()


@pytest.mark.voorziening(19)
@pytest.mark.parametrize("key", ["", "0", "-1", "x", "\u0663", "9" * 40])
def test_a_call_about_no_case_finds_nothing(regio: Regio, client: Client, key: str) -> None:
    client.force_login(regio.accounts["lead"])
    assert client.post("/werk/wachtronde", {"casus": key, "uitkomst": "veilig"}).status_code == 404


def test_shredding_takes_children_informants_and_calls(regio: Regio, lopend: Lopend) -> None:
    for do in ACTS.values():
        do(lopend, regio["lead"], regio)
    enter(SYSTEM)
    kept = {"vervolg_informant", "vervolg_informant_uitspraken", "vervolg_kindcontact", "vervolg_veiligheidscontact"}
    assert {name for name in kept if rijen(["vervolg"])[name]} == kept
    vernietig(lopend.dienst.casus_id)
    enter(SYSTEM)
    assert set(rijen(["vervolg"]).values()) == {0}


# --- who comes later, and who answers later ---------------------------------------------------------------------------


def nog_een_kind(regio: Regio, lopend: Lopend, naam: str = "Noor", jaar: int = 2020) -> int:
    """A child that is named while the investigation runs."""
    enter(SYSTEM)
    casus = Casus.objects.get(pk=lopend.dienst.casus_id)
    with act("toets.erbij", by=SYSTEM, at=regio.at) as a:
        found = new_person(casus.bronhouder_id, f"{naam} de Toets", str(jaar), regio.at)
        found.save()
        add_person(a, casus, found)
    enter(SYSTEM)
    return found.pk


def te_zien(lopend: Lopend) -> set[int]:
    enter(SYSTEM)
    rows = Deadline.objects.filter(casus_id=lopend.dienst.casus_id, key="kind_spreken", done_at__isnull=True)
    return set(rows.values_list("object_id", flat=True))


@pytest.mark.parametrize(("jaar", "erbij"), [(2020, True), (2009, True), (2007, False), (1980, False)])
def test_a_child_that_comes_later_must_be_seen_too(regio: Regio, lopend: Lopend, jaar: int, erbij: bool) -> None:
    """Of the others only the year is known; who is 18 this year or before is no child."""
    new = nog_een_kind(regio, lopend, jaar=jaar)
    begin_later(lopend.dienst.casus_id, regio.at + timedelta(days=3))
    assert te_zien(lopend) == ({lopend.kind, new} if erbij else {lopend.kind})


def test_who_was_seen_in_this_service_is_not_asked_for_again(regio: Regio, lopend: Lopend) -> None:
    leg_vast_kind(lopend.dienst.pk, lopend.kind, GESPROKEN, by=regio["lead"], at=regio.at)
    new = nog_een_kind(regio, lopend)
    for _ in range(2):
        begin_later(lopend.dienst.casus_id, regio.at + timedelta(days=3))
        assert te_zien(lopend) == {new}


def test_without_a_service_nobody_has_to_see_a_child(regio: Regio, lopend: Lopend) -> None:
    enter(SYSTEM)
    Dienst.objects.update(stand="afgerond", afgerond_op=regio.at)
    nog_een_kind(regio, lopend)
    begin_later(lopend.dienst.casus_id, regio.at)
    assert te_zien(lopend) == {lopend.kind}


def test_a_child_in_two_cases_is_seen_once(regio: Regio, lopend: Lopend) -> None:
    other = dienst(regio, "VV")
    enter(SYSTEM)
    Betrokkene.objects.create(casus_id=other.casus_id, persoon_id=lopend.kind, rol="kind", vanaf=regio.at)
    begin(other.casus_id, regio.at)
    assert Deadline.objects.filter(key="kind_spreken", object_id=lopend.kind, done_at__isnull=True).count() == 1


@pytest.mark.parametrize(("wie", "berichten"), [("lead", 1), ("triagist", 0)])
def test_an_answer_after_the_end_is_kept_as_such_and_told(
    regio: Regio, lopend: Lopend, wie: str, berichten: int
) -> None:
    """Who carries the case now hears it, unless he wrote it down himself."""
    enter(SYSTEM)
    Dienst.objects.filter(pk=lopend.dienst.pk).update(stand="afgerond", afgerond_op=regio.at)
    Casus.objects.filter(pk=lopend.dienst.casus_id).update(verantwoordelijke=regio.accounts["triagist"])
    Message.objects.all().delete()
    said = leg_antwoord(lopend.informant, "feit", "Veel geschreeuw.", by=regio[wie], at=regio.at)
    assert said.tekst == "Na afloop van het onderzoek: Veel geschreeuw."
    enter(SYSTEM)
    assert Message.objects.filter(account=regio.accounts["triagist"]).count() == berichten


def test_an_answer_in_time_is_kept_as_it_was_said(regio: Regio, lopend: Lopend) -> None:
    said = leg_antwoord(lopend.informant, "feit", "Veel geschreeuw.", by=regio["lead"], at=regio.at)
    assert said.tekst == "Veel geschreeuw."


def test_after_the_case_closed_new_worry_is_a_new_report(regio: Regio, lopend: Lopend) -> None:
    enter(SYSTEM)
    Casus.objects.filter(pk=lopend.dienst.casus_id).update(
        stand="afgesloten", afgesloten_op=regio.at, sluitreden="overig"
    )
    before = Uitspraak.objects.count()
    with pytest.raises(Refused, match="nieuwe melding"):
        leg_antwoord(lopend.informant, "feit", "Veel geschreeuw.", by=regio["lead"], at=regio.at)
    enter(SYSTEM)
    assert Uitspraak.objects.count() == before
