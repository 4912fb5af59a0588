"""Who decides about orders in the invented region."""

from eenplan.core.access.policy import Role
from eenplan.core.accounts.models import Account, Appointment, Organisation

GEMEENTE = "Zandermeer"
WIE = (
    ("hovj", "Gerda Blom", "politie", Role.JUSTITIE, "hulpofficier van justitie"),
    ("burgemeester", "Anneke de Wit", "gemeente", Role.ZORGPARTNER, "burgemeester"),
    ("loco", "Hugo Mertens", "gemeente", Role.ZORGPARTNER, "loco-burgemeester"),
)


def mensen() -> bool:
    """The accounts of who decides, with the password of the others; False where the demo has no such places."""
    example = Account.objects.filter(username="politie").first()
    town = Organisation.objects.filter(soort="gemeente", gemeente=GEMEENTE).first()
    police = Organisation.objects.filter(soort="politie").order_by("pk").first()
    if not (example and town and police):
        return False
    for username, naam, soort, role, functie in WIE:
        account, _ = Account.objects.get_or_create(
            username=username,
            defaults={"naam": naam, "email": f"{username}@demo.invalid", "password": example.password},
        )
        since = Appointment.objects.filter(account=example).order_by("van").values_list("van", flat=True)[0]
        Appointment.objects.get_or_create(
            account=account, organisation=police if soort == "politie" else town, role=role.value,
            defaults={"functie": functie, "van": since},
        )  # fmt: skip
    return True
