"""Tables of organisations, accounts and appointments."""

from typing import Any

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models
from django.db.models import Q

from eenplan.core.access.policy import Role
from eenplan.core.accounts.rules import OrganisationKind, login_name
from eenplan.core.crypto.kolommen import Sealed

ROLE_CHOICES = [(role.value, role.value) for role in Role]
KIND_CHOICES = [(kind.value, kind.label) for kind in OrganisationKind]


class Organisation(models.Model):
    """One party in the region: Veilig Thuis, a local team, the police, a school ..."""

    naam = models.CharField(max_length=200, unique=True)
    soort = models.CharField(max_length=40, choices=KIND_CHOICES)
    gemeente = models.CharField(max_length=100, blank=True)
    telefoon = models.CharField(max_length=40, blank=True)
    email = models.EmailField(blank=True)
    # Off where the organisation's own login asks for it already (OIDC).
    tweede_factor = models.BooleanField(default=True)
    # Who owns what comes in while nobody has taken it yet (access.md misuse 22: always an owner).
    dienstdoende = models.ForeignKey("Account", on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    def __str__(self) -> str:
        return self.naam


class AccountManager(BaseUserManager["Account"]):
    """Creates accounts; there is no self-registration."""

    def create_user(self, username: str, password: str | None = None, **extra: object) -> "Account":
        """Create one account with an Argon2 password, under the one spelling of its name."""
        account = self.model(username=login_name(username), **extra)
        account.set_password(password)
        account.save(using=self._db)
        return account


class Account(AbstractBaseUser, PermissionsMixin):
    """A person who can log in; what he may do follows from his appointments."""

    username = models.CharField(max_length=150, unique=True)
    naam = models.CharField(max_length=200)
    email = models.EmailField(blank=True)
    is_active = models.BooleanField(default=True)
    is_staff = models.BooleanField(default=False)

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["naam"]
    objects = AccountManager()

    def __str__(self) -> str:
        return self.naam

    def get_full_name(self) -> str:
        """The name as colleagues know it."""
        return self.naam


class Appointment(models.Model):
    """What an account is at an organisation, from and until when (R11: ends on the next click)."""

    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="appointments")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="appointments")
    role = models.CharField(max_length=20, choices=ROLE_CHOICES)
    functie = models.CharField(max_length=100)
    van = models.DateTimeField()
    tot = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(tot__isnull=True) | Q(tot__gt=models.F("van")), name="appointment_period"
            )
        ]

    def __str__(self) -> str:
        return f"{self.functie}, {self.organisation}"


class PartnerToken(models.Model):
    """Access of one partner system to the API; only the hash of the token is kept."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="tokens")
    naam = models.CharField(max_length=100)
    token_hash = models.CharField(max_length=64, unique=True)
    van = models.DateTimeField()
    ingetrokken_op = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return self.naam


class Uitnodiging(models.Model):
    """One code, handed over in person, with which somebody sets his first or a new password; kept as a keyed hash."""

    account = models.OneToOneField(Account, on_delete=models.CASCADE, related_name="uitnodiging")
    code_hash = models.CharField(max_length=64)
    gemaakt_op = models.DateTimeField()
    geldig_tot = models.DateTimeField()
    gebruikt_op = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"uitnodiging van {self.account_id}"


class Inlogbron(models.Model):
    """The login of an organisation itself (OpenID Connect); its secret is sealed."""

    organisation = models.OneToOneField(Organisation, on_delete=models.PROTECT, related_name="inlogbron")
    issuer = models.CharField(max_length=500)
    client_id = models.CharField(max_length=200)
    secret = models.BinaryField(default=b"")
    actief = models.BooleanField(default=True)

    sealed = (Sealed("secret", "organisation_id", "inlogbron"),)

    def __str__(self) -> str:
        return self.issuer


class Inlogkoppeling(models.Model):
    """Which person at the login of an organisation is which account."""

    bron = models.ForeignKey(Inlogbron, on_delete=models.CASCADE, related_name="+")
    issuer = models.CharField(max_length=500)
    subject = models.CharField(max_length=255)
    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="+")
    gemaakt_op = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["bron", "issuer", "subject"], name="inlogkoppeling_een_mens"),
            models.UniqueConstraint(fields=["bron", "account"], name="inlogkoppeling_een_account"),
        ]

    def __str__(self) -> str:
        return f"koppeling van {self.account_id}"


class Aanmelding(AbstractBaseSession):
    """One session, with whose it is: so that a leaver loses them all, and everybody can look where he is logged in."""

    account = models.ForeignKey(Account, on_delete=models.CASCADE, null=True, related_name="aanmeldingen")

    @classmethod
    def get_session_store_class(cls) -> Any:
        """The store that keeps sessions here."""
        from eenplan.core.accounts.sessies import SessionStore  # the store names this table

        return SessionStore
