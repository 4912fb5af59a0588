"""Whom one may call of a household that waits: only a number that was recorded as safe, with what was agreed on it."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from eenplan.core.access.policy import DataClass
from eenplan.core.access.viewer import Viewer
from eenplan.core.audit.actions import Line, write
from eenplan.dossier.casus.access import visible
from eenplan.dossier.casus.contact.rules import te_bellen
from eenplan.dossier.casus.models import Betrokkene, Casus
from eenplan.dossier.personen.models import Adres

PLEGER = "pleger"
SHOWN = frozenset({DataClass.IDENTITEIT, DataClass.VINDBAAR})


@dataclass(frozen=True, slots=True)
class Nummer:
    """One number with whom it reaches, when, and what may be said."""

    naam: str
    telefoon: str
    tijden: str
    afspraak: str

    @property
    def bel(self) -> str:
        """For a link that calls, or empty."""
        return te_bellen(self.telefoon)


def nummers(viewer: Viewer, casus_ids: Collection[int], *, now: datetime) -> dict[int, tuple[Nummer, ...]]:
    """The safe numbers per case, where the viewer may know who and where; a log line for each person shown.

    Never of who is suspected, and of who has a secret address not in a list: who calls there opens the case first.
    """
    rows = Casus.objects.filter(pk__in=casus_ids)
    for shown in sorted(SHOWN):
        rows = visible(viewer, rows, shown)
    today = now.date()
    hidden = Adres.objects.filter(Q(tot__isnull=True) | Q(tot__gte=today), geheim=True).values("persoon_id")
    people = Betrokkene.objects.filter(casus__in=rows, persoon__veilig_contact__isnull=False)
    people = people.exclude(Q(rol=PLEGER) | Q(persoon__veilig_contact__telefoon="") | Q(persoon_id__in=hidden))
    found: dict[int, list[Nummer]] = defaultdict(list)
    lines = []
    for row in people.select_related("persoon__veilig_contact").order_by("casus_id", "pk"):
        safe = row.persoon.veilig_contact
        found[row.casus_id].append(Nummer(row.persoon.naam, safe.telefoon, safe.tijden, safe.afspraak))
        lines.append(
            Line("wachtronde.nummer", casus_id=row.casus_id, persoon_id=row.persoon_id, classes=SHOWN, rule="lijst")
        )
    write(viewer, lines)
    return {pk: tuple(numbers) for pk, numbers in found.items()}
