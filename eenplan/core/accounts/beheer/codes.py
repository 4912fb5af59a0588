"""A code with which somebody sets his password: made here, handed over in person, valid once and shortly."""

import secrets
from dataclasses import replace
from datetime import datetime
from hmac import compare_digest

from eenplan.core.access.viewer import SYSTEM
from eenplan.core.accounts.models import Aanmelding, Account, Uitnodiging
from eenplan.core.accounts.rules import GROEPEN, LETTERS, PER_GROEP, login_name, zonder_streepjes
from eenplan.core.acts import act
from eenplan.core.calendar import Unit, due
from eenplan.core.crypto import blind
from eenplan.core.rulebook.queries import rule


def geef_code(account: Account, at: datetime) -> str:
    """A fresh code; the one before opens nothing any more. Inside the act of who gives it."""
    letters = "".join(secrets.choice(LETTERS) for _ in range(GROEPEN * PER_GROEP))
    term = rule("uitnodiging", at.date())
    Uitnodiging.objects.update_or_create(
        account=account,
        defaults={
            "code_hash": _keyed(account.pk, letters), "gemaakt_op": at, "gebruikt_op": None,
            "geldig_tot": due(at, term.value, Unit(term.unit), atw=term.atw, exact=term.exact),
        },
    )  # fmt: skip
    return "-".join(letters[begin : begin + PER_GROEP] for begin in range(0, len(letters), PER_GROEP))


def _keyed(account_id: int, letters: str) -> str:
    return blind(f"uitnodiging/{account_id}/{letters}")


def zet_wachtwoord(username: str, code: str, password: str, *, at: datetime) -> bool:
    """Set the password of who has this code; False for a wrong name, a wrong code and one that is over, alike.

    The same work for a name that is not there: one question to the database, one keyed hash, no password hash.
    """
    rows = Uitnodiging.objects.select_related("account").filter(
        account__username=login_name(username), account__is_active=True, gebruikt_op__isnull=True, geldig_tot__gt=at
    )
    found = rows.first()
    known, typed = (found.account_id, found.code_hash) if found else (0, "")
    if not compare_digest(_keyed(known, zonder_streepjes(code)), typed) or found is None:
        return False
    who = replace(SYSTEM, account_id=known, naam=found.account.naam, system=False)
    with act("account.wachtwoord", by=who, at=at, ground="AVG 32") as a:
        if not rows.filter(pk=found.pk, code_hash=found.code_hash).update(gebruikt_op=at):
            return False  # used by another in the same moment
        found.account.set_password(password)
        found.account.save(update_fields=["password"])
        Aanmelding.objects.filter(account_id=known).delete()
        a.log(object_type="account", object_id=known)
    return True
