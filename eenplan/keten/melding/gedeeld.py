"""Reports for who is not of Veilig Thuis: what was told, never who told it (R5; access.md, misuse 17)."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from eenplan.core.access.viewer import Viewer
from eenplan.core.clock import AMSTERDAM
from eenplan.keten.melding.models import Melder
from eenplan.keten.melding.onbenoemd import zonder
from eenplan.keten.melding.queries import Gelezen, meldingen_van, open_melder
from eenplan.keten.melding.rules import NIET_BEROEPSMATIG, MelderGegevens


@dataclass(frozen=True, slots=True)
class Gedeeld:
    """One report: the day only, for the moment says who told; its words, unless these may say it."""

    op: date
    incident: date | None
    tekst: str


def gedeelde_meldingen(viewer: Viewer, casus_id: int) -> list[Gedeeld]:
    """The reports of a case, oldest first. NotVisible when the viewer may not read about safety here.

    Of a reporter whom the family may not know, and of a citizen, no word is shown: his story says who he is.
    """
    found = meldingen_van(viewer, casus_id)
    told = _melders(casus_id)
    named = [person.naam for item in found for person in item.genoemd]
    clean = zonder([item for _, item in told.values()], named)
    return [_gedeeld(item, told.get(item.melding.pk), clean) for item in found]


def _gedeeld(item: Gelezen, told: tuple[bool, MelderGegevens] | None, clean: Callable[[str], str]) -> Gedeeld:
    named = told is not None and not told[0]
    day = item.melding.ontvangen_op.astimezone(AMSTERDAM).date()
    return Gedeeld(day, item.melding.incident_datum, clean(item.tekst) if named else "")


@dataclass(frozen=True, slots=True)
class Sluier:
    """Over who reported in a case: takes him out of a text that goes to others; whether the family may not know him."""

    zonder: Callable[[str], str]
    dicht: bool


def sluier(casus_id: int, familie: Iterable[str]) -> Sluier:
    """Whom it looks up is shown to nobody. `familie`: names that stay, for one of them may have reported himself."""
    told = _melders(casus_id).values()
    return Sluier(zonder([item for _, item in told], familie), any(shut for shut, _ in told))


def _melders(casus_id: int) -> dict[int, tuple[bool, MelderGegevens]]:
    """Per report whether its reporter stays unnamed, as a citizen always does here; and who he is."""
    rows = Melder.objects.filter(melding__casus_id=casus_id).select_related("melding__casus")
    return {row.melding_id: (row.afgeschermd or row.soort in NIET_BEROEPSMATIG, open_melder(row)) for row in rows}
