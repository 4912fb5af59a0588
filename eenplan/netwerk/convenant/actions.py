"""Writing agreements down, looking at them again, ending them."""

from datetime import date, datetime, time

from eenplan.core.access.viewer import Viewer
from eenplan.core.accounts.models import Organisation
from eenplan.core.acts import act
from eenplan.core.calendar import AMSTERDAM
from eenplan.core.deadlines.actions import Subject, end_of, finish, start_until
from eenplan.core.rulebook.queries import rule
from eenplan.core.workflow import Refused
from eenplan.netwerk.convenant.models import Samenwerkingsafspraak
from eenplan.netwerk.convenant.queries import een
from eenplan.netwerk.convenant.rules import HERZIEN, HOUDERS, NieuweAfspraak

GROUND = "S3, S4"
SOORT = "samenwerkingsafspraak"
NIET_UW_WERK = "Afspraken legt de procesregisseur of teamleider van Veilig Thuis vast."


def leg_vast(nieuw: NieuweAfspraak, *, by: Viewer, at: datetime, ground: str = GROUND) -> Samenwerkingsafspraak:
    """Write an agreement down; without a review date the rule sets one. It has an owner by name."""
    with act("convenant.leg_vast", by=by, at=at, ground=ground) as a:
        if by.role not in HOUDERS or by.account_id is None or by.organisation_id is None:
            raise Refused(NIET_UW_WERK)
        if faults := nieuw.fouten():
            raise Refused(" ".join(faults))
        review = nieuw.herzien_op or _volgende(at)
        row = Samenwerkingsafspraak.objects.create(
            naam=nieuw.naam.strip(), artikel=nieuw.artikel.strip(), inhoud=nieuw.inhoud.strip(),
            klassen=sorted(item.value for item in nieuw.klassen), geldig_van=nieuw.geldig_van,
            geldig_tot=nieuw.geldig_tot, herzien_op=review, eigenaar_id=by.account_id,
            eigenaar_bij_id=by.organisation_id, vastgelegd_op=at,
        )  # fmt: skip
        row.partijen.set(Organisation.objects.filter(pk__in=nieuw.partijen))
        _start(row, at)
        a.log(object_type=SOORT, object_id=row.pk)
    return row


def herzie(
    afspraak_id: int, *, by: Viewer, at: datetime, tot: date | None = None, ground: str = GROUND
) -> Samenwerkingsafspraak:
    """Looked at again: it holds on until the next review, or ends on a day."""
    with act("convenant.herzie", by=by, at=at, ground=ground) as a:
        een(by, afspraak_id)
        row = Samenwerkingsafspraak.objects.select_for_update().get(pk=afspraak_id)
        if tot is not None and tot <= row.geldig_van:
            raise Refused("De einddatum ligt na de begindatum.")
        finish([HERZIEN], SOORT, row.pk, at)
        row.geldig_tot = tot or row.geldig_tot
        if tot is None:
            row.herzien_op = _volgende(at)
            _start(row, at)
        row.save(update_fields=["geldig_tot", "herzien_op"])
        a.log(object_type=SOORT, object_id=row.pk)
    return row


def _volgende(at: datetime) -> date:
    return end_of(rule(HERZIEN, at.date()), at).date()


def _start(row: Samenwerkingsafspraak, at: datetime) -> None:
    """A review day that passed already is due now."""
    end = datetime.combine(row.herzien_op, time(23, 59, 59), tzinfo=AMSTERDAM)
    start_until(HERZIEN, Subject(SOORT, row.pk, row.eigenaar_bij_id, row.eigenaar_id), at, max(end, at))
