"""A case in which somebody worked goes into another only when two people say so; until then nothing moves."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from eenplan.core import clock
from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.audit.models import LogLine
from eenplan.core.deadlines.actions import tick
from eenplan.core.deadlines.models import Deadline
from eenplan.core.outbox.models import Message
from eenplan.core.workflow import Refused
from eenplan.dossier.casus.models import Casus
from eenplan.dossier.casus.termijnen import lijst
from eenplan.dossier.personen.actions import record
from eenplan.dossier.personen.models import Persoon
from eenplan.dossier.personen.rules import Persoonsgegevens
from eenplan.keten.melding.actions import bevestig_persoon, neem_op
from eenplan.keten.melding.informeren import informeer
from eenplan.keten.melding.koppelen import koppel
from eenplan.keten.melding.losmaken import maak_los
from eenplan.keten.melding.models import GenoemdePersoon, Melding, Samenvoeging, Samenvoegvoorstel
from eenplan.keten.melding.tests.hulp import betrek, melding_van, persoon, twee
from eenplan.keten.melding.vierogen.actions import ALLEEN, EIGEN, bevestig, stel_voor, trek_in, weiger
from eenplan.keten.melding.vierogen.rules import TweedeNodig, Werk
from eenplan.keten.plan import actions as plan
from eenplan.keten.regie import actions as regie
from eenplan.keten.tests.levensloop import GEEN
from eenplan.keten.tests.met_twee import WAAROM, geschreven, paren, voorgesteld
from eenplan.keten.triage import actions as triage
from eenplan.keten.triage.models import Veiligheidsbeoordeling
from tests.foto import foto, verschil
from tests.regio import Regio

WAAROM_NIET = "Het is een ander gezin met dezelfde naam."
Doe = Callable[[Regio, Melding], object]


def vb_van(melding: Melding) -> int:
    enter(SYSTEM)
    return Veiligheidsbeoordeling.objects.get(casus_id=melding.casus_id).pk


# --- the line ----------------------------------------------------------------------------------------------------


def niets(regio: Regio, melding: Melding) -> None:
    """Only its report."""


def opgepakt(regio: Regio, melding: Melding) -> None:
    neem_op(melding.pk, by=regio["triagist"], at=regio.at)


def geen_gevaar(regio: Regio, melding: Melding) -> None:
    triage.controleer_acuut(melding.casus_id, False, by=regio["triagist"], at=regio.at)


def gevaar(regio: Regio, melding: Melding) -> None:
    """Danger never waits for a second pair of eyes: it goes along with one person's word."""
    sent = ["interventieteam"]
    triage.controleer_acuut(
        melding.casus_id, True, "Hij staat voor de deur.", gedaan=sent, by=regio["triagist"], at=regio.at
    )


def bewaard(regio: Regio, melding: Melding) -> None:
    opgepakt(regio, melding)
    triage.bewaar(vb_van(melding), GEEN, by=regio["triagist"], at=regio.at)


def voorgelegd(regio: Regio, melding: Melding) -> None:
    opgepakt(regio, melding)
    geen_gevaar(regio, melding)
    triage.stel_voor(vb_van(melding), GEEN, by=regio["triagist"], at=regio.at)


def doet_mee(regio: Regio, melding: Melding) -> None:
    betrek(regio, melding.casus, "regisseur")


def verteld(regio: Regio, melding: Melding) -> None:
    who = persoon(melding).pk
    informeer(melding.casus_id, who, "Aan de telefoon verteld.", by=regio["triagist"], at=regio.at)


def regisseur(regio: Regio, melding: Melding) -> None:
    doet_mee(regio, melding)
    team = regio.organisations["team"].pk
    regie.wijs_toe(melding.casus_id, team, regio.accounts["regisseur"].pk, by=regio["lead"], at=regio.at,
                   reden="Zij kent het gezin.", regel="lokaal")  # fmt: skip


@pytest.mark.parametrize("wat", [niets, opgepakt, geen_gevaar, gevaar])
def test_what_the_receiver_does_to_take_it_in_is_joined_by_one(regio: Regio, wat: Doe) -> None:
    bekend, nieuw = twee(regio)
    wat(regio, nieuw)
    with pytest.raises(Refused, match=ALLEEN):
        stel_voor(nieuw.pk, bekend.casus_id, {}, WAAROM, by=regio["triagist"], at=regio.at)
    assert koppel(nieuw.pk, bekend.casus_id, {}, by=regio["triagist"], at=regio.at).casus_id == bekend.casus_id


@pytest.mark.parametrize(
    ("wat", "werk"),
    [
        (bewaard, {Werk.BEOORDELING}),
        (voorgelegd, {Werk.BEOORDELING}),
        (doet_mee, {Werk.ANDEREN}),
        (verteld, {Werk.VERTELD}),
        (regisseur, {Werk.ANDEREN, Werk.MEER}),
    ],
)
def test_work_of_somebody_takes_two_and_one_changes_nothing(regio: Regio, wat: Doe, werk: set[Werk]) -> None:
    bekend, nieuw = twee(regio)
    wat(regio, nieuw)
    before = foto()
    with pytest.raises(TweedeNodig) as needed:
        koppel(nieuw.pk, bekend.casus_id, {}, by=regio["triagist"], at=regio.at)
    assert (set(needed.value.werk), verschil(before)) == (werk, set())
    row = stel_voor(nieuw.pk, bekend.casus_id, {}, WAAROM, by=regio["triagist"], at=regio.at)
    assert set(row.werk) == werk
    bevestig(row.pk, by=regio["lead"], at=regio.at)
    enter(SYSTEM)
    assert Melding.objects.get(pk=nieuw.pk).casus_id == bekend.casus_id


def test_a_case_that_was_worked_on_may_take_in_a_fresh_report(regio: Regio) -> None:
    """What disappears counts: the known case stays what it is."""
    bekend, nieuw = twee(regio)
    voorgelegd(regio, bekend)
    assert koppel(nieuw.pk, bekend.casus_id, {}, by=regio["triagist"], at=regio.at).casus_id == bekend.casus_id


def test_a_plan_is_still_refused_also_with_two(regio: Regio) -> None:
    bekend, nieuw = geschreven(regio)
    plan.maak(nieuw.casus_id, by=regio["triagist"], at=regio.at)
    given = (nieuw.pk, bekend.casus_id, {})
    for do in (lambda: koppel(*given, by=regio["triagist"], at=regio.at),
               lambda: stel_voor(*given, WAAROM, by=regio["triagist"], at=regio.at)):  # fmt: skip
        with pytest.raises(Refused, match="al meer vastgelegd"):
            do()


# --- proposing ---------------------------------------------------------------------------------------------------


def test_a_proposal_moves_nothing_and_asks_a_colleague(regio: Regio) -> None:
    bekend, nieuw = geschreven(regio)
    before = foto()
    row = stel_voor(nieuw.pk, bekend.casus_id, paren(bekend, nieuw), WAAROM, by=regio["triagist"], at=regio.at)
    assert verschil(before) == {
        "melding_samenvoegvoorstel", "deadlines_deadline", "outbox_message", "audit_logline",
    }  # fmt: skip
    term = Deadline.objects.get(object_type="samenvoegvoorstel", object_id=row.pk)
    assert (term.account_id, term.casus_id) == (regio.accounts["lead"].pk, None)
    assert (term.due_at - regio.at).days == 4  # Friday morning; two working days is the end of Tuesday
    told = Message.objects.get(object_type="samenvoegvoorstel")
    assert (told.kind, told.account) == ("nieuw", regio.accounts["lead"])


def test_with_danger_the_colleague_hears_that_it_cannot_wait(regio: Regio) -> None:
    bekend, nieuw = geschreven(regio)
    gevaar(regio, nieuw)
    stel_voor(nieuw.pk, bekend.casus_id, {}, WAAROM, by=regio["triagist"], at=regio.at)
    assert Message.objects.get(object_type="samenvoegvoorstel").kind == "dringend"


def test_the_log_of_one_family_does_not_name_the_other(regio: Regio) -> None:
    row = voorgesteld(regio)
    bevestig(row.pk, by=regio["lead"], at=regio.at)
    enter(SYSTEM)
    for verb in ("melding.stel_samenvoegen_voor", "melding.bevestig_samenvoegen"):
        lines = LogLine.objects.filter(verb=verb, object_type="samenvoegvoorstel")
        seen = {(line.casus_id, line.persoon_id) for line in lines}
        assert seen == {(row.van_id, int(key)) for key in row.zelfde} | {
            (row.naar_id, pk) for pk in row.zelfde.values()
        }


def test_an_overrun_is_seen_by_who_has_it_and_by_the_lead(regio: Regio) -> None:
    row, late = voorgesteld(regio, by="lead"), regio.at + timedelta(days=6)
    owner = Deadline.objects.get(object_type="samenvoegvoorstel").account.username
    assert owner == "triagist"
    with clock.at(late):
        tick(late)
        for who in (owner, "lead"):
            enter(regio[who])
            found = [item for item in lijst(regio[who], now=late, te_laat=True) if item.termijn.object_id == row.pk]
            assert [item.termijn.key for item in found if item.termijn.object_type == "samenvoegvoorstel"] == [
                "samenvoegen_tweede"
            ]


@pytest.mark.parametrize(("waarom", "words"), [("Kort.", "waarom dit één zaak is"), (WAAROM, "al een voorstel")])
def test_a_reason_and_one_at_a_time(regio: Regio, waarom: str, words: str) -> None:
    bekend, nieuw = geschreven(regio)
    if waarom == WAAROM:
        stel_voor(nieuw.pk, bekend.casus_id, {}, WAAROM, by=regio["triagist"], at=regio.at)
    with pytest.raises(Refused, match=words):
        stel_voor(nieuw.pk, bekend.casus_id, {}, waarom, by=regio["lead"], at=regio.at)


# --- the second person -------------------------------------------------------------------------------------------


def test_confirmed_by_another_everything_moves(regio: Regio) -> None:
    row = voorgesteld(regio)
    bevestig(row.pk, by=regio["lead"], at=regio.at)
    enter(SYSTEM)
    melding, own = Melding.objects.get(pk=row.melding_id), Casus.objects.get(pk=row.van_id)
    assert (melding.casus_id, melding.soort) == (row.naar_id, "vervolgmelding")
    assert (own.sluitreden, own.opgegaan_in_id) == ("samengevoegd", row.naar_id)
    named = GenoemdePersoon.objects.filter(melding=melding, persoon__in=row.zelfde.values(), bevestigd=True)
    assert named.count() == 2
    done = Samenvoeging.objects.get(melding=melding)
    assert (done.door, done.voorstel.voorgesteld_door) == (regio.accounts["lead"], regio.accounts["triagist"])
    assert not Deadline.objects.filter(object_type="samenvoegvoorstel", done_at__isnull=True).exists()
    answer = Message.objects.get(object_type="samenvoegvoorstel", kind="antwoord")
    assert answer.account == regio.accounts["triagist"]


def test_nobody_confirms_his_own_and_the_database_holds_that_too(regio: Regio) -> None:
    row = voorgesteld(regio)
    with pytest.raises(Refused, match=EIGEN):
        bevestig(row.pk, by=regio["triagist"], at=regio.at)
    enter(SYSTEM)
    with pytest.raises(IntegrityError), transaction.atomic():
        Samenvoegvoorstel.objects.filter(pk=row.pk).update(stand="bevestigd", besloten_door=row.voorgesteld_door)
    with pytest.raises(Refused, match="intrekken"):
        weiger(row.pk, WAAROM_NIET, by=regio["triagist"], at=regio.at)


def test_refused_they_stay_two_cases_and_the_proposer_hears_why(regio: Regio) -> None:
    row = voorgesteld(regio)
    with pytest.raises(Refused, match="waarom dit twee casussen blijven"):
        weiger(row.pk, "Nee.", by=regio["lead"], at=regio.at)
    weiger(row.pk, WAAROM_NIET, by=regio["lead"], at=regio.at)
    enter(SYSTEM)
    row.refresh_from_db()
    assert (row.stand, row.reden, Melding.objects.get(pk=row.melding_id).casus_id) == (
        "geweigerd", WAAROM_NIET, row.van_id,
    )  # fmt: skip
    assert Message.objects.filter(object_type="samenvoegvoorstel", kind="antwoord").count() == 1
    with pytest.raises(Refused, match="al besloten"):
        bevestig(row.pk, by=regio["triagist2"], at=regio.at)


def test_only_who_proposed_takes_it_back(regio: Regio) -> None:
    row = voorgesteld(regio)
    with pytest.raises(Refused, match="Alleen wie het voorstelde"):
        trek_in(row.pk, by=regio["lead"], at=regio.at)
    trek_in(row.pk, by=regio["triagist"], at=regio.at)
    enter(SYSTEM)
    row.refresh_from_db()
    assert row.stand == "ingetrokken"
    assert not Deadline.objects.filter(object_type="samenvoegvoorstel", done_at__isnull=True).exists()
    assert not Message.objects.filter(object_type="samenvoegvoorstel", kind="antwoord").exists()


def test_a_yes_is_good_for_one_joining(regio: Regio) -> None:
    """Undone, it is as it was; who joins them again needs two again, also at the same moment with the same pairs."""
    row = voorgesteld(regio, zelfde=False)
    bevestig(row.pk, by=regio["lead"], at=regio.at)
    maak_los(row.melding_id, WAAROM_NIET, by=regio["lead"], at=regio.at)
    enter(SYSTEM)
    vb = Veiligheidsbeoordeling.objects.get(casus_id=row.van_id)
    assert (vb.stand, vb.uitkomst, Casus.objects.get(pk=row.van_id).afgesloten_op) == ("concept", "GEEN", None)
    with pytest.raises(TweedeNodig):
        koppel(row.melding_id, row.naar_id, {}, by=regio["lead"], at=regio.at)


@pytest.mark.parametrize("wat", ["stel_voor", "bevestig", "weiger", "trek_in"])
def test_without_its_log_line_nothing_is_kept(regio: Regio, wat: str, monkeypatch: pytest.MonkeyPatch) -> None:
    if wat == "stel_voor":
        bekend, nieuw = geschreven(regio)
    else:
        pk = voorgesteld(regio).pk
    acts: dict[str, Callable[[], object]] = {
        "stel_voor": lambda: stel_voor(nieuw.pk, bekend.casus_id, {}, WAAROM, by=regio["triagist"], at=regio.at),
        "bevestig": lambda: bevestig(pk, by=regio["lead"], at=regio.at),
        "weiger": lambda: weiger(pk, WAAROM_NIET, by=regio["lead"], at=regio.at),
        "trek_in": lambda: trek_in(pk, by=regio["triagist"], at=regio.at),
    }
    before = foto()

    def broken(*args: object) -> None:
        raise DatabaseError("log is full")

    with monkeypatch.context() as full:
        full.setattr("eenplan.core.acts.write", broken)
        with pytest.raises(DatabaseError), transaction.atomic():
            acts[wat]()
    assert verschil(before) == set()
    acts[wat]()
    assert "audit_logline" in verschil(before)


# --- what changed meanwhile --------------------------------------------------------------------------------------


def iemand_bevestigd(regio: Regio, row: Samenvoegvoorstel) -> None:
    """A named person was taken over as somebody of his own."""
    named = GenoemdePersoon.objects.get(melding_id=row.melding_id, volgnummer=1)
    bevestig_persoon(named.pk, Persoonsgegevens("Sanne", "de", "Anders", "1991"), by=regio["triagist"], at=regio.at)


def ander_nummer(regio: Regio, row: Samenvoegvoorstel) -> None:
    """The known one turns out to have another number."""
    enter(SYSTEM)
    provisional, known = next(iter(row.zelfde.items()))
    for pk, bsn in ((int(provisional), "999000019"), (known, "123456782")):
        person = Persoon.objects.get(pk=pk)
        record(person, Persoonsgegevens(person.voornamen, "", person.achternaam, "1990", bsn=bsn))
    Persoon.objects.filter(pk=int(provisional)).update(voorlopig=True)


@pytest.mark.parametrize(
    ("wat", "words"), [(iemand_bevestigd, "iemand overgenomen"), (ander_nummer, "verschillend burgerservicenummer")]
)
def test_pairs_that_cannot_be_any_more_are_refused_and_nothing_moves(
    regio: Regio, wat: Callable[[Regio, Samenvoegvoorstel], None], words: str
) -> None:
    row = voorgesteld(regio)
    wat(regio, row)
    before = foto()
    with pytest.raises(Refused, match=words) as told:
        bevestig(row.pk, by=regio["lead"], at=regio.at)
    assert "Weiger het" in told.value.message
    assert verschil(before) == set()
    weiger(row.pk, WAAROM_NIET, by=regio["lead"], at=regio.at)


def test_who_confirms_decides_on_what_he_saw(regio: Regio) -> None:
    row = voorgesteld(regio)
    seen = (row.van.versie, row.naar.versie)
    Casus.objects.filter(pk=row.naar_id).update(versie=row.naar.versie + 1)
    with pytest.raises(Refused, match="Iemand anders heeft dit intussen gewijzigd"):
        bevestig(row.pk, versies=seen, by=regio["lead"], at=regio.at)
    bevestig(row.pk, versies=(seen[0], seen[1] + 1), by=regio["lead"], at=regio.at)


def beoordeeld(regio: Regio, row: Samenvoegvoorstel, welke: int) -> None:
    """Decided: nothing more is needed, so the case closes."""
    triage.controleer_acuut(welke, False, by=regio["triagist"], at=regio.at)
    enter(SYSTEM)
    vb = Veiligheidsbeoordeling.objects.get(casus_id=welke)
    triage.stel_voor(vb.pk, GEEN, by=regio["triagist"], at=regio.at)
    triage.bevestig(vb.pk, by=regio["lead"], at=regio.at)


@pytest.mark.parametrize("welke", ["van_id", "naar_id"])
def test_a_case_that_closed_waits_for_nobody(regio: Regio, welke: str) -> None:
    row = voorgesteld(regio)
    beoordeeld(regio, row, getattr(row, welke))
    enter(SYSTEM)
    row.refresh_from_db()
    assert row.stand == "vervallen"
    assert not Deadline.objects.filter(object_type="samenvoegvoorstel", done_at__isnull=True).exists()
    assert Message.objects.filter(object_type="samenvoegvoorstel", kind="antwoord").count() == 1
    with pytest.raises(Refused, match="verviel"):
        bevestig(row.pk, by=regio["lead"], at=regio.at)


def test_a_report_laid_elsewhere_meanwhile_waits_for_nobody(regio: Regio) -> None:
    """At a family that was closed one person may lay it: it keeps its own case."""
    row, closed = voorgesteld(regio), melding_van(regio)
    neem_op(closed.pk, by=regio["triagist"], at=regio.at)
    beoordeeld(regio, row, closed.casus_id)
    koppel(row.melding_id, closed.casus_id, {}, by=regio["triagist"], at=regio.at)
    enter(SYSTEM)
    row.refresh_from_db()
    assert row.stand == "vervallen"
