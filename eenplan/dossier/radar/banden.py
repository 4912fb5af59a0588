"""In which band a proposal falls, and why: in Dutch, heaviest first. Pure Python.

The thresholds are set beforehand. `zeker` asks more than a high chance: a twin, a namesake or a son who is called after
his father is never certain, however much else agrees.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from eenplan.dossier.radar.gewichten import Schaal
from eenplan.dossier.radar.vergelijk import A, B, G, S, V, Veld, Vergelijking
from eenplan.dossier.radar.woonplek import D


class Band(StrEnum):
    """How strong a proposal is."""

    ZEKER = "zeker"
    WAARSCHIJNLIJK = "waarschijnlijk"
    MOGELIJK = "mogelijk"


STERKTE = (Band.MOGELIJK, Band.WAARSCHIJNLIJK, Band.ZEKER)
ZEKER, WAARSCHIJNLIJK, MOGELIJK = 0.99, 0.80, 0.10
ZEKER_BIJ: tuple[frozenset[int], ...] = (
    frozenset({V.GELIJK, V.ROEPNAAM}), frozenset({A.GELIJK, A.DEEL, A.BIJNA}), frozenset({G.GELIJK, G.OMGEWISSELD}),
)  # fmt: skip
WOORDEN: dict[Veld, tuple[str, ...]] = {
    Veld.VOORNAAM: ("zelfde voornaam", "kan de roepnaam zijn", "voornaam bijna gelijk", "zelfde voorletter",
                    "andere voornaam"),
    Veld.ACHTERNAAM: ("zelfde achternaam", "een van de namen is gelijk", "achternaam bijna gelijk",
                      "achternaam lijkt er wat op", "andere achternaam"),
    Veld.GEBOREN: ("zelfde geboortedatum", "dag en maand omgewisseld", "geboortedatum scheelt op een plaats",
                   "geboortedatum klopt voor zover bekend", "ongeveer even oud", "andere geboortedatum, wel even oud",
                   "andere geboortedatum"),
    Veld.ADRES: ("zelfde huis", "woonde in hetzelfde huis", "zelfde straat", "zelfde plaats of wijk", "ander adres"),
    Veld.GESLACHT: ("zelfde geslacht", "ander geslacht"),
    Veld.BSN: ("zelfde burgerservicenummer", "burgerservicenummer scheelt een cijfer", "ander burgerservicenummer"),
}  # fmt: skip
ONBEKEND = {
    Veld.VOORNAAM: "voornaam", Veld.ACHTERNAAM: "achternaam", Veld.GEBOREN: "geboortedatum", Veld.ADRES: "adres",
    Veld.GESLACHT: "geslacht", Veld.BSN: "burgerservicenummer",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Redenen:
    """What speaks for and against, heaviest first, and what nobody knows."""

    voor: tuple[str, ...]
    tegen: tuple[str, ...]
    onbekend: tuple[str, ...]


def band(kans: float, pair: Vergelijking) -> Band | None:
    """The band of a chance, or None when there is too little to show."""
    found = band_gezin(kans, zeker=mag_zeker(pair))
    return Band.MOGELIJK if found and naamgenoot(pair) else found


def band_gezin(kans: float, *, zeker: bool) -> Band | None:
    """The band of a whole household; certain only when somebody in it is."""
    if kans >= ZEKER and zeker:
        return Band.ZEKER
    return Band.WAARSCHIJNLIJK if kans >= WAARSCHIJNLIJK else Band.MOGELIJK if kans >= MOGELIJK else None


def naamgenoot(pair: Vergelijking) -> bool:
    """Nothing but the name: born on another day, or only about as old and living elsewhere."""
    levels = pair.niveaus
    if levels[Veld.BSN] == B.GELIJK:
        return False
    vague = levels[Veld.GEBOREN] in (G.BIJNA, G.DEELS, G.CIRCA, G.JAAR) and levels[Veld.ADRES] == D.ANDERS
    return vague or levels[Veld.GEBOREN] == G.ANDERS


def mag_zeker(pair: Vergelijking) -> bool:
    """Whether it may be called certain: the same BSN, or name and birth date that no twin or namesake shares."""
    levels = pair.niveaus
    if levels[Veld.BSN] in (B.GELIJK, B.ANDERS):
        return levels[Veld.BSN] == B.GELIJK
    if levels[Veld.GESLACHT] == S.ANDERS:  # Alex and Alexandra, twins
        return False
    return all(level in good for level, good in zip(levels, ZEKER_BIJ, strict=False))


def redenen(pair: Vergelijking, schaal: Schaal) -> Redenen:
    """Every piece of evidence in words. A weight against the family counts, for a report is about a family."""
    return redenen_samen([pair], schaal)


def redenen_samen(pairs: Sequence[Vergelijking], schaal: Schaal) -> Redenen:
    """The evidence of a whole household, each in words once, with the heaviest weight it has for anybody."""
    found: dict[str, float] = {}
    for weight, words in (item for pair in pairs for item in _gewogen(pair, schaal)):
        found[words] = max(weight, found.get(words, weight), key=abs)
    weighed = sorted(((weight, words) for words, weight in found.items()), reverse=True)
    return Redenen(
        tuple(words for weight, words in weighed if weight > 0),
        tuple(words for weight, words in reversed(weighed) if weight <= 0),
        tuple(ONBEKEND[veld] for veld in Veld if not any(pair.niveaus[veld] for pair in pairs)),
    )


def _gewogen(pair: Vergelijking, schaal: Schaal) -> Iterator[tuple[float, str]]:
    for veld in Veld:
        if level := pair.niveaus[veld]:
            yield schaal.zelf[veld][level] - schaal.vreemd[veld][level], WOORDEN[veld][level - 1]
