"""What the report lends to the letters: who reported, who must be informed; and what sending such a letter does."""

from collections.abc import Callable
from datetime import datetime

from eenplan.core.access.viewer import Viewer
from eenplan.core.deadlines.models import Deadline
from eenplan.core.web.words import datum
from eenplan.dossier.brieven.bronnen import PLICHTEN, WACHTEN, ZONDER, Bron, Open, leen, niets
from eenplan.dossier.brieven.models import Brief
from eenplan.dossier.brieven.rules import INFORMEREN, OPEN, Aan, Kanaal, Soort
from eenplan.dossier.casus.bron import Bron as MagGenoemd
from eenplan.dossier.casus.models import Betrokkene, Uitspraak
from eenplan.dossier.casus.uitspraken import naam_van
from eenplan.keten.melding.informeren import informeer
from eenplan.keten.melding.models import Melder, Uitstel
from eenplan.keten.melding.onbenoemd import zonder
from eenplan.keten.melding.queries import open_melder
from eenplan.keten.melding.rules import NIET_BEROEPSMATIG, MelderGegevens

HOE = {Kanaal.POST: "per post", Kanaal.PERSOONLIJK: "in een gesprek", Kanaal.DIGITAAL: "in Eenplan"}


def _rijen(casus_id: int) -> list[Melder]:
    rows = Melder.objects.filter(melding__casus_id=casus_id).select_related("melding__casus")
    return list(rows.order_by("melding_id"))


def melders(casus_id: int) -> list[Bron]:
    """Who reported, each under his report; who sent it in with Eenplan reads his letter there."""
    found = []
    for row in _rijen(casus_id):
        told, sender = open_melder(row), row.melding.inzender_id
        place = sender if sender != row.melding.casus.bronhouder_id else None
        name = told.naam or told.organisatie or "melder"
        found.append(Bron(row.melding_id, name, row.soort not in NIET_BEROEPSMATIG, place))
    return found


def zonder_melder(casus_id: int, aan: Aan | None, bron_id: int | None) -> Callable[[str], str]:
    """Takes all who reported, and sources that must not be named, out of a text; but the recipient himself."""
    rows = [row for row in _rijen(casus_id) if (aan, bron_id) != (Aan.MELDER, row.melding_id)]
    hidden = Uitspraak.objects.filter(casus_id=casus_id, bron=MagGenoemd.AFGESCHERMD, verzegeld__isnull=False)
    names = {naam_van(row, row.casus.bronhouder_id) for row in hidden.select_related("casus")}
    told = [open_melder(row) for row in rows] + [MelderGegevens("", naam=name) for name in names]
    family = [row.persoon.naam for row in Betrokkene.objects.filter(casus_id=casus_id).select_related("persoon")]
    return zonder(told, family) if told else niets


def te_informeren(casus_id: int) -> list[Open]:
    """Of whom the term to be informed runs; after a postponement another letter (Wmo 5.3.1)."""
    rows = Deadline.objects.filter(casus_id=casus_id, key="informeren", object_type="persoon", done_at__isnull=True)
    running = list(rows.order_by("due_at", "pk"))
    late = set(Uitstel.objects.filter(casus_id=casus_id).values_list("persoon_id", flat=True)) if running else set()
    return [
        Open(Soort.NA_UITSTEL if row.object_id in late else Soort.INFORMATIE, Aan.PERSOON, row.object_id,
             uiterlijk=row.due_at)
        for row in running
    ]  # fmt: skip


def na_brief(casus_id: int, persoon_id: int, soort: str, nummer: str, kanaal: str, *, by: Viewer, at: datetime) -> None:
    """The letter that informs is the informing: its term ends with the last one for this person, and is asked once."""
    if soort not in INFORMEREN or persoon_id not in {row.persoon_id for row in te_informeren(casus_id)}:
        return
    waits = Brief.objects.filter(casus_id=casus_id, soort__in=INFORMEREN, stand__in=OPEN)
    if not (waits.filter(over_id=persoon_id) | waits.filter(persoon_id=persoon_id, over=None)).exists():
        informeer(casus_id, persoon_id, f"brief {nummer}, {HOE[Kanaal(kanaal)]}", by=by, at=at)


def nog_niet(casus_id: int, persoon_id: int, at: datetime) -> str:
    """While informing somebody is postponed no letter may tell him (Wmo 5.3.1-2)."""
    rows = Uitstel.objects.filter(casus_id=casus_id, persoon_id=persoon_id, tot__gt=at).order_by("-tot")
    last = rows.first()
    running = Deadline.objects.filter(casus_id=casus_id, object_type="persoon", object_id=persoon_id, key="informeren")
    if last is None or not running.filter(done_at__isnull=True).exists():
        return ""
    return f"Er is besloten om deze persoon pas later te informeren: na {datum(last.tot)}. Tot dan gaat er geen brief."


def leen_uit() -> None:
    """Say it once, when Django is ready."""
    leen(Aan.MELDER, melders)
    ZONDER.append(zonder_melder)
    PLICHTEN.append(te_informeren)
    WACHTEN.append(nog_niet)
