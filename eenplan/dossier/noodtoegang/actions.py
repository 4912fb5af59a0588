"""The course of an emergency: opened, ended by hand, judged by somebody else, and the right given back."""

from dataclasses import replace
from datetime import datetime

from eenplan.core.access.gate import Facts, NotVisible, ask, classes
from eenplan.core.access.policy import DataClass
from eenplan.core.access.viewer import Viewer
from eenplan.core.accounts.models import Account
from eenplan.core.acts import Act, act
from eenplan.core.audit.actions import Line, write
from eenplan.core.deadlines.actions import Subject, end_of, finish, start
from eenplan.core.outbox.actions import put
from eenplan.core.outbox.rules import Kind
from eenplan.core.rulebook.queries import rules
from eenplan.core.workflow import Refused
from eenplan.dossier.casus.access import facts_of, opgeschort
from eenplan.dossier.casus.actions import lock, note
from eenplan.dossier.casus.models import Betrokkene, Casus, Noodtoegang
from eenplan.dossier.casus.rules import NOOD_LANGST, Nood
from eenplan.dossier.noodtoegang.queries import OPEN, beoordelaars, een, lopend
from eenplan.dossier.noodtoegang.rules import (
    BEOORDELEN,
    COURSE,
    DICHT,
    DUUR,
    IN_NOOD,
    MEER,
    NIETS,
    OBJECT,
    TE_KORT,
    TE_KORT_OORDEEL,
    Sleutel,
    eigen_woorden,
    kies,
    stand_nu,
)
from eenplan.dossier.noodtoegang.vinden import zaken

GRONDEN = {"nummer": "gezocht met nummer", "bsn": "gezocht met BSN", "naam": "gezocht met naam en geboortedatum"}


class Geen(Refused):
    """Nothing opens; `line` says in the log what the screen does not."""

    def __init__(self, message: str, sleutel: Sleutel, *, casus_id: int | None = None, rule: str = "R9") -> None:
        super().__init__(message)
        self.line = Line(
            OPEN, casus_id=casus_id, rule=rule, allowed=False, emergency=True, ground=GRONDEN[sleutel.soort]
        )


class Meer(Refused):
    """This person has several cases: whoever gave the password may choose one of these numbers."""

    def __init__(self, nummers: list[str]) -> None:
        super().__init__(MEER.format(", ".join(nummers)))


def fout_wachtwoord(sleutel: Sleutel, *, by: Viewer) -> None:
    """Who tries with a wrong password is in the log; nothing was looked for."""
    write(by, [Geen("", sleutel, rule="wachtwoord").line])


def open_nood(sleutel: Sleutel, reden: str, *, by: Viewer, at: datetime) -> Noodtoegang:
    """Open the case that this key leads to, to read, for a few hours; who asked is in the log either way.

    Refused in the same words whether nothing is there, it is shut for an emergency too, or the key leads to several
    families. The password was asked before.
    """
    if not eigen_woorden(reden):
        raise Refused(TE_KORT)
    try:
        with act(OPEN, by=by, at=at, ground=GRONDEN[sleutel.soort], system=True) as a:
            row, fresh = _open(a, sleutel, " ".join(reden.split()))
            if not fresh:
                a.log(casus_id=row.casus_id, object_type=OBJECT, object_id=row.pk, rule="R9")
            return row
    except Geen as nothing:
        write(by, [nothing.line])
        raise
    except Meer:
        write(by, [Geen("", sleutel, rule="meer zaken").line])
        raise


def _open(a: Act, sleutel: Sleutel, reden: str) -> tuple[Noodtoegang, bool]:
    if a.by.role not in IN_NOOD or not (a.by.account_id and a.by.organisation_id):  # a system of a partner is nobody
        raise Geen(NIETS, sleutel, rule="R0")
    if opgeschort(a.by, a.at):
        raise Geen(DICHT, sleutel, rule="opgeschort")
    casus, facts = _gevonden(a, sleutel)
    if row := lopend(a.by, casus.pk, a.at):
        return row, False
    people = beoordelaars(casus, a.at, a.by.account_id)
    if not people:  # nobody would ever look whether this was right
        raise Geen(NIETS, sleutel, casus_id=casus.pk, rule="geen beoordelaar")
    row = _leg_vast(a, casus, sleutel, reden)
    _vertel(a, row, people)
    a.lines += _regels(a, row, facts)
    note(a, casus, OBJECT)
    return row, True


def _gevonden(a: Act, sleutel: Sleutel) -> tuple[Casus, Facts]:
    """The one case that an emergency opens for this viewer, locked; what stays shut for him is not there."""
    shut: Geen | None = None
    open_: dict[int, Facts] = {}
    found = zaken(sleutel)
    for zaak in found:
        facts = replace(facts_of(a.by, zaak.pk), emergency=True)
        if decision := ask(a.by, facts, DataClass.PROCES):
            open_[zaak.pk] = facts
        else:
            shut = Geen(NIETS, sleutel, casus_id=zaak.pk, rule=decision.rule)
    chosen = kies([zaak for zaak in found if zaak.pk in open_])
    if not chosen:
        raise shut or Geen(NIETS, sleutel)
    if len(chosen) > 1:
        raise Meer([zaak.nummer for zaak in chosen])
    return lock(chosen[0].pk), open_[chosen[0].pk]


def _leg_vast(a: Act, casus: Casus, sleutel: Sleutel, reden: str) -> Noodtoegang:
    assert a.by.account_id is not None  # see `_open`
    assert a.by.organisation_id is not None
    terms = rules([DUUR, BEOORDELEN], a.at.date())
    return Noodtoegang.objects.create(
        casus=casus, bronhouder_id=casus.bronhouder_id, account_id=a.by.account_id,
        organisatie_id=a.by.organisation_id, functie=a.by.functie, gevonden_met=sleutel.soort, reden=reden, van=a.at,
        tot=min(end_of(terms[DUUR], a.at), a.at + NOOD_LANGST), beoordelen_voor=end_of(terms[BEOORDELEN], a.at),
    )  # fmt: skip


def _vertel(a: Act, row: Noodtoegang, people: list[Account]) -> None:
    """The duty to judge, on a name; and everybody who may judge hears it now. It hangs on no case: none closes it."""
    start([BEOORDELEN], Subject(OBJECT, row.pk, row.bronhouder_id, people[0].pk), a.at)
    for person in people:
        put(Kind.DRINGEND, object_type=OBJECT, object_id=row.pk, at=a.at, account_id=person.pk)


def _regels(a: Act, row: Noodtoegang, facts: Facts) -> list[Line]:
    """A line for each person of the family, who may read in it later that this was opened (R8)."""
    line = Line(
        OPEN, casus_id=row.casus_id, classes=classes(a.by, facts), rule="R9", emergency=True, object_type=OBJECT,
        object_id=row.pk, ground=a.ground,
    )  # fmt: skip
    people = Betrokkene.objects.filter(casus_id=row.casus_id).values_list("persoon_id", flat=True)
    return line.for_persons(list(people))


def beeindig(noodtoegang_id: int, *, by: Viewer, at: datetime) -> Noodtoegang:
    """Who opened it is done. NotVisible when it is another's; ended already, it stays as it was."""
    with act("noodtoegang.beeindig", by=by, at=at, ground="R11", system=True) as a:
        mine = Noodtoegang.objects.select_for_update(of=("self",)).filter(account_id=by.account_id or 0)
        row = mine.filter(pk=noodtoegang_id).first()
        if row is None:
            raise NotVisible(Line(a.verb, object_type=OBJECT, object_id=noodtoegang_id, rule="R9", allowed=False))
        if stand_nu(row.stand, row.tot, at) == Nood.LOPEND:
            COURSE.step(Nood.LOPEND, "beeindig", by.role)
            row.tot = at
            row.save(update_fields=["tot"])
        a.log(casus_id=row.casus_id, object_type=OBJECT, object_id=row.pk, rule="R11")
    return row


def beoordeel(noodtoegang_id: int, actie: str, reden: str, *, by: Viewer, at: datetime) -> Noodtoegang:
    """`keur_goed`, `keur_af` or `hef_op`, by another than who opened it, with a reason.

    Judged wrong, it ends at once and its opener has no emergency any more until the lead or privacy officer lifts that.
    """
    with act(f"noodtoegang.{actie}", by=by, at=at, ground="access.md R9", system=True) as a:
        een(by, noodtoegang_id, at)
        row = Noodtoegang.objects.select_for_update(of=("self",)).get(pk=noodtoegang_id)
        step = COURSE.step(stand_nu(row.stand, row.tot, at), actie, by.role)
        if not eigen_woorden(reden):
            raise Refused(TE_KORT_OORDEEL, actie)
        row.stand = step.target
        if actie == "hef_op":
            row.opgeheven_op, row.opgeheven_door_id, row.opheffing = at, by.account_id, reden.strip()
        else:
            row.beoordeeld_op, row.beoordeeld_door_id, row.oordeel = at, by.account_id, reden.strip()
            row.tot = min(row.tot, at)
            finish([BEOORDELEN], OBJECT, row.pk, at)
        row.save()
        put(Kind.ANTWOORD, object_type=OBJECT, object_id=row.pk, at=at, account_id=row.account_id)
        a.log(casus_id=row.casus_id, object_type=OBJECT, object_id=row.pk, rule="R9")
    return row
