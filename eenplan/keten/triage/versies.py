"""Which version of the instrument holds, and the one that an assessment was made with."""

from datetime import date

from eenplan.keten.triage.instrument import STANDAARD, Instrument, lees
from eenplan.keten.triage.models import Instrumentversie


def huidig(op: date) -> Instrument:
    """The version for an assessment that begins on this day; the example while the region has none."""
    row = Instrumentversie.objects.filter(geldig_vanaf__lte=op).order_by("-geldig_vanaf", "-pk").first()
    return lees(row.inhoud) if row else STANDAARD


def versie(code: str) -> Instrument:
    """The version with this code; the example when it has none (what was made before there were versions)."""
    if code in ("", STANDAARD.code):
        return STANDAARD
    row = Instrumentversie.objects.filter(code=code).first()
    return lees(row.inhoud) if row else STANDAARD


def alle() -> list[Instrumentversie]:
    """Every version that was loaded, newest first."""
    return list(Instrumentversie.objects.select_related("geladen_door").order_by("-geldig_vanaf", "-pk"))
