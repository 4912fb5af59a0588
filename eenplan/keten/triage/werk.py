"""What somebody did in a case besides taking in its report: then two people decide whether it goes into another.

Reading only keys and states; the act that asks passed the gate. What the receiver does to take a report in does not
count: taking it up, the question of danger and who was sent, confirming people, files, statements.
"""

from datetime import datetime

from django.db.models import Case, Exists, F, ForeignObjectRel, OuterRef, Q, When

from eenplan.core.deadlines.models import Deadline
from eenplan.dossier.casus.models import Casus, Deelname
from eenplan.keten.melding.models import Uitstel
from eenplan.keten.melding.vierogen.rules import TweedeNodig, Werk
from eenplan.keten.triage.models import Veiligheidsbeoordeling

# Rows of these packages come with a report, or are told apart below. Any other that points at a case is work in it:
# also of a package that is still to come.
BIJ_DE_MELDING = frozenset({"casus", "elders", "melding", "stukken", "triage", "vondst"})


def vraag_een_tweede(casus_id: int, at: datetime) -> None:
    """TweedeNodig when somebody worked in this case."""
    if found := gedaan(casus_id, at):
        raise TweedeNodig(found)


def gedaan(casus_id: int, at: datetime) -> list[Werk]:
    """The kinds of work in this case; empty when it is no more than its report. One question."""
    begun = Q(bewaard_op__isnull=False) | Q(schrijvers__isnull=False) | Q(stand__in=("voorgesteld", "besloten"))
    here = {"casus_id": OuterRef("pk")}
    busy = Deelname.objects.filter(Q(tot__isnull=True) | Q(tot__gt=at), **here)
    told = Deadline.objects.filter(object_type="persoon", done_at__isnull=False, **here)
    kinds = {
        Werk.BEOORDELING: Q(Exists(Veiligheidsbeoordeling.objects.filter(begun, **here))),
        Werk.ANDEREN: ~Q(verantwoordelijke_organisatie=F("bronhouder")) | Q(Exists(busy)),
        Werk.VERTELD: Q(Exists(told)) | Q(Exists(Uitstel.objects.filter(**here))),
        Werk.MEER: _hangt_eraan(),
    }
    asked = {kind.value: Case(When(test, then=True), default=False) for kind, test in kinds.items()}
    found = Casus.objects.filter(pk=casus_id).annotate(**asked).values(*asked)
    return [kind for row in found for kind in kinds if row[kind.value]]


def _hangt_eraan() -> Q:
    """Of a case: a table of another package holds something of it. One question for all of them."""
    found = Q(pk__in=())
    for row in Casus._meta.get_fields(include_hidden=True):
        if isinstance(row, ForeignObjectRel) and row.related_model._meta.app_label not in BIJ_DE_MELDING:
            found |= Q(Exists(row.related_model._base_manager.filter(**{row.field.name: OuterRef("pk")})))
    return found
