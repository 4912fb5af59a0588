"""Somebody knows these people (R1): told by himself or computed, shut at once; his work goes to who may look.

Terms on his name go to a lead at once: nobody keeps a term in a case that he cannot open. Does he answer for the case,
then that lead has one working day to give it to somebody else; until then the case keeps its owner, for all to see.
"""

from collections.abc import Iterable
from datetime import datetime

from eenplan.core.access.gate import require
from eenplan.core.access.policy import DataClass, Role
from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import Viewer
from eenplan.core.accounts.queries import owner_of
from eenplan.core.acts import act
from eenplan.core.deadlines.actions import Subject, start
from eenplan.core.deadlines.models import Deadline
from eenplan.core.outbox.actions import put
from eenplan.core.outbox.rules import Kind
from eenplan.dossier.casus.access import facts_of
from eenplan.dossier.casus.actions import lock
from eenplan.dossier.casus.models import Belangenconflict, Casus, Schild, Teamlid
from eenplan.dossier.toegang.mensen import conflicten, in_dienst
from eenplan.dossier.toegang.poort import GROND, leg_vast
from eenplan.dossier.toegang.rules import HERVERDELEN, OBJECT, TEAMROLLEN, Reden, Soort


def meld(casus_id: int, *, by: Viewer, at: datetime) -> bool:
    """Somebody says "I know these people": shut from now on; whether somebody else has to hand the case over."""
    with act("toegang.belang", by=by, at=at, ground=GROND) as a:
        require(by, facts_of(by, casus_id), DataClass.PROCES, what="toegang.belang")
        casus = lock(casus_id)
        assert by.account_id is not None  # no machinery knows people
        row, fresh = Belangenconflict.objects.get_or_create(
            casus=casus, account_id=by.account_id, defaults={"reden": Reden.ZELF_GEZEGD, "sinds": at}
        )
        if fresh:
            leg_vast(a, casus, Soort.BELANG, account_id=by.account_id, rule="R1")
        enter(by, system=True)  # what follows is no look: he may not read the case any more
        return gevolg(row, casus, at)


def gevolg(row: Belangenconflict, casus: Casus, at: datetime) -> bool:
    """His terms go to who may look; whether he answered for the case, so that it has to be handed over."""
    if casus.afgesloten_op:
        return False
    own = Deadline.objects.filter(casus_id=casus.pk, organisation_id=casus.bronhouder_id, account_id=row.account_id)
    lead = wie_herverdeelt(casus, at)
    moved = own.filter(done_at__isnull=True).update(account_id=lead)
    answers = casus.verantwoordelijke_id == row.account_id
    if moved or answers:
        Teamlid.objects.get_or_create(casus=casus, account_id=lead, tot=None, defaults={"van": at})
        put(Kind.DRINGEND, object_type=OBJECT, object_id=row.pk, at=at, account_id=lead)
    if answers:
        start([HERVERDELEN], Subject(OBJECT, row.pk, casus.bronhouder_id, lead, casus.pk), at)
    return answers


def wie_herverdeelt(casus: Casus, at: datetime) -> int:
    """A lead who may look here, else a colleague who may; in the last resort who gets all work that has no owner."""
    shut = conflicten(casus.pk)
    secluded = Schild.objects.filter(casus=casus, soort="besloten").values_list("lezers", flat=True)
    readers = set(secluded) if casus.besloten else None
    team = set(casus.team.filter(tot__isnull=True).values_list("account_id", flat=True))
    for roles in ((Role.VT_LEAD,), TEAMROLLEN):
        able = [pk for pk in in_dienst(casus.bronhouder_id, at, *roles) if pk not in shut]
        able = [pk for pk in able if readers is None or pk in readers]
        if found := [pk for pk in able if pk in team] or able:
            return found[0]
    return owner_of(casus.bronhouder, at)


def te_herverdelen(casus_id: int) -> Deadline | None:
    """The term to hand this case to somebody else, while it runs."""
    terms = Deadline.objects.filter(casus_id=casus_id, object_type=OBJECT, key=HERVERDELEN, done_at__isnull=True)
    return terms.select_related("account").order_by("due_at").first()


def casussen_van(conflict_ids: Iterable[int]) -> dict[int, int]:
    """The case of each of these."""
    return dict(Belangenconflict.objects.filter(pk__in=conflict_ids).values_list("pk", "casus_id"))
