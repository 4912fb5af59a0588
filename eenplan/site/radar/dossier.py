"""``eenplan radar leer --dossier`` and ``eenplan radar gewichten``: weights of the region's own record."""

from argparse import Namespace
from collections.abc import Sequence
from typing import Any

from django.db import transaction

from eenplan.core import clock
from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.accounts.models import Organisation
from eenplan.core.web.words import day_of
from eenplan.core.workflow import Refused
from eenplan.dossier.personen.models import Persoon
from eenplan.dossier.radar.banden import STERKTE
from eenplan.dossier.radar.models import Gewichtenversie
from eenplan.dossier.radar.naast import in_gebruik
from eenplan.dossier.radar.uit_dossier import Geleerd, leer_dossier, verschuiving
from eenplan.dossier.radar.versies import bewaar, terug_naar, versies
from eenplan.site.radar.bestand import BestandFout
from eenplan.site.screen import say

DAG = "%d-%m-%Y"
BANDEN = (*STERKTE[::-1], None)  # the strongest first


def leer(_: Any, options: Namespace) -> None:
    """Learn, tell what changes, and unless it is a trial use it from now on."""
    place = bronhouder(options.organisatie)
    now = clock.now()
    try:
        found = leer_dossier(place.pk, f"geleerd op {day_of(now):{DAG}}", say)
    except ValueError as fault:
        raise BestandFout(f"{fault} De gewichten die u had, blijven gelden.") from fault
    _vertel(place, found)
    if options.proef:
        say("Proef: er is niets bewaard.")
        return
    made = bewaar(place.pk, found.gewichten, found.personen, len(found.paren), by=SYSTEM, at=now)
    say(f"Versie {made.versie} is bewaard en vanaf nu in gebruik bij {place.naam}.")


def kies(_: Any, options: Namespace) -> None:
    """List the versions, or go back to one or to the weights that came along."""
    place = bronhouder(options.organisatie)
    try:
        if options.standaard or options.terug is not None:
            terug_naar(place.pk, options.terug, by=SYSTEM, at=clock.now())
    except Refused as why:
        raise BestandFout(str(why)) from why
    with transaction.atomic():
        enter(SYSTEM)
        rows = list(versies(place.pk))
    used = any(row.gebruikt_tot is None for row in rows)
    say(f"Gewichten van {place.naam}:")
    for row in rows:
        say(f"  versie {row.versie}: {_regel(row)}")
    say(f"  standaard{'' if used else ' (in gebruik)'}")


def bronhouder(naam: str) -> Organisation:
    """The organisation of this name that has people in the record, or the only one; BestandFout else."""
    with transaction.atomic():
        enter(SYSTEM)
        known = Organisation.objects.filter(pk__in=Persoon.objects.values("bronhouder_id")).order_by("naam")
        rows = list(known.filter(naam__iexact=naam) if naam else known)
        names = ", ".join(known.values_list("naam", flat=True))
    if len(rows) == 1:
        return rows[0]
    if not names:
        raise BestandFout("Er staat nog niemand in het dossier. Er is dus niets om van te leren.")
    raise BestandFout(f"Noem met --organisatie om wie het gaat: {names}.")


def _regel(row: Gewichtenversie) -> str:
    when = f"geleerd op {day_of(row.op):{DAG}} van {row.personen} personen en {row.paren} paren"
    return when if row.gebruikt_tot else f"{when} (in gebruik sinds {day_of(row.gebruikt_van):{DAG}})"


def _vertel(place: Organisation, found: Geleerd) -> None:
    """Of the pairs that were looked at: how many change band. Numbers only, nobody's name."""
    with transaction.atomic():
        enter(SYSTEM)
        moved = verschuiving(found, in_gebruik(place.pk))
    names = len(found.gewichten.voornamen) + len(found.gewichten.achternamen)
    say(f"{found.personen} personen, {len(found.paren)} paren, {max(names - 2, 0)} namen die vaak genoeg voorkomen.")
    say("Van deze paren is nu -> wordt:")
    for old in BANDEN:
        _rij(old or "geen band", [(new or "geen band", moved[old, new]) for new in BANDEN if moved[old, new]])


def _rij(old: str, new: Sequence[tuple[str, int]]) -> None:
    if new:
        say(f"  {old} -> {', '.join(f'{name} {many}' for name, many in new)}")
