"""Going through the log: what is odd becomes a point on somebody's name, with a term. May run twice, late, after weeks.

A day is gone through every hour until it is over, so that what happens in the morning is known in the morning (misuse
8: within 24 hours); once more when it is closed. A point about the same person or case that still waits is enough.
"""

from collections.abc import Callable, Collection, Iterator
from datetime import date, datetime, timedelta

from django.db import transaction

from eenplan.core.access.policy import Role
from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.accounts.models import Organisation
from eenplan.core.accounts.queries import colleagues, veilig_thuis
from eenplan.core.acts import act
from eenplan.core.audit.zegels import MARGE, begin
from eenplan.core.calendar import AMSTERDAM
from eenplan.core.deadlines.actions import Subject, start
from eenplan.core.rulebook.queries import rules
from eenplan.dossier.logboek.models import Nakijkpunt, Nakijkstand
from eenplan.dossier.logboek.rules import GRENZEN, NAKIJKEN, Signaal, signalen
from eenplan.dossier.logboek.tellen import feiten, paren

PUNT = "nakijkpunt"
TOEZICHT = (Role.FG, Role.VT_LEAD, Role.PROCESREGISSEUR)  # in this order; a region may have no privacy officer yet
EEN_DAG, EVEN = timedelta(days=1), timedelta(seconds=1)  # what was written at this very moment counts
Dienst = Callable[[datetime, datetime], Collection[int]]


def kijk_na(now: datetime, dienst: Dienst = lambda van, tot: ()) -> int:
    """Go through every day that was not finished; returns how many points were opened."""
    with transaction.atomic():
        enter(SYSTEM)
        return sum(_dag(day, now, dienst) for day in _dagen(now))


def _dagen(now: datetime) -> Iterator[date]:
    """From the day after the last finished one to today; at the very first, from yesterday."""
    today = now.astimezone(AMSTERDAM).date()
    done = Nakijkstand.objects.values_list("dag", flat=True).first() or today - 2 * EEN_DAG
    yield from (done + EEN_DAG * step for step in range(1, (today - done).days + 1))


def _dag(dag: date, now: datetime, dienst: Dienst) -> int:
    van, einde = begin(dag), begin(dag + EEN_DAG)
    tot = min(einde, now + EVEN)
    found = paren(van, tot)
    known = feiten(found, van, tot, [*dienst(van, tot), *_vaste_dienst()])
    limits = {key: int(item.value) for key, item in rules(list(GRENZEN), dag).items()}
    opened = sum(_open(item, dag, now) for item in signalen(found, known, limits))
    if now >= einde + MARGE:
        Nakijkstand.objects.update_or_create(pk=1, defaults={"dag": dag})
    return opened


def _vaste_dienst() -> list[int]:
    """On whose name new work comes in."""
    rows = Organisation.objects.filter(dienstdoende__isnull=False).values_list("dienstdoende_id", flat=True)
    return [pk for pk in rows if pk]


def _open(item: Signaal, dag: date, now: datetime) -> bool:
    """A point with an owner and a term, unless it is there already or the same one still waits."""
    about = Nakijkpunt.objects.filter(soort=item.soort, wie_id=item.account_id, casus_id=item.casus_id)
    if about.filter(dag=dag).exists() or about.filter(oordeel="").exists():
        return False
    place, owner = _wie(item, now)
    if owner is None:
        return False
    with act("nakijken.meld", by=SYSTEM, at=now, ground="AVG 32") as a:
        row = Nakijkpunt.objects.create(
            soort=item.soort, organisatie_id=place, wie_id=item.account_id, casus_id=item.casus_id, dag=dag,
            aantallen=item.aantallen, gevonden_op=now,
        )  # fmt: skip
        start([NAKIJKEN], Subject(PUNT, row.pk, place, owner), now)
        a.log(casus_id=item.casus_id, object_type=PUNT, object_id=row.pk)
    return True


def _wie(item: Signaal, now: datetime) -> tuple[int, int | None]:
    """Where and who goes after it: the looker's own organisation, else Veilig Thuis; never the looker himself."""
    for place in dict.fromkeys((item.organisatie_id, veilig_thuis().pk)):
        people = (row.pk for role in TOEZICHT for row in colleagues(place, now, role))
        if owner := next((pk for pk in people if pk != item.account_id), None):
            return place, owner
    return item.organisatie_id, None
