"""Kinds of organisation, a role's usual purpose, and the one spelling of a user name. Pure Python."""

import unicodedata
from enum import StrEnum

from eenplan.core.access.policy import Purpose, Role


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
        return self.value.replace("_", " ").capitalize()


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


def login_name(typed: str) -> str:
    """The one spelling of a user name: without capitals, outer spaces and look-alikes of Unicode (NFKC, casefold).

    Whatever logs in or counts tries uses it; where the two differ, each spelling would get tries of its own.
    """
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", typed).casefold()).strip()
