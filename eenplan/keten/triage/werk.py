"""What somebody did in a case besides taking in its report: then two people decide whether it goes into another.

Reading only keys and states; the act that asks passed the gate. What the receiver does to take a report in does not
count: taking it up, the question of danger and who was sent, confirming people, files, statements.
"""

from collections.abc import Iterator
from datetime import datetime

from django.db.models import ForeignObjectRel, Q

from eenplan.core.deadlines.models import Deadline
from eenplan.dossier.casus.models import Casus
from eenplan.keten.melding.models import Uitstel
from eenplan.keten.melding.vierogen.rules import TweedeNodig, Werk
from eenplan.keten.triage.models import Veiligheidsbeoordeling

# Rows of these packages come with a report, or are told apart below. Any other that points at a case is work in it:
# also of a package that is still to come.
BIJ_DE_MELDING = frozenset({"casus", "elders", "melding", "stukken", "triage", "vondst"})


def vraag_een_tweede(casus_id: int, at: datetime) -> None:
    """TweedeNodig when somebody worked in this case."""
    if found := gedaan(Casus.objects.get(pk=casus_id), at):
        raise TweedeNodig(found)


def gedaan(casus: Casus, at: datetime) -> list[Werk]:
    """The kinds of work in this case; empty when it is no more than its report."""
    return list(_gedaan(casus, at))


def _gedaan(casus: Casus, at: datetime) -> Iterator[Werk]:
    begun = Q(bewaard_op__isnull=False) | Q(schrijvers__isnull=False) | Q(stand__in=("voorgesteld", "besloten"))
    if Veiligheidsbeoordeling.objects.filter(begun, casus=casus).exists():
        yield Werk.BEOORDELING
    elsewhere = casus.verantwoordelijke_organisatie_id != casus.bronhouder_id
    if elsewhere or casus.deelnames.filter(Q(tot__isnull=True) | Q(tot__gt=at)).exists():
        yield Werk.ANDEREN
    told = Deadline.objects.filter(casus_id=casus.pk, object_type="persoon", done_at__isnull=False)
    if told.exists() or Uitstel.objects.filter(casus=casus).exists():
        yield Werk.VERTELD
    if any(_hangt_eraan(casus)):
        yield Werk.MEER


def _hangt_eraan(casus: Casus) -> Iterator[bool]:
    """Per table of another package whether it holds something of this case."""
    for row in Casus._meta.get_fields(include_hidden=True):
        if isinstance(row, ForeignObjectRel) and row.related_model._meta.app_label not in BIJ_DE_MELDING:
            yield row.related_model._base_manager.filter(**{row.field.name: casus}).exists()
