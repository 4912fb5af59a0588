"""May be said who said it? The secrecy of the source, per contribution (UB Wmo 4.1.8-3; domain 10.4). Pure Python.

A professional is named, unless one of three grounds holds; anybody else is hidden, unless he consents. What is not
known is hidden.
"""

from enum import StrEnum


class Bron(StrEnum):
    """Whether the family, and who is told by Veilig Thuis, may know who said it."""

    OPEN = "open"
    AFGESCHERMD = "afgeschermd"


AFSCHERM_GRONDEN = {
    "gevaar_gezin": "Noemen bedreigt iemand in het gezin",
    "gevaar_bron": "Noemen bedreigt deze persoon of zijn collega's",
    "vertrouwen": "Noemen verstoort het vertrouwen ernstig",
}
ANONIEM = "Iemand die niet genoemd wil worden (bij Veilig Thuis bekend)"
SHORTEST_REASON = 10


def bron_van(beroepsmatig: bool, *, mag_genoemd: bool = False, grond: str = "") -> Bron:
    """The default for a contribution of this kind of source."""
    hidden = bool(grond) if beroepsmatig else not mag_genoemd
    return Bron.AFGESCHERMD if hidden else Bron.OPEN


def fout_in_bron(beroepsmatig: bool, nieuw: str, grond: str, toestemming: bool, reden: str) -> dict[str, str]:
    """Why the source of a contribution cannot become this, per field, in Dutch."""
    found = {}
    if nieuw not in set(Bron):
        found["bron"] = "Kies of deze bron genoemd mag worden."
    elif nieuw == Bron.AFGESCHERMD and beroepsmatig and grond not in AFSCHERM_GRONDEN:
        found["grond"] = "Een professional wordt genoemd, tenzij daar een grond voor is. Kies een van de drie."
    elif nieuw == Bron.OPEN and not beroepsmatig and not toestemming:
        found["toestemming"] = "U noemt deze persoon alleen als hij of zij dat goed vindt. Vraag het."
    if len(reden.strip()) < SHORTEST_REASON:
        found["reden"] = "Schrijf op waarom dit verandert, en wie dat vroeg."
    return found
