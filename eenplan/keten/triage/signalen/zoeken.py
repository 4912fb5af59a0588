"""Finding the expressions of a dictionary in a text, those that are denied left out."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from eenplan.keten.triage.signalen.ontkenning import afwezig, ontkend
from eenplan.keten.triage.signalen.tekst import deelzin, normaal, zinnen
from eenplan.keten.triage.signalen.versheid import GISSING, VERLEDEN, is_vers

GEEN_HERHALING = re.compile(  # how often or how long somebody visits, lives, works or is known: no pattern of violence
    r"\b(?:ik|wij|we) (?:kom|komen|zie|zien|spreek|spreken|behandel|begeleid|werk)\w*"
    r"|\b(?:woon|won[ei]|werk|getrouwd|samenwon|ingeschreven|patient|client|bevriend|kent|kennen|in zorg)\w*"
)

# Who there is: "de kinderen heb ik niet gezien" leaves them there.
AANWEZIG = ("kind", "baby", "zorgafhankelijk", "thuis")
NEE = re.compile(r"(?<![a-z])(?:geen|niet|nooit|niemand|zonder)(?![a-z])")
AANGEKONDIGD = re.compile(  # a threat or a fear of what will come is no habit
    r"\b(?:bang|vrees|vreest) dat\b"
    r"|\b(?:hij|ie|vader|man|vriend|partner|ex) (?:\w+ )?(?:zegt|zei|riep|roept|dreigt) dat (?:hij|ie)\b"
)

BEWEERD = re.compile(  # what somebody of the family says himself reassures nobody
    r"\b(?:moeder|vader|ouders?|partner|man|vrouw|hij|ie|zij|ze|mevrouw|meneer)(?: \w+){0,3} "
    r"(?:zegt|zei|zeggen|zeiden|beweert|vertelt|vertelde|vindt)\b(?! dat (?:de|het) (?:arts|huisarts|school))"
)


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


def zoek(tekst: str, woordenboek: Mapping[str, Iterable[str]]) -> list[Vondst]:
    """All expressions of the dictionary that stand in the text and are not denied."""
    vondsten = []
    delen = zinnen(normaal(tekst))
    for nummer, zin in enumerate(delen):
        vers = is_vers(delen, nummer)
        oud = bool(VERLEDEN.search(zin) or GISSING.search(zin))
        for sleutel, uitdrukkingen in woordenboek.items():
            if not _een_van(tuple(uitdrukkingen)).search(zin):
                continue
            for treffer in _treffers(sleutel, zin, uitdrukkingen):
                vondsten.append(Vondst(sleutel, treffer, nummer, vers, oud))
    return vondsten


def _treffers(sleutel: str, zin: str, uitdrukkingen: Iterable[str]) -> Iterable[str]:
    for uitdrukking in uitdrukkingen:
        for m in _patroon(uitdrukking).finditer(zin):
            if _ontkend(sleutel, uitdrukking, zin, m):
                continue
            if sleutel == "herhaling" and GEEN_HERHALING.search(deelzin(zin, m.start(), m.end())[0]):
                continue
            if sleutel == "geruststellend" and BEWEERD.search(zin[: m.end()]):
                continue
            if sleutel == "gewoonte" and AANGEKONDIGD.search(zin[: m.end()]):
                continue
            yield m.group(0).strip()


def _ontkend(sleutel: str, uitdrukking: str, zin: str, m: re.Match[str]) -> bool:
    """Denied around the find, or by a word inside it that the expression itself does not ask for."""
    if sleutel in AANWEZIG:
        return afwezig(zin, m.start(), m.end())
    if NEE.search(m.group(0)) and not NEE.search(uitdrukking) and sleutel != "gewoonte":
        return True
    return ontkend(zin, m.start(), len(zin) if sleutel == "gewoonte" else m.end())
