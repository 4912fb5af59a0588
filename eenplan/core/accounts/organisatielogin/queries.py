"""Which organisations have a login of their own, and whose account a subject is."""

from datetime import datetime

from eenplan.core.accounts.beheer.queries import organisatie as organisatie
from eenplan.core.accounts.models import Account, Inlogbron, Inlogkoppeling
from eenplan.core.accounts.organisatielogin.protocol import Bron
from eenplan.core.accounts.queries import live_appointments
from eenplan.core.crypto.zegel import unseal

KIND = "inlogbron"


def bronnen() -> list[Inlogbron]:
    """What the login page offers, by name."""
    return list(Inlogbron.objects.filter(actief=True).select_related("organisation").order_by("organisation__naam"))


def bron(organisation_id: int) -> Inlogbron | None:
    """The login of this organisation, also when it is switched off."""
    return Inlogbron.objects.select_related("organisation").filter(organisation_id=organisation_id).first()


def bron_van(account_id: int, at: datetime) -> Inlogbron | None:
    """The login of an organisation where this person works now."""
    places = [row.organisation_id for row in live_appointments(account_id, at)]
    return Inlogbron.objects.filter(actief=True, organisation_id__in=places).order_by("pk").first()


def open_bron(row: Inlogbron) -> Bron:
    """With its secret."""
    secret = unseal(row.secret, organisation_id=row.organisation_id, kind=KIND).decode()
    return Bron(row.issuer, row.client_id, secret)


def account_van(row: Inlogbron, subject: str, at: datetime) -> Account | None:
    """Whose account it is; a subject of another issuer is somebody else, and who left there comes in no more (R11)."""
    found = Inlogkoppeling.objects.select_related("account").filter(bron=row, issuer=row.issuer, subject=subject)
    person = found.first()
    if person is None or not live_appointments(person.account_id, at).filter(organisation=row.organisation_id).exists():
        return None
    return person.account
