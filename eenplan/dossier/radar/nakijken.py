"""Who looked for many people while typing, and took few reports in: somebody else asks why, before a day.

Numbers only: the privacy officer sees no family (R0). Nobody reviews himself.
"""

from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import IntegrityError, transaction
from django.db.models import Count, Q

from eenplan.core.access.gate import NotVisible
from eenplan.core.access.policy import Role
from eenplan.core.access.viewer import Viewer
from eenplan.core.accounts.models import Account
from eenplan.core.accounts.queries import colleagues
from eenplan.core.acts import act
from eenplan.core.audit.actions import Line, write
from eenplan.core.audit.models import LogLine
from eenplan.core.deadlines.actions import Subject, finish, start
from eenplan.core.deadlines.models import Deadline
from eenplan.core.rulebook.queries import rule
from eenplan.core.workflow import Refused
from eenplan.dossier.radar.rules import NAKIJKEN, SHORTEST_ANSWER, VAAK, te_vaak

KIJKEN, DAG = "kijken", timedelta(days=1)
TOEZICHT = (Role.FG, Role.VT_LEAD, Role.PROCESREGISSEUR)  # in this order; a region may have no privacy officer yet
TE_KORT = "Schrijf in een paar woorden op wat u naging en wat u vond."


@dataclass(frozen=True, slots=True)
class Gezocht:
    """What one account did: numbers, no families."""

    termijn: Deadline
    wie: Account
    keer: int = 0
    gevonden: int = 0
    aangenomen: int = 0


def let_op(viewer: Viewer, now: datetime) -> None:
    """After a look: when this account looks too often, a term on somebody else's name; once until that is done."""
    if viewer.account_id is None or viewer.organisation_id is None:
        return
    last = Deadline.objects.filter(object_type=KIJKEN, object_id=viewer.account_id).order_by("-started_at").first()
    if last and last.done_at is None:
        return
    since = max(now - DAG, last.done_at) if last and last.done_at else now - DAG
    counts = _geteld(viewer.account_id, since)
    owner = _wie(viewer, now) if te_vaak(counts["keer"], counts["aangenomen"], _grens(now)) else None
    if owner:
        with suppress(IntegrityError), transaction.atomic():  # two looks at once: the first began it
            start([NAKIJKEN], Subject(KIJKEN, viewer.account_id, viewer.organisation_id, owner), now)


def _grens(now: datetime) -> int:
    return int(rule(VAAK, now.date()).value)


def _geteld(account_id: int, since: datetime) -> dict[str, int]:
    """How many people were looked for, how many were shown, and how many reports were taken in."""
    rows = LogLine.objects.filter(account_id=account_id, at__gt=since)
    return rows.aggregate(
        keer=Count("pk", filter=Q(verb="radar.typ")),
        gevonden=Count("persoon_id", distinct=True, filter=Q(verb="radar.bekend", allowed=True)),
        aangenomen=Count("casus_id", distinct=True, filter=Q(verb="melding.neem_aan")),
    )


def _wie(viewer: Viewer, now: datetime) -> int | None:
    found = (row.pk for role in TOEZICHT for row in colleagues(viewer.organisation_id or 0, now, role))
    return next((pk for pk in found if pk != viewer.account_id), None)


def na_te_kijken(viewer: Viewer) -> list[Gezocht]:
    """What waits, for the privacy officer; for another only what is on his name. Never about himself."""
    rows = Deadline.objects.filter(
        object_type=KIJKEN, organisation_id=viewer.organisation_id or 0, done_at__isnull=True
    ).exclude(object_id=viewer.account_id or 0)
    if viewer.role is not Role.FG:
        rows = rows.filter(account_id=viewer.account_id or 0) if viewer.role in TOEZICHT else rows.none()
    found = list(rows.order_by("due_at", "pk"))
    people = Account.objects.in_bulk([row.object_id for row in found])
    return [Gezocht(row, people[row.object_id]) for row in found if row.object_id in people]


def een(viewer: Viewer, account_id: int) -> Gezocht:
    """One of them with its numbers. NotVisible when it is not his; reading is a line in the log."""
    line = Line("radar.nakijken", object_type="account", object_id=account_id, rule="R0")
    row = next((item for item in na_te_kijken(viewer) if item.wie.pk == account_id), None)
    if row is None:
        raise NotVisible(Line(line.verb, object_type=line.object_type, object_id=account_id, rule="R0", allowed=False))
    write(viewer, [line])
    return Gezocht(row.termijn, row.wie, **_geteld(account_id, row.termijn.started_at - DAG))


def kijk_na(account_id: int, antwoord: str, *, by: Viewer, at: datetime, ground: str = "AVG 32 en 39") -> None:
    """Somebody went after it; what he found is a line in the log. Refused without an answer."""
    with act("radar.nagekeken", by=by, at=at, ground=f"{ground}: {antwoord.strip()}"[:200]) as a:
        een(by, account_id)
        if len(antwoord.strip()) < SHORTEST_ANSWER:
            raise Refused(TE_KORT)
        finish([NAKIJKEN], KIJKEN, account_id, at)
        a.log(object_type="account", object_id=account_id, rule="R0")
