"""What hangs on a person ends with his employment (R11): who is hired again starts with nothing.

His direction and his answering for cases are handed on before this (opvolging); a case of Veilig Thuis in which nobody
is left goes to its leads, so that it is never out of everybody's sight.
"""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet

from eenplan.core.access.policy import Role
from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.accounts.queries import colleagues
from eenplan.core.acts import Act, act
from eenplan.dossier.casus.actions import add_to_team
from eenplan.dossier.casus.models import Casus, Deelbesluit, Deelname, Schild, Teamlid
from eenplan.keten.regie.models import Regie
from eenplan.keten.regie.vertrokken import niet_in_dienst

GROND = "access R11"


def laat_los(at: datetime) -> int:
    """End the places, parts, shares and readings of who left; returns how many. May run twice, or late."""
    with transaction.atomic():
        enter(SYSTEM)
        if not any(rows.exists() for rows in (_plaatsen(at), *_delen(at))):
            return 0
    with act("regie.uit_dienst", by=SYSTEM, at=at, ground=GROND) as a:
        members = list(_plaatsen(at).values_list("casus_id", "account_id"))
        cases = {pk for pk, _ in members}.union(*(rows.values_list("casus_id", flat=True) for rows in _delen(at)))
        parts, shares = _delen(at)
        ended = _plaatsen(at).update(tot=at) + parts.update(tot=at) + shares.update(tot=at)
        _lezers(members)
        _nooit_leeg(a, {pk for pk, _ in members})
        for casus_id in sorted(cases):
            a.log(casus_id=casus_id, object_type="casus", object_id=casus_id, rule="R11")
    return ended


def _plaatsen(at: datetime) -> QuerySet[Teamlid]:
    return Teamlid.objects.filter(niet_in_dienst("account_id", "casus__bronhouder_id", at), tot__isnull=True)


def _delen(at: datetime) -> tuple[QuerySet[Deelname], QuerySet[Deelbesluit]]:
    """What was shared with him in person at another organisation; not an offer that still waits for its answer.

    The place of a director who nobody follows yet is kept for who comes after him.
    """
    directs = Regie.objects.filter(
        tot__isnull=True, casus_id=OuterRef("casus_id"), organisatie_id=OuterRef("organisatie_id"),
        account_id=OuterRef("account_id"),
    )  # fmt: skip
    left = niet_in_dienst("account_id", "organisatie_id", at)
    parts = Deelname.objects.filter(left, ~Exists(directs), soort="deelnemer", tot__isnull=True)
    return parts, Deelbesluit.objects.filter(left, ~Exists(directs), tot__gt=at)


def _lezers(members: Collection[tuple[int, int]]) -> None:
    """He reads no shield of that case any more; the last reader stays named: nobody may come in his place unasked."""
    left = set(members)
    shields = Schild.objects.filter(casus_id__in={pk for pk, _ in left}, lezers__in={pk for _, pk in left}).distinct()
    for row in shields.prefetch_related("lezers"):
        gone = [reader.pk for reader in row.lezers.all() if (row.casus_id, reader.pk) in left]
        row.lezers.remove(*gone[: len(row.lezers.all()) - 1])


def _nooit_leeg(a: Act, cases: Collection[int]) -> None:
    live = Teamlid.objects.filter(casus_id=OuterRef("pk"), tot__isnull=True)
    for casus in Casus.objects.filter(~Exists(live), pk__in=cases):
        for lead in colleagues(casus.bronhouder_id, a.at, Role.VT_LEAD):
            add_to_team(a, casus, lead.pk)
