"""Somebody for the pure tests of the radar, as one would write him down."""

from eenplan.dossier.personen.rules import AdresTekst, Geboortedatum, split_name
from eenplan.dossier.radar.profiel import profiel
from eenplan.dossier.radar.vergelijk import Profiel

HUIS = "Proefstraat 12, 1234 AB Toetsdorp"


def wie(naam: str = "", geboren: str = "", *adressen: str, geslacht: str = "", bsn: str = "", ook: str = "") -> Profiel:
    """The profile of who is written down like this."""
    first, _, last = split_name(naam) if naam else ("", "", "")
    born = Geboortedatum.lees(geboren)
    homes = [AdresTekst.lees(text) for text in adressen]
    return profiel(
        first, last, [ook] if ook else [], (born.jaar, born.maand, born.dag),
        [(home.straat, home.huisnummer, home.postcode, home.plaats) for home in homes], geslacht, bsn,
    )  # fmt: skip
