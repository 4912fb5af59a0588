"""Reading a reporter's text: normalise, cut into sentences and clauses, find expressions, mind negation."""

import re
import textwrap
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

ONTKENNING = re.compile(r"^(geen|niet|nooit|zonder|noch|nergens|niemand|nimmer)$")
GEEN_ONTKENNING = re.compile(
    r"niet (alleen|voor het eerst|de eerste keer|voor de eerste keer|meer normaal)"
    r"|(?:durf|wil|kan|mag|moet)\w* niet (?:te |meer )?(?:zegg|vertell|meld|prat)\w*"
)
DEELZIN = re.compile(
    r"[,:()\[\]]|\s-\s|\b(?:maar|want|omdat|doordat|terwijl|toen|nadat|sinds|zodat|waarbij|totdat|dat|als|dan"
    r"|en (?=(?:hij|zij|ze|ik|er|wij|we|toen|dat|daarna)\b))\b"
)
ONTKENT_BIJZIN = re.compile(
    r"(?:denk|geloof|vermoed|zie|zag|blijkt|gebleken|gezien|weet|merk)\w* "
    r"(?:ook |zelf |nog )?(?:niet|nooit)(?: gezien)?(?:,)? dat"
    r"|geen (?:\w+ )?(?:aanwijzing|signa|reden|bewijs|vermoeden|aanleiding)\w* "
    r"(?:om (?:aan )?te (?:nemen|denken|vermoeden) )?(?:dat|voor|van)"
    r"|niet (?:zo|waar|het geval)(?: is)? dat|ontkent dat"
)
VERLEDEN = re.compile(
    r"\b(eerder|vroeger|destijds|indertijd|jaren geleden|jaar geleden|lang geleden|in het verleden|toenmalige)\b"
)
VERS = re.compile(
    r"\b(van(?:avond|nacht|ochtend|morgen|middag|daag)|zojuist|zonet|net nog|daarnet|afgelopen nacht"
    r"|gister(?:en)? ?(?:avond|nacht)"
    r"|op dit moment (?:staat|slaat|is hij|schreeuw)|is nu (?:bezig|aan het)|staat nu|gebeurt nu|nu meteen)\b"
)
ANDERE_TIJD = re.compile(
    r"\b(vorige?|eerder|destijds|maanden|weken|jaren|jaar|vaak|vaker|elke|iedere|telkens|sinds|altijd|afgelopen"
    r"|(?:maan|dins|woens|donder|vrij|zater|zon)dag|gisteren|eergisteren|meestal|soms|ooit)\b"
)
BEKEKEN = re.compile(
    r"\b(zag ik|heb ik \w+ gezien|gezien (?:op|bij)|spreekuur|gesproken|onderzocht|gebeld met|kwam bij mij)\b"
)


GEEN_HERHALING = re.compile(  # how often or how long somebody visits, lives, works or is known: no pattern of violence
    r"\b(?:ik|wij|we) (?:kom|komen|zie|zien|spreek|spreken|behandel|begeleid|werk)\w*"
    r"|\b(?:woon|won[ei]|werk|getrouwd|samenwon|ingeschreven|patient|client|bevriend|kent|kennen|in zorg)\w*"
)


def normaal(tekst: str) -> str:
    """Lower case, no diacritics, plain quotes, single blanks, no letter more than twice in a row."""
    kaal = unicodedata.normalize("NFKD", tekst.replace("ı", "i").replace("ł", "l").replace("ø", "o"))
    kaal = "".join(c for c in kaal if not unicodedata.combining(c)).lower()
    kaal = re.sub("[‘’´`]", "'", kaal)
    kaal = re.sub('[“”«»"]', "", kaal)
    return re.sub(r"[ \t]+", " ", re.sub(r"([a-z])\1{2,}", r"\1\1", kaal)).strip()


def zinnen(tekst: str) -> list[str]:
    """Sentences of a normalised text; a full stop after an abbreviation or initial does not end one."""
    veilig = re.sub(r"\b(mw|mevr|dhr|dr|mr|nr|geb|ca|st|svp|bijv|evt|[a-z])\.", r"\1", tekst)
    veilig = re.sub(r"\?+", " ?\n", veilig)
    delen = (deel.strip() for deel in re.split(r"[.!;\n]+(?=\s|$)|\n+", veilig))
    return [stuk for deel in delen if deel for stuk in _stukken(deel)]


def _stukken(zin: str) -> list[str]:
    """A reporter who writes without full stops: cut at words, so that reading stays quick."""
    return textwrap.wrap(zin, 600, break_on_hyphens=False) if len(zin) > 600 else [zin]


@dataclass(frozen=True, slots=True)
class Vondst:
    """An expression found in the text: which signal, which words, how fresh."""

    sleutel: str
    woorden: str
    zin: int
    vers: bool
    verleden: bool


@lru_cache(maxsize=4096)
def _patroon(uitdrukking: str) -> re.Pattern[str]:
    return re.compile(r"(?<![a-z])(?:" + uitdrukking + r")")


@lru_cache(maxsize=512)
def _een_van(uitdrukkingen: tuple[str, ...]) -> re.Pattern[str]:
    """One quick look whether any expression of a signal stands in a sentence."""
    return re.compile(r"(?<![a-z])(?:" + "|".join(f"(?:{u})" for u in uitdrukkingen) + r")")


def _deelzin(zin: str, begin: int, eind: int) -> tuple[str, str]:
    """The words before and after a find, within its own clause."""
    voor = DEELZIN.split(zin[:begin])[-1]
    na = DEELZIN.split(zin[eind:])[0]
    return voor, na


def ontkend(zin: str, begin: int, eind: int) -> bool:
    """Is the find at begin:eind denied: 'geen wapens', 'hij slaat haar niet', 'ik denk niet dat'?"""
    if ONTKENT_BIJZIN.search(zin[:begin][-70:]):
        return True
    voor, na = _deelzin(zin, begin, eind)
    voor = GEEN_ONTKENNING.sub("", voor)
    if any(ONTKENNING.match(w) for w in re.findall(r"[a-z']+", voor)[-4:]):
        return True
    na = GEEN_ONTKENNING.sub("", re.split(r"\b(?:en|of|dus)\b", na)[0])
    na_woorden = re.findall(r"[a-z']+", na)[:3]
    return any(w in ("niet", "nooit") for w in na_woorden)


def zoek(tekst: str, woordenboek: Mapping[str, Iterable[str]]) -> list[Vondst]:
    """All expressions of the dictionary that stand in the text and are not denied."""
    vondsten = []
    delen = zinnen(normaal(tekst))
    for nummer, zin in enumerate(delen):
        vers = _is_vers(delen, nummer)
        oud = bool(VERLEDEN.search(zin))
        for sleutel, uitdrukkingen in woordenboek.items():
            if not _een_van(tuple(uitdrukkingen)).search(zin):
                continue
            for treffer in _treffers(sleutel, zin, uitdrukkingen):
                vondsten.append(Vondst(sleutel, treffer, nummer, vers, oud))
    return vondsten


def _treffers(sleutel: str, zin: str, uitdrukkingen: Iterable[str]) -> Iterable[str]:
    for uitdrukking in uitdrukkingen:
        for m in _patroon(uitdrukking).finditer(zin):
            if ontkend(zin, m.start(), m.end()):
                continue
            if sleutel == "herhaling" and GEEN_HERHALING.search(_deelzin(zin, m.start(), m.end())[0]):
                continue
            yield m.group(0).strip()


def _is_vers(delen: list[str], nummer: int) -> bool:
    """Fresh: a word of today or tonight here or a few sentences back, while no other time is told since."""
    for zin in reversed(delen[max(0, nummer - 3) : nummer + 1]):
        if _vers_woord(zin):
            return not BEKEKEN.search(zin)
        if ANDERE_TIJD.search(zin):
            return False
    return False


def _vers_woord(zin: str) -> bool:
    return any(not ontkend(zin, m.start(), m.end()) for m in VERS.finditer(zin))
