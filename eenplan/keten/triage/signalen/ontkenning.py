"""Is what was found denied by its own clause or the one before it?"""

import re

from eenplan.keten.triage.signalen.tekst import deelzin

ONTKENNING = re.compile(r"^(geen|niet|nooit|zonder|noch|nergens|niemand|nimmer)$")
GEEN_ONTKENNING = re.compile(
    r"niet (alleen|voor het eerst|de eerste keer|voor de eerste keer|meer normaal)"
    r"|niet (?:uit(?: te |ge)?sl\w+|uitsluit\w*|(?:\w+ ){0,2}met rust|wakker)"
    r"|(?:durf|wil|kan|mag|moet)\w* niet (?:te |meer )?(?:zegg|vertell|meld|prat)\w*"
)
ONTKENT_BIJZIN = re.compile(
    r"(?:denk|geloof|vermoed|zie|zag|blijkt|gebleken|gezien|weet|merk)\w* "
    r"(?:ook |zelf |nog )?(?:niet|nooit)(?: gezien)?(?:,)? dat"
    r"|(?:niet|nooit) (?:\w+ )?(?:gezien|gemerkt|gehoord),? dat"
    r"|geen (?:\w+ )?(?:aanwijzing|signa|reden|bewijs|vermoeden|aanleiding)\w* "
    r"(?:om (?:aan )?te (?:nemen|denken|vermoeden) )?(?:dat|voor|van)"
    r"|niet (?:zo|waar|het geval)(?: is)? dat|ontkent dat"
)


def ontkend(zin: str, begin: int, eind: int) -> bool:
    """Is the find at begin:eind denied: 'geen wapens', 'hij slaat haar niet', 'ik denk niet dat'?"""
    if ONTKENT_BIJZIN.search(zin[:begin][-70:]):
        return True
    voor, na = deelzin(zin, begin, eind)
    voor = GEEN_ONTKENNING.sub("", voor)
    if any(ONTKENNING.match(w) for w in re.findall(r"[a-z']+", voor)[-4:]):
        return True
    na = GEEN_ONTKENNING.sub("", re.split(r"\b(?:en|of|dus)\b", na)[0])
    na_woorden = re.findall(r"[a-z']+", na)[:3]
    return any(w in ("niet", "nooit") for w in na_woorden)


GEEN_MENS = re.compile(r"\b(?:geen|zonder|nooit|noch) (?:\w+ ){0,2}$")
HEEFT_NIET = re.compile(r"^ (?:heb|heeft|hebben|had|hadden|zijn er|waren er)\b(?: \w+)? niet(?=$|[,:(])")


def afwezig(zin: str, begin: int, eind: int) -> bool:
    """Is it denied that this person exists: 'geen kinderen', 'kinderen hebben zij niet'?"""
    return bool(GEEN_MENS.search(zin[:begin]) or HEEFT_NIET.search(zin[eind:]))
