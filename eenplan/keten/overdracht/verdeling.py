"""The distribution table: a case handed over to "the municipality" is divided by who sit there (S3, domain 8.2).

Local teams and the welfare organisation see it together and say who takes it, and why; then it is an offer to that
one, on the same clock. Veilig Thuis stays responsible until somebody accepts.
"""

from datetime import datetime

from eenplan.core.access.policy import DataClass
from eenplan.core.access.viewer import Viewer
from eenplan.core.accounts.models import Organisation
from eenplan.core.accounts.queries import owner_of
from eenplan.core.acts import act
from eenplan.core.deadlines.actions import Subject, finish, start
from eenplan.core.deadlines.models import Deadline
from eenplan.core.deadlines.queries import of_object
from eenplan.core.outbox.actions import put
from eenplan.core.outbox.rules import Kind
from eenplan.core.web.words import day_of
from eenplan.core.workflow import Refused
from eenplan.dossier.casus.models import Deelbesluit, Deelname
from eenplan.feiten.actions import leg_vast
from eenplan.keten.overdracht.models import Overdracht, Overdrachtstap
from eenplan.keten.overdracht.ontvanger import take
from eenplan.keten.overdracht.queries import tafel_van
from eenplan.keten.overdracht.rules import ANTWOORD, EVALUATIE, TERUGKIJKEN

GROUND = "S3"
TAFEL = "verdeeltafel"


def verdeel(
    overdracht_id: int, organisatie_id: int, reden: str, *, by: Viewer, at: datetime, versie: int | None = None,
    ground: str = GROUND,
) -> Overdracht:  # fmt: skip
    """Say who takes it, and why; for the others it closes at once (R11).

    Refused without a reason, for who does not sit at the table, and when it was divided already.
    """
    if not reden.strip():
        raise Refused("Schrijf op waarom deze organisatie het past.")
    # system: who gives it to another loses his own sight in the middle of this act
    with act("overdracht.verdeel", by=by, at=at, ground=ground, system=True) as a:
        row, casus = take(by, overdracht_id, DataClass.PROCES, "verdeel", versie, receiver=True)
        table = row.organisatie
        if table is None or not row.tafel:
            raise Refused("Deze casus is al verdeeld. Wie hem kreeg, geeft antwoord.")
        if organisatie_id not in row.tafel:
            raise Refused("Deze organisatie zit niet aan de verdeeltafel. Kies er een uit de lijst.")
        taker = Organisation.objects.get(pk=organisatie_id)
        _sluit_voor(row, [pk for pk in row.tafel if pk != organisatie_id], at)
        row.organisatie, row.tafel = taker, []
        row.save(update_fields=["tafel", "organisatie"])
        _geef_termijn(row, taker, at)
        Overdrachtstap.objects.create(
            overdracht=row, op=at, actie="verdeel", naar_stand=row.stand, door_id=by.account_id, organisatie=taker,
            tekst=reden.strip(),
        )  # fmt: skip
        leg_vast(
            "overdracht_verdeeld", at=at, casus_id=casus.pk, gemeente=casus.gemeente, ontvanger=taker.soort,
            waarde=(day_of(at) - day_of(row.aangeboden_op or at)).days,
        )  # fmt: skip
        _begin_evaluatie(table.pk, by, at)
        a.log(casus_id=casus.pk, object_type="overdracht", object_id=row.pk)
    return row


def evalueer(gemeente_id: int, wat: str = EVALUATIE, *, by: Viewer, at: datetime, ground: str = GROUND) -> None:
    """The table looked back together, at itself or at its cases; the rule sets the next time. Only who sits at it."""
    with act("overdracht.evalueer", by=by, at=at, ground=ground) as a:
        if by.organisation_id not in {place.pk for place in tafel_van(Organisation.objects.get(pk=gemeente_id), at)}:
            raise Refused("Evalueren doet wie aan deze verdeeltafel zit.")
        if wat not in TERUGKIJKEN or not finish([wat], TAFEL, gemeente_id, at):
            raise Refused("Er is nog niets verdeeld om op terug te kijken.")
        _begin_evaluatie(gemeente_id, by, at)
        a.log(object_type=TAFEL, object_id=gemeente_id)


def _sluit_voor(row: Overdracht, others: list[int], at: datetime) -> None:
    """Who does not get it does not look any more (R11)."""
    assert row.aangeboden_op is not None  # what lies on the table was offered
    part = Deelname.objects.filter(casus_id=row.casus_id, organisatie__in=others, soort="uitgenodigd")
    part.filter(tot__isnull=True).update(tot=at)
    shared = Deelbesluit.objects.filter(casus_id=row.casus_id, organisatie__in=others, van=row.aangeboden_op)
    shared.filter(tot__gt=at).update(tot=at)


def _geef_termijn(row: Overdracht, taker: Organisation, at: datetime) -> None:
    """The first clock runs on, now of who takes it."""
    owner = owner_of(taker, at)
    running = Deadline.objects.filter(object_type="overdracht", object_id=row.pk, key=ANTWOORD, done_at__isnull=True)
    running.update(organisation_id=taker.pk, account_id=owner)
    put(Kind.OVERDRACHT, object_type="overdracht", object_id=row.pk, at=at, account_id=owner)


def _begin_evaluatie(gemeente_id: int, by: Viewer, at: datetime) -> None:
    """Every six weeks the cases, every three months the table (S3); the clocks begin with the first case."""
    running = {key for key, term in of_object(TAFEL, gemeente_id).items() if term.done_at is None}
    if by.organisation_id and by.account_id:
        wanted = [key for key in TERUGKIJKEN if key not in running]
        start(wanted, Subject(TAFEL, gemeente_id, by.organisation_id, by.account_id), at)
