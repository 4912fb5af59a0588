"""The invented region "Zandermeer": its organisations, and people for every role with one password."""

from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.hashers import make_password

from eenplan.core.access.policy import Role
from eenplan.core.accounts.models import Account, Appointment, Organisation, PartnerToken
from eenplan.core.accounts.rules import OrganisationKind as Kind
from eenplan.core.doors import DOORS
from eenplan.site.verhalen_regio import LONG_AGO

PASSWORD = "zandermeer-demo-2026"  # noqa: S105 - printed on purpose: the region is invented
GEMEENTEN = ("Zandermeer", "Oeverdam", "Kleiwoude", "Hoogveld")
VT = "Veilig Thuis Zandermeer (verzonnen)"
POLITIE = "Politie, eenheid Meerlanden (verzonnen)"
ORGANISATIES: tuple[tuple[str, Kind, str], ...] = (
    (VT, Kind.VEILIG_THUIS, ""),
    *((f"Lokaal team {naam}", Kind.LOKAAL_TEAM, naam) for naam in GEMEENTEN),
    *((f"Gemeente {naam}", Kind.GEMEENTE, naam) for naam in GEMEENTEN),
    (POLITIE, Kind.POLITIE, ""),
    ("Basisschool De Boomhut", Kind.ONDERWIJS, "Zandermeer"),
    ("Meerlanden College", Kind.ONDERWIJS, "Zandermeer"),
    ("Kinderopvang De Kikkerpoel", Kind.OVERIG, "Zandermeer"),
    ("Peuteropvang Het Nest", Kind.OVERIG, "Hoogveld"),
    ("Huisartsenpraktijk De Sluis", Kind.HUISARTS, "Oeverdam"),
    ("Ambulancedienst Meerlanden", Kind.GEZONDHEIDSZORG, ""),
    ("Thuiszorg Kleiland", Kind.GEZONDHEIDSZORG, "Kleiwoude"),
    ("GGZ Meerwijk", Kind.GGZ, ""),
    ("Jeugdpraktijk Oeverdam", Kind.JEUGDHULP, "Oeverdam"),
    ("Welzijn Hoogveld", Kind.MAATSCHAPPELIJK_WERK, "Hoogveld"),
    ("Opvang Het Anker", Kind.OPVANG, ""),
    ("GI Jeugdbescherming Meerlanden", Kind.GI, ""),
    ("Regionaal specialist stalking", Kind.SPECIALIST, ""),
    ("Regionaal specialist eergerelateerd geweld", Kind.SPECIALIST, ""),
    ("Regionaal specialist seksueel geweld", Kind.SPECIALIST, ""),
)


@dataclass(frozen=True, slots=True)
class Mens:
    """One demo account."""

    gebruiker: str
    naam: str
    organisatie: str
    role: Role
    functie: str

    @property
    def deur(self) -> str:
        """The first door this role opens."""
        return next(name for name in ("werk", "partner", "beleid") if self.role in DOORS[name])


MENSEN = (
    Mens("triage", "Iris Veldkamp", VT, Role.VT_INTAKE, "triagist"),
    Mens("triage2", "Bram Oosting", VT, Role.VT_INTAKE, "triagist"),
    Mens("casus", "Marit Hoekstra", VT, Role.VT_CASUS, "casushouder"),
    Mens("leiding", "Sanne Kuiper", VT, Role.VT_LEAD, "teamleider"),
    Mens("proces", "Koen Terpstra", VT, Role.PROCESREGISSEUR, "procesregisseur"),
    Mens("beheer", "Jolanda Vos", VT, Role.BEHEER, "functioneel beheerder"),
    Mens("privacy", "Ruben Slot", VT, Role.FG, "functionaris gegevensbescherming"),
    Mens("team-zandermeer", "Fatima Bouzid", "Lokaal team Zandermeer", Role.REGISSEUR, "casusregisseur"),
    Mens("team-zandermeer2", "Niels Brand", "Lokaal team Zandermeer", Role.REGISSEUR, "casusregisseur"),
    Mens("team-oeverdam", "Hanneke Prinsen", "Lokaal team Oeverdam", Role.REGISSEUR, "casusregisseur"),
    Mens("team-kleiwoude", "Tjeerd Admiraal", "Lokaal team Kleiwoude", Role.REGISSEUR, "casusregisseur"),
    Mens("team-hoogveld", "Mireille Smits", "Lokaal team Hoogveld", Role.REGISSEUR, "casusregisseur"),
    Mens("welzijn-hoogveld", "Petra Zwart", "Welzijn Hoogveld", Role.REGISSEUR, "maatschappelijk werker"),
    Mens("gi", "Wout Dekker", "GI Jeugdbescherming Meerlanden", Role.REGISSEUR, "jeugdbeschermer"),
    Mens("specialist-stalking", "Yara Goedhart", "Regionaal specialist stalking", Role.REGISSEUR, "specialist"),
    Mens("specialist-eer", "Selin Aktas", "Regionaal specialist eergerelateerd geweld", Role.REGISSEUR, "specialist"),
    Mens("specialist-seksueel", "Anouk Rietveld", "Regionaal specialist seksueel geweld", Role.REGISSEUR, "specialist"),
    Mens("opvang", "Dewi Lestari", "Opvang Het Anker", Role.REGISSEUR, "casusregisseur opvang"),
    Mens("politie", "Erik van Loon", POLITIE, Role.JUSTITIE, "hoofdagent"),
    Mens("school", "Tamara Wolff", "Basisschool De Boomhut", Role.ZORGPARTNER, "intern begeleider"),
    Mens("huisarts", "Mark Haverkamp", "Huisartsenpraktijk De Sluis", Role.ZORGPARTNER, "huisarts"),
    Mens("ggz", "Joost Brandsma", "GGZ Meerwijk", Role.ZORGPARTNER, "behandelaar"),
    Mens("beleid", "Esther Nagel", "Gemeente Zandermeer", Role.BELEID, "beleidsadviseur"),
)


def maak() -> None:
    """The organisations and accounts; what is there already stays as it is."""
    places = {naam: _plaats(naam, soort, gemeente) for naam, soort, gemeente in ORGANISATIES}
    secret = make_password(PASSWORD)  # one hash for all: Argon2 is slow on purpose
    for mens in MENSEN:
        account, _ = Account.objects.get_or_create(
            username=mens.gebruiker,
            defaults={"naam": mens.naam, "email": f"{mens.gebruiker}@demo.invalid", "password": secret},
        )
        Appointment.objects.get_or_create(
            account=account, organisation=places[mens.organisatie], role=mens.role.value,
            defaults={"functie": mens.functie, "van": LONG_AGO},
        )  # fmt: skip
    vt = places[VT]
    if vt.dienstdoende_id is None:
        vt.dienstdoende = Account.objects.get(username="triage")
        vt.save(update_fields=["dienstdoende"])


def merk(now: datetime) -> PartnerToken:
    """When building began (`van`) and ended (`ingetrokken_op`). Its hash fits no token, so it opens nothing."""
    vt = Organisation.objects.get(naam=VT)
    found, _ = PartnerToken.objects.get_or_create(
        organisation=vt, naam="opbouw van de demo", defaults={"token_hash": "geen token", "van": now}
    )
    return found


def _plaats(naam: str, soort: Kind, gemeente: str) -> Organisation:
    number = 1000 + next(index for index, row in enumerate(ORGANISATIES) if row[0] == naam)
    found, _ = Organisation.objects.get_or_create(
        naam=naam, defaults={"soort": soort, "gemeente": gemeente, "telefoon": f"0800-{number}"}
    )
    return found
