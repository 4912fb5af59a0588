"""The invented region "Zandermeer": its organisations, and people for every role with one password."""

from datetime import datetime

from django.contrib.auth.hashers import make_password

from eenplan.core import clock
from eenplan.core.access.policy import Role
from eenplan.core.accounts.models import Account, Appointment, Organisation, PartnerToken
from eenplan.core.accounts.queries import viewer_of
from eenplan.core.accounts.rules import OrganisationKind as Kind
from eenplan.core.maildomains.actions import laat_toe
from eenplan.core.maildomains.models import Maildomein
from eenplan.dossier.casus.models import Casus
from eenplan.site.demo.mensen import MENSEN, ORGANISATIES, VT
from eenplan.site.verhalen_regio import LONG_AGO

PASSWORD = "zandermeer-demo-2026"  # noqa: S105 - printed on purpose: the region is invented
OPBOUW = "opbouw van de demo"
DOMEIN = "demo.invalid"


def maak() -> None:
    """The organisations and accounts; what is there already stays as it is."""
    places = {naam: _plaats(naam, soort, gemeente) for naam, soort, gemeente in ORGANISATIES}
    secret = make_password(PASSWORD)  # one hash for all: Argon2 is slow on purpose
    for mens in MENSEN:
        account, _ = Account.objects.get_or_create(
            username=mens.gebruiker,
            defaults={"naam": mens.naam, "email": f"{mens.gebruiker}@{DOMEIN}", "password": secret},
        )
        Appointment.objects.get_or_create(
            account=account, organisation=places[mens.organisatie], role=mens.role.value,
            defaults={"functie": mens.functie, "van": LONG_AGO},
        )  # fmt: skip
    keur_demodomein_goed()
    vt = places[VT]
    if vt.dienstdoende_id is None:
        vt.dienstdoende = Account.objects.get(username="triage")
        vt.save(update_fields=["dienstdoende"])


def keur_demodomein_goed() -> None:
    """Mail of the demo goes to a domain that cannot exist; the invented functional manager vouches for it."""
    keeper = Appointment.objects.filter(role=Role.BEHEER.value).order_by("pk").first()
    if keeper and not Maildomein.objects.filter(domein=DOMEIN).exists():
        laat_toe(DOMEIN, by=viewer_of(keeper), at=clock.now())


def merk(now: datetime, naam: str = OPBOUW) -> PartnerToken:
    """When building began (`van`) and ended (`ingetrokken_op`). Its hash fits no token, so it opens nothing."""
    vt = Organisation.objects.get(naam=VT)
    found, _ = PartnerToken.objects.get_or_create(
        organisation=vt, naam=naam, defaults={"token_hash": f"geen token: {naam}"[:64], "van": now}
    )
    return found


def is_van_een_ander() -> bool:
    """Whether this database holds accounts or cases that no demo made: then nothing invented may be put beside it.

    Looks past row-level security, so call it as the machinery.
    """
    if PartnerToken.objects.filter(naam=OPBOUW, organisation__naam=VT).exists():
        return False
    return any(model.objects.exists() for model in (Account, Organisation, Casus))


def is_gebouwd() -> bool:
    """Whether the demo was built to its end here."""
    return PartnerToken.objects.filter(naam=OPBOUW, organisation__naam=VT, ingetrokken_op__isnull=False).exists()


def _plaats(naam: str, soort: Kind, gemeente: str) -> Organisation:
    number = 1000 + next(index for index, row in enumerate(ORGANISATIES) if row[0] == naam)
    found, _ = Organisation.objects.get_or_create(
        naam=naam, defaults={"soort": soort, "gemeente": gemeente, "telefoon": f"0800-{number}"}
    )
    return found
