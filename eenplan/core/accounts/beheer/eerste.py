"""The first functional manager, who makes all others; and the way back in when he lost what he logs in with."""

from datetime import datetime

from allauth.mfa.models import Authenticator

from eenplan.core.access.policy import Role
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.accounts.beheer.actions import beeindig_sessies
from eenplan.core.accounts.beheer.codes import geef_code
from eenplan.core.accounts.beheer.queries import beheerders
from eenplan.core.accounts.models import Account, Appointment, Organisation
from eenplan.core.accounts.rules import OrganisationKind, login_name
from eenplan.core.acts import act
from eenplan.core.workflow import Refused

GROND = "AVG 32, op de machine zelf"


def maak_eerste(naam: str, username: str, organisatie: str, *, at: datetime) -> str:
    """Veilig Thuis, when it is not there yet, and its manager; returns the code for his password."""
    if beheerders(at).exists():
        raise Refused("Er is al een functioneel beheerder. Die maakt de andere accounts, op /werk/accounts.")
    name = login_name(username)
    if not name or not naam.strip() or Account.objects.filter(username=name).exists():
        raise Refused("Geef een naam en een gebruikersnaam die nog niet bestaat.")
    with act("account.eerste", by=SYSTEM, at=at, ground=GROND) as a:
        vt = Organisation.objects.filter(soort=OrganisationKind.VEILIG_THUIS).order_by("pk").first()
        if vt is None and not organisatie.strip():
            raise Refused("Geef de naam van uw Veilig Thuis.")
        place = vt or Organisation.objects.create(naam=organisatie.strip(), soort=OrganisationKind.VEILIG_THUIS)
        account = Account.objects.create_user(name, None, naam=naam.strip())
        Appointment.objects.create(
            account=account, organisation=place, role=Role.BEHEER, functie="functioneel beheerder", van=at
        )
        a.log(object_type="account", object_id=account.pk)
        return geef_code(account, at)


def herstel(username: str, *, at: datetime) -> str:
    """A new code for a manager whom no other manager can help; his second factor and sessions go."""
    found = beheerders(at).filter(account__username=login_name(username)).select_related("account").first()
    if found is None:
        raise Refused("Dit is geen functioneel beheerder. Een beheerder helpt de anderen, op /werk/accounts.")
    with act("account.herstel", by=SYSTEM, at=at, ground=GROND) as a:
        Authenticator.objects.filter(user_id=found.account_id).delete()
        beeindig_sessies(found.account_id)
        a.log(object_type="account", object_id=found.account_id)
        return geef_code(found.account, at)
