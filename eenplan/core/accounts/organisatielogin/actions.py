"""Setting up the login of an organisation, and binding a person to it once."""

from dataclasses import replace
from datetime import datetime

from eenplan.core.access.viewer import SYSTEM, Viewer
from eenplan.core.accounts.beheer.codes import gebruik, wie_heeft
from eenplan.core.accounts.beheer.regels import GROND, mag
from eenplan.core.accounts.models import Account, Inlogbron, Inlogkoppeling
from eenplan.core.accounts.organisatielogin.queries import KIND
from eenplan.core.accounts.queries import live_appointments
from eenplan.core.acts import act
from eenplan.core.crypto.zegel import seal
from eenplan.core.integrations.rules import wrong_with
from eenplan.core.workflow import Refused


def stel_in(
    organisation_id: int, issuer: str, client_id: str, secret: str, actief: bool, *, by: Viewer, at: datetime
) -> None:
    """The provider of an organisation; an empty secret leaves the one that is there."""
    mag(by)
    if problem := wrong_with(issuer):
        raise Refused(problem)
    with act("organisatie.inlog", by=by, at=at, ground=GROND) as a:
        row = Inlogbron.objects.select_for_update().filter(organisation_id=organisation_id).first()
        row = row or Inlogbron(organisation_id=organisation_id)
        if not secret and (not row.secret or row.issuer != issuer.strip()):  # at another address it would be told
            raise Refused("Vul het geheim in dat bij deze client hoort.")
        if secret:
            row.secret = seal(secret.encode(), organisation_id=organisation_id, kind=KIND)
        row.issuer, row.client_id, row.actief = issuer.strip(), client_id.strip(), actief
        row.save()
        a.log(object_type="organisation", object_id=organisation_id)


def koppel(row: Inlogbron, subject: str, username: str, code: str, *, at: datetime) -> Account | None:
    """Bind this subject to who has the code; None when the code does not fit, or the subject is somebody already.

    Only at an organisation where he works: another one says nothing about him, whoever sent him there. Whoever was
    bound before to this account at this organisation is so no more.
    """
    if Inlogkoppeling.objects.filter(bron=row, issuer=row.issuer, subject=subject).exists():
        return None
    known = wie_heeft(username, code, at=at)
    if known is None or not live_appointments(known, at).filter(organisation=row.organisation_id).exists():
        return None
    account = gebruik(username, code, at=at)
    if account is None:
        return None
    who = replace(SYSTEM, account_id=account.pk, naam=account.naam, system=False)
    with act("account.koppel", by=who, at=at, ground=GROND) as a:
        Inlogkoppeling.objects.filter(bron=row, account=account).delete()
        Inlogkoppeling.objects.create(bron=row, issuer=row.issuer, subject=subject, account=account, gemaakt_op=at)
        a.log(object_type="account", object_id=account.pk)
    return account
