"""People that only this package needs: who can decide about an order."""

from datetime import timedelta

from django.contrib.auth.hashers import make_password

from eenplan.core.access.policy import Role
from eenplan.core.accounts.models import Account, Appointment
from eenplan.core.accounts.queries import viewer_of
from tests.regio import PASSWORD, Regio

WIE = {
    "hovj": ("politie", Role.JUSTITIE, "hulpofficier van justitie"),
    "burgemeester": ("gemeente", Role.ZORGPARTNER, "burgemeester"),
    "loco": ("gemeente", Role.ZORGPARTNER, "loco-burgemeester"),
}


def voeg_toe(regio: Regio) -> Regio:
    """The hulpofficier, the mayor and her deputy, with the same password as everybody."""
    secret = make_password(PASSWORD)
    for key, (place, role, functie) in WIE.items():
        account = Account.objects.create(
            username=key, password=secret, naam=f"Toets {key.capitalize()}", email=f"{key}@voorbeeld.invalid"
        )
        row = Appointment.objects.create(
            account=account, organisation=regio.organisations[place], role=role, functie=functie,
            van=regio.at - timedelta(days=400),
        )  # fmt: skip
        regio.accounts[key], regio.viewers[key] = account, viewer_of(row)
    return regio
