"""Kinds of organisation and who may work there, codes, terms of a session, the one spelling of a name. Pure Python."""

import unicodedata
from enum import StrEnum

from eenplan.core.access.policy import Purpose, Role
from eenplan.core.rulebook.rules import RuleDefault

RULES = (
    RuleDefault("uitnodiging", "Geldigheid van een code voor een wachtwoord", 24, "H", "ASVS 5.0 6.4.1; termijn [D]",
                exact=True, sure=False),
    RuleDefault("sessie_stil", "Minuten zonder handeling, daarna opnieuw inloggen", 30, "N",
                "ASVS 5.0 7.3.1; termijn [D]", sure=False),
    RuleDefault("sessie_langst", "Hoogstens zo lang ingelogd", 12, "H", "ASVS 5.0 7.3.2; termijn [D]", exact=True,
                sure=False),
    RuleDefault("tweede_factor", "Tweede stap bij inloggen: 0 niemand, 1 wie casussen ziet of beheert, 2 iedereen", 1,
                "N", "ASVS 5.0 6.3.3 [D]", sure=False),
    RuleDefault("tweede_factor_uitstel", "Uitstel om een tweede stap in te stellen", 14, "CD", "termijn [D]",
                sure=False),
)  # fmt: skip


class OrganisationKind(StrEnum):
    """What kind of party an organisation is (domain 6.4 and 6.11)."""

    VEILIG_THUIS = "veilig_thuis"
    LOKAAL_TEAM = "lokaal_team"
    POLITIE = "politie"
    JUSTITIE = "justitie"
    GEMEENTE = "gemeente"
    ONDERWIJS = "onderwijs"
    HUISARTS = "huisarts"
    GEZONDHEIDSZORG = "gezondheidszorg"
    GGZ = "ggz"
    JEUGDHULP = "jeugdhulp"
    OPVANG = "opvang"
    GI = "gi"
    RVDK = "rvdk"
    SPECIALIST = "specialist"
    MAATSCHAPPELIJK_WERK = "maatschappelijk_werk"
    OVERIG = "overig"

    @property
    def label(self) -> str:
        """The word on the screen."""
        return SOORTNAMEN.get(self, self.value.replace("_", " ").capitalize())


# Names and abbreviations that one letter more or less does not make into a word.
SOORTNAMEN = {
    OrganisationKind.VEILIG_THUIS: "Veilig Thuis",
    OrganisationKind.GGZ: "GGZ",
    OrganisationKind.GI: "Gecertificeerde instelling",
    OrganisationKind.RVDK: "Raad voor de Kinderbescherming",
}


DEFAULT_PURPOSE: dict[Role, Purpose] = {
    Role.VT_INTAKE: Purpose.VEILIGHEID,
    Role.VT_CASUS: Purpose.VEILIGHEID,
    Role.VT_LEAD: Purpose.VEILIGHEID,
    Role.REGISSEUR: Purpose.REGIE,
    Role.ZORGPARTNER: Purpose.REGIE,
    Role.JUSTITIE: Purpose.STRAFRECHT,
    Role.PROCESREGISSEUR: Purpose.VEILIGHEID,
    Role.BELEID: Purpose.BELEID,
    Role.FG: Purpose.TOEZICHT,
    Role.BEHEER: Purpose.TOEZICHT,
    Role.BETROKKENE: Purpose.EIGEN,
    Role.ANONIEM: Purpose.ADVIES,
}


VEILIG_THUIS_ONLY = frozenset({Role.VT_INTAKE, Role.VT_CASUS, Role.VT_LEAD})
JUSTITIE_ONLY = frozenset({OrganisationKind.POLITIE, OrganisationKind.JUSTITIE})
# A person concerned and a visitor have no account.
TE_GEVEN = tuple(role for role in Role if role not in {Role.BETROKKENE, Role.ANONIEM})
ZONDER_INHOUD = frozenset({Role.BELEID, Role.FG, Role.BEHEER})  # access.md R0
LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"  # none that looks like another when it is read aloud or written down
GROEPEN, PER_GROEP = 3, 4  # 31^12 codes: 59 bits


def past_bij(role: Role, kind: str) -> bool:
    """Whether this role exists at such an organisation: what Veilig Thuis and the police see, nobody else gets."""
    if role in VEILIG_THUIS_ONLY:
        return kind == OrganisationKind.VEILIG_THUIS
    return role is not Role.JUSTITIE or kind in JUSTITIE_ONLY


def zonder_streepjes(code: str) -> str:
    """A code as it was typed, without what was put in to read it."""
    return "".join(letter for letter in code.upper() if letter.isalnum())


def login_name(typed: str) -> str:
    """The one spelling of a user name: without capitals, outer spaces and look-alikes of Unicode (NFKC, casefold).

    Whatever logs in or counts tries uses it; where the two differ, each spelling would get tries of its own.
    """
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", typed).casefold()).strip()
