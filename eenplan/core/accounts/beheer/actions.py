"""Accounts: made, blocked, opened again, given a code, freed of a lost second factor."""

from datetime import datetime

from allauth.mfa.models import Authenticator

from eenplan.core.access.policy import Role
from eenplan.core.access.viewer import Viewer
from eenplan.core.accounts.beheer import plaatsen
from eenplan.core.accounts.beheer.codes import geef_code
from eenplan.core.accounts.beheer.dienst import volg_dienst_op
from eenplan.core.accounts.beheer.regels import GROND, mag, mag_bij, nooit_de_laatste, vind
from eenplan.core.accounts.models import Aanmelding, Account, Uitnodiging
from eenplan.core.accounts.rules import login_name
from eenplan.core.acts import Act, act
from eenplan.core.workflow import Refused


def maak_account(
    naam: str, username: str, email: str, *, organisation_id: int, role: Role, functie: str, by: Viewer, at: datetime
) -> tuple[int, str]:
    """A new account with its first function; returns its key and the code for its password."""
    mag(by)
    name = login_name(username)
    if Account.objects.filter(username=name).exists():
        raise Refused("Er is al iemand met deze gebruikersnaam. Kies een andere.")
    with act("account.maak", by=by, at=at, ground=GROND) as a:
        account = Account.objects.create_user(name, None, naam=naam.strip(), email=email)
        _log(a, account.pk)
        plaatsen.stel_aan(
            account.pk, organisation_id=organisation_id, role=role, functie=functie, van=at, tot=None, by=by, at=at
        )
        return account.pk, geef_code(account, at)


def wijzig(account_id: int, naam: str, email: str, *, by: Viewer, at: datetime) -> None:
    """Another name or mail address; the user name stays, for the log is read by it."""
    mag_bij(by, account_id)
    with act("account.wijzig", by=by, at=at, ground=GROND) as a:
        account = vind(account_id)
        account.naam, account.email = naam.strip(), email
        account.save(update_fields=["naam", "email"])
        _log(a, account_id)


def blokkeer(account_id: int, *, by: Viewer, at: datetime) -> None:
    """Nothing more from the next click on; always possible, but for the last manager.

    What stood on his name goes to a colleague in the same act (`account.geblokkeerd`): nothing is left with nobody.
    """
    mag_bij(by, account_id)
    with act("account.blokkeer", by=by, at=at, ground=GROND) as a:
        account = vind(account_id)
        if not account.is_active:
            raise Refused("Dit account is al geblokkeerd.")
        nooit_de_laatste(at, account_id=account_id)
        account.is_active = False
        account.save(update_fields=["is_active"])
        beeindig_sessies(account_id)
        Uitnodiging.objects.filter(account_id=account_id, gebruikt_op__isnull=True).delete()
        volg_dienst_op(at)
        _log(a, account_id)
        a.event("account.geblokkeerd", account_id=account_id)


def deblokkeer(account_id: int, *, by: Viewer, at: datetime) -> None:
    """Let somebody in again who still has a function; what was on his name stays where it went."""
    mag_bij(by, account_id)
    with act("account.deblokkeer", by=by, at=at, ground=GROND) as a:
        account = vind(account_id)
        if account.is_active:
            raise Refused("Dit account is niet geblokkeerd.")
        account.is_active = True
        account.save(update_fields=["is_active"])
        _log(a, account_id)


def nodig_uit(account_id: int, *, by: Viewer, at: datetime) -> str:
    """A code for a new password; the old password opens nothing from now on."""
    mag_bij(by, account_id)
    with act("account.nodig_uit", by=by, at=at, ground=GROND) as a:
        account = vind(account_id)
        if not account.is_active:
            raise Refused("Dit account is geblokkeerd. Haal eerst de blokkade weg.")
        account.set_unusable_password()
        account.save(update_fields=["password"])
        beeindig_sessies(account_id)
        _log(a, account_id)
        return geef_code(account, at)


def wis_tweede_stap(account_id: int, *, by: Viewer, at: datetime) -> None:
    """Forget the second factor of who lost it; the sessions end with it."""
    mag_bij(by, account_id)
    with act("account.wis_tweede_stap", by=by, at=at, ground=GROND) as a:
        vind(account_id)
        if not Authenticator.objects.filter(user_id=account_id).delete()[0]:
            raise Refused("Deze persoon heeft geen tweede stap ingesteld.")
        beeindig_sessies(account_id)
        _log(a, account_id)


def beeindig_sessies(account_id: int) -> None:
    """Log somebody out wherever he is."""
    Aanmelding.objects.filter(account_id=account_id).delete()


def _log(a: Act, account_id: int) -> None:
    a.log(object_type="account", object_id=account_id)
