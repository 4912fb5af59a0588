"""What every act of the functional manager is held to."""

from datetime import datetime

from eenplan.core.access.policy import Role
from eenplan.core.access.viewer import Viewer
from eenplan.core.accounts.beheer.queries import beheerders
from eenplan.core.accounts.models import Account
from eenplan.core.workflow import Refused

GROND = "AVG 32"


def mag(by: Viewer) -> None:
    """Only a functional manager."""
    if by.role is not Role.BEHEER:
        raise Refused("Accounts beheert alleen de functioneel beheerder. Vraag het aan beheer.")


def mag_bij(by: Viewer, account_id: int) -> None:
    """And never his own account: what one person could give himself, no rule would stop."""
    mag(by)
    if by.account_id == account_id:
        raise Refused("Dit is uw eigen account. Vraag een andere functioneel beheerder om dit te doen.")


def vind(account_id: int) -> Account:
    """The account, locked until the act ends: two managers do not work on it at once."""
    return Account.objects.select_for_update().get(pk=account_id)


def nooit_de_laatste(at: datetime, *, account_id: int = 0, appointment_id: int = 0) -> None:
    """Refuse what would leave the region without a manager; locks them, so that two cannot go at once."""
    rows = list(beheerders(at).select_for_update(of=("self",)).values_list("pk", "account_id"))
    leaves = [row for row in rows if row[1] == account_id or row[0] == appointment_id]
    if leaves and len(leaves) == len(rows):
        raise Refused("Dit is de laatste functioneel beheerder. Geef eerst iemand anders die functie.")
