"""Who may be the second of two: whoever may write in both cases, and did not propose it himself."""

from collections.abc import Iterable
from datetime import datetime

from eenplan.core.access.gate import ask
from eenplan.core.access.policy import Action, DataClass, Role
from eenplan.core.access.viewer import Viewer
from eenplan.core.accounts.queries import colleagues, live_viewers
from eenplan.dossier.casus.access import facts_for
from eenplan.dossier.casus.models import Casus
from eenplan.keten.melding.vierogen.rules import VT

NODIG = (DataClass.VEILIGHEID, DataClass.IDENTITEIT)  # joining changes the course, and who is who


def mag(viewer: Viewer, casus_ids: Iterable[int], action: Action = Action.LEZEN) -> bool:
    """Whether the policy opens all of these cases for this viewer; logs nothing, who shows or does something does."""
    wanted = set(casus_ids)
    found = facts_for(viewer, wanted)
    if found.keys() != wanted:
        return False
    return all(ask(viewer, facts, item, action) for facts in found.values() for item in NODIG)


def tweede(own: Casus, known: Casus, *, by: Viewer, at: datetime) -> int | None:
    """On whose name it stands: who answers for the known case or for the other, else a lead, else a colleague.

    None when nobody else may write in both: a proposal that nobody could confirm would only wait.
    """
    place = known.bronhouder_id
    first = [known.verantwoordelijke_id, own.verantwoordelijke_id]
    rest = (row.pk for role in (Role.VT_LEAD, Role.VT_CASUS, Role.VT_INTAKE) for row in colleagues(place, at, role))
    for account_id in dict.fromkeys([*first, *rest]):
        if account_id and account_id != by.account_id and _kan(account_id, place, [own.pk, known.pk], at):
            return account_id
    return None


def _kan(account_id: int, place: int, casus_ids: list[int], at: datetime) -> bool:
    live = live_viewers(account_id, at).values()
    here = [item for item in live if item.organisation_id == place and item.role in VT]
    return any(mag(item, casus_ids, Action.SCHRIJVEN) for item in here)
