"""A code with which somebody sets his password: made here, handed over in person, valid once and shortly."""

import secrets
from dataclasses import replace
from datetime import datetime
from hmac import compare_digest

from django.db.models import QuerySet

from eenplan.core.access.viewer import SYSTEM
from eenplan.core.accounts.models import Aanmelding, Account, Uitnodiging
from eenplan.core.accounts.rules import GROEPEN, LETTERS, PER_GROEP, login_name, zonder_streepjes
from eenplan.core.acts import act
from eenplan.core.calendar import Unit, due
from eenplan.core.crypto.zegel import blind
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


def _open(username: str, at: datetime) -> QuerySet[Uitnodiging]:
    rows = Uitnodiging.objects.select_related("account").filter(
        account__username=login_name(username), account__is_active=True, gebruikt_op__isnull=True, geldig_tot__gt=at
    )
    return rows


def wie_heeft(username: str, code: str, *, at: datetime) -> int | None:
    """Whose code this is; None for a wrong name, a wrong code and one that is over, alike.

    The same work for a name that is not there: one question to the database, one keyed hash, no password hash.
    """
    found = _open(username, at).first()
    known, typed = (found.account_id, found.code_hash) if found else (0, "")
    return known if compare_digest(_keyed(known, zonder_streepjes(code)), typed) else None


def gebruik(username: str, code: str, *, at: datetime) -> Account | None:
    """Use it: whose it is, and from now on it opens nothing."""
    known = wie_heeft(username, code, at=at)
    if known is None:
        return None
    hashed = _keyed(known, zonder_streepjes(code))
    if not _open(username, at).filter(code_hash=hashed).update(gebruikt_op=at):
        return None  # used by another in the same moment
    return Account.objects.get(pk=known)


def zet_wachtwoord(username: str, code: str, password: str, *, at: datetime) -> bool:
    """Set the password of who has this code; False when it fits nobody."""
    known = wie_heeft(username, code, at=at)
    if known is None:
        return False
    who = replace(SYSTEM, account_id=known, system=False)
    with act("account.wachtwoord", by=who, at=at, ground="AVG 32") as a:
        account = gebruik(username, code, at=at)
        if account is None:
            return False
        account.set_password(password)
        account.save(update_fields=["password"])
        Aanmelding.objects.filter(account_id=known).delete()
        a.log(object_type="account", object_id=known)
    return True
