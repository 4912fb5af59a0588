"""Plain names on a paper that leaves the house: one word with a capital, or a common first name. Pure Python.

An advice knows no family to compare with, so this is by form. In doubt a word is left out: the asker knows whom he
told about.
"""

import re
from collections.abc import Iterator

from eenplan.dossier.personen.gewone_woorden import VOORNAMEN as OOK_EEN_WOORD
from eenplan.dossier.personen.naamwoorden import fold

# Common in the Netherlands, of every descent; what is not here is still found by its capital.
NAMEN = """
aisha ahmed ali amina amira anna anne anouk arjan ayoub ayse bart bas bilal bram chantal daan daniel david demi
dennis dirk elif els emma erik esther eva fatima fatma femke finn floor fleur frank gerard guus hans hassan henk
ibrahim ilse inge iris jan jasmijn jasper jayden jeroen jesse johan jolanda joost joris julia kees kevin kim
koen lars laura lieke linda lisa lotte lucas luuk maria mariam marieke marijke marjan marloes martijn mehmet
melissa mike milan mohamed mohammed monique mustafa nadia naomi nathalie nick niels nina noah noor nora omar
paul peter petra pieter priscilla rachid ramona rick robin roos rosa ruben saar said sam samira sander sandra
sanne sara sarah saskia sem silvia simone sophie stefan stijn sven tess thijs thomas tim tom tygo vera willem
wouter yara yasmin youssef yusuf zeynep
"""
VOORNAMEN = frozenset(NAMEN.split()) - OOK_EEN_WOORD
# Written with a capital and nobody's name.
HOOFDLETTERS = """
u den veilig thuis kerst pasen pinksteren sinterklaas ramadan suikerfeest offerfeest koningsdag nederlands
nederlandse engels turks turkse marokkaans marokkaanse pools poolse arabisch syrisch oekraiens europa europese
facebook instagram whatsapp snapchat tiktok signal zoom teams internet
"""
GEEN_NAAM = frozenset(HOOFDLETTERS.split())
PLAATS = frozenset({"in", "te", "gemeente", "team", "wijkteam", "regio", "provincie", "stad", "dorp", "vanuit"})
WOORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
BEGIN = re.compile(r"(?:^|[.!?:;\n(\"“„‘•-])\s*$")


def losse_namen(text: str, geen: frozenset[str]) -> Iterator[str]:
    """Every word that is written as a name, as it was typed; `geen` are bodies and places that are none."""
    before = ""
    for match in WOORD.finditer(text):
        typed, word = match.group(), fold(match.group())
        bare = word.split("'")[0].split("’")[0]
        if (
            bare in VOORNAMEN
            or bare.removesuffix("s") in VOORNAMEN
            or (_als_naam(typed, text[: match.start()]) and word not in geen | GEEN_NAAM and before not in PLAATS)
        ):
            yield typed
        before = word


def _als_naam(typed: str, before: str) -> bool:
    """One capital in the middle of a sentence; GGZ is no name."""
    return len(typed) > 1 and typed[0].isupper() and not typed[1].isupper() and not BEGIN.search(before)
