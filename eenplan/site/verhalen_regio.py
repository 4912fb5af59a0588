"""Who plays the parts of a story: an existing Veilig Thuis or a new one, its people, partners with a token."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from hashlib import sha256
from secrets import token_urlsafe

from django.db import transaction
from django.utils.text import slugify

from eenplan.core.access.policy import Role
from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM, Viewer
from eenplan.core.accounts.models import Account, Appointment, Organisation, PartnerToken
from eenplan.core.accounts.queries import viewer_of
from eenplan.core.accounts.rules import OrganisationKind as Kind
from eenplan.site.verhalen_bestand import Ding, Verhaal, soort_melder

LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)  # a story may be of years ago
TOKEN_NAME = "verhalen"  # noqa: S105 - the name of a token, no secret
# Which kind of organisation a group of reporters (domain 6.4) works for.
KINDS = {
    "Politie": Kind.POLITIE, "Huisarts": Kind.HUISARTS, "GGZ": Kind.GGZ, "Onderwijs": Kind.ONDERWIJS,
    "Overig gezondheidszorg": Kind.GEZONDHEIDSZORG, "Jeugdhulp/zorg": Kind.JEUGDHULP,
    "Justitie en veiligheid excl. politie": Kind.JUSTITIE, "Maatschappelijk werk": Kind.MAATSCHAPPELIJK_WERK,
}  # fmt: skip


@contextmanager
def alles_zien() -> Iterator[None]:
    """A transaction in which the machinery reads or writes."""
    with transaction.atomic():
        enter(SYSTEM)
        yield


@dataclass(slots=True)
class Regio:
    """The players of one replay."""

    vt: Organisation
    intake: Viewer
    tweede: Viewer
    casus: Viewer
    tokens: dict[int, str] = field(default_factory=dict)

    def token_van(self, melder: Ding) -> str:
        """A token of the organisation that this reporter works for; a citizen's report is typed in by Veilig Thuis."""
        organisation = self.organisatie_van(melder)
        if organisation.pk not in self.tokens:
            token = token_urlsafe(24)
            PartnerToken.objects.update_or_create(
                organisation=organisation, naam=TOKEN_NAME,
                defaults={"token_hash": sha256(token.encode()).hexdigest(), "van": LONG_AGO, "ingetrokken_op": None},
            )  # fmt: skip
            self.tokens[organisation.pk] = token
        return self.tokens[organisation.pk]

    def organisatie_van(self, melder: Ding) -> Organisation:
        """Where this reporter works."""
        naam = str(melder.get("organisatie") or "").strip()
        if soort_melder(melder) in ("Burger", "Onbekend") or not naam:
            return self.vt
        return organisatie(naam, KINDS.get(melder["soort"], Kind.OVERIG))

    def regisseur(self, naam: str) -> Viewer:
        """A casusregisseur of the organisation that the story names as director."""
        place = organisatie(naam.partition("(")[0].strip(), soort_van(naam))
        return iemand(place, Role.REGISSEUR, "casusregisseur")

    def trek_tokens_in(self, at: datetime) -> None:
        """The tokens of the replay end with it."""
        PartnerToken.objects.filter(naam=TOKEN_NAME, ingetrokken_op__isnull=True).update(ingetrokken_op=at)


def soort_van(naam: str) -> Kind:
    """The kind of a directing organisation by its name."""
    low = f" {naam.lower()} "
    if "specialist" in low:
        return Kind.SPECIALIST
    return Kind.GI if " gi " in low or "jeugdbescherming" in low else Kind.LOKAAL_TEAM


def organisatie(naam: str, soort: Kind) -> Organisation:
    """The organisation of this name, made when it is not there."""
    found = Organisation.objects.filter(naam__iexact=naam[:200]).first()
    return found or Organisation.objects.create(naam=naam[:200], soort=soort)


def iemand(place: Organisation, role: Role, functie: str) -> Viewer:
    """The first person with this role there since long ago; made, without a password, when there is nobody."""
    held = Appointment.objects.filter(organisation=place, role=role, van__lte=LONG_AGO, tot__isnull=True)
    found = held.select_related("account", "organisation").order_by("pk").first()
    return viewer_of(found or benoem(place, role, functie))


def benoem(place: Organisation, role: Role, functie: str) -> Appointment:
    """A person of the story; nobody can log in with this account."""
    username = f"verhaal-{role.value}-{slugify(place.naam)}"[:140]
    account, _ = Account.objects.get_or_create(
        username=username, defaults={"naam": f"{functie.capitalize()} {place.naam}"[:200], "password": "!"}
    )
    return Appointment.objects.create(account=account, organisation=place, role=role, functie=functie, van=LONG_AGO)


def _regio(verhaal: Verhaal) -> Ding:
    """What the file says of its region."""
    found = verhaal.meta.get("regio")
    return found if isinstance(found, dict) else {}


def regio(verhaal: Verhaal) -> Regio:
    """The region of this database, completed with whoever the story needs."""
    vt = Organisation.objects.filter(soort=Kind.VEILIG_THUIS).order_by("pk").first()
    naam = str(_regio(verhaal).get("veilig_thuis") or "Veilig Thuis (verhalen)")
    vt = vt or organisatie(naam, Kind.VEILIG_THUIS)
    found = Regio(
        vt,
        intake=iemand(vt, Role.VT_INTAKE, "triagist"),
        tweede=iemand(vt, Role.VT_LEAD, "teamleider"),
        casus=iemand(vt, Role.VT_CASUS, "casushouder"),
    )
    if vt.dienstdoende_id is None:
        vt.dienstdoende_id = found.intake.account_id
        vt.save(update_fields=["dienstdoende"])
    return found
