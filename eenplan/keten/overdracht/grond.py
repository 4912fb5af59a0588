"""On which ground which kind of data may go to which kind of receiver (domain 10.1). Pure Python."""

from collections.abc import Collection, Iterator, Mapping
from enum import StrEnum

from eenplan.core.accounts.rules import OrganisationKind as Kind

TOESTEMMING = "toestemming"
AFSPRAAK = "afspraak-"  # a ground from the covenant register: this and the key of its row


# Words that do not follow from their code.
NAMEN = {
    "gi": "GI", "rvdk": "Raad voor de Kinderbescherming", "mda": "MDA++", "andere_vt": "Veilig Thuis, andere regio",
}  # fmt: skip


class Ontvanger(StrEnum):
    """Kinds of receiver (domain 6.11)."""

    LOKAAL_TEAM = "lokaal_team"
    LOPENDE_HULP = "lopende_hulp"
    MDA = "mda"
    GI = "gi"
    RVDK = "rvdk"
    ANDERE_VT = "andere_vt"
    OPVANG = "opvang"
    SPECIALIST = "specialist"
    BETROKKENEN = "betrokkenen"
    POLITIE = "politie"
    VERDEELTAFEL = "verdeeltafel"
    ANDERS = "anders"

    @property
    def naam(self) -> str:
        """The words on the screen."""
        return NAMEN.get(self.value, self.value.replace("_", " ").capitalize())


VAN_SOORT = {
    Kind.LOKAAL_TEAM: Ontvanger.LOKAAL_TEAM, Kind.GI: Ontvanger.GI, Kind.RVDK: Ontvanger.RVDK,
    Kind.VEILIG_THUIS: Ontvanger.ANDERE_VT, Kind.OPVANG: Ontvanger.OPVANG, Kind.SPECIALIST: Ontvanger.SPECIALIST,
    Kind.GGZ: Ontvanger.SPECIALIST, Kind.POLITIE: Ontvanger.POLITIE, Kind.GEMEENTE: Ontvanger.VERDEELTAFEL,
    Kind.JEUGDHULP: Ontvanger.LOPENDE_HULP, Kind.MAATSCHAPPELIJK_WERK: Ontvanger.LOPENDE_HULP,
    Kind.HUISARTS: Ontvanger.LOPENDE_HULP, Kind.GEZONDHEIDSZORG: Ontvanger.LOPENDE_HULP,
}  # fmt: skip
# Wmo 4.1.1 lid 2 d and e name helping agencies, police and RvdK; for others only consent opens (Wmo 5.3.3).
ALLEEN_TOESTEMMING = frozenset({Ontvanger.BETROKKENEN, Ontvanger.ANDERS})
ZEG_WAAROM = "{}: aan deze ontvanger geeft u dit alleen met toestemming van de betrokkenen (Wmo 5.3.3)."


def ontvanger_van(soort: str) -> Ontvanger:
    """The kind of receiver that an organisation of this kind is."""
    return VAN_SOORT.get(Kind(soort), Ontvanger.ANDERS)


def grond_fouten(ontvanger: Ontvanger, gronden: Mapping[str, str]) -> Iterator[str]:
    """What may not go on the chosen ground; `gronden` is words of the kind of data -> ground."""
    if ontvanger in ALLEEN_TOESTEMMING:
        yield from (ZEG_WAAROM.format(wat) for wat, grond in gronden.items() if grond != TOESTEMMING)


def per_grond(klassen: Collection[str], grond: str, anders: Mapping[str, str]) -> dict[str, list[str]]:
    """The classes by the ground they go on; the general ground first, also when nothing is left for it."""
    found: dict[str, list[str]] = {grond: []}
    for klasse in sorted(klassen):
        found.setdefault(anders.get(klasse) or grond, []).append(klasse)
    return found
