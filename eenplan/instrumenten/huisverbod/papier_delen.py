"""What the papers of an order are made of."""

from collections.abc import Callable, Iterator

from eenplan.core.papier.rules import Alinea, Blok, Kop, Lijst, Velden
from eenplan.core.web.words import moment_words
from eenplan.instrumenten.huisverbod.beeld import Beeld
from eenplan.instrumenten.huisverbod.functies import BEVOEGD, Bevoegdheid
from eenplan.instrumenten.huisverbod.models import Huisverbodbesluit

NIET_DAAR = "Hier mag u niet komen, en met deze mensen mag u geen contact hebben, ook niet via anderen of per telefoon."
STRAFBAAR = "Wie zich niet aan een huisverbod houdt, is strafbaar (Wth 11)."


def tekst(blokken: tuple[Blok, ...]) -> str:
    """All words of a paper."""
    found: list[str] = []
    for blok in blokken:
        if isinstance(blok, Kop | Alinea):
            found.append(blok.tekst)
        elif isinstance(blok, Lijst):
            found += blok.regels
        elif isinstance(blok, Velden):
            found += [word for paar in blok.paren for word in paar]
    return "\n".join(found)


def door(besluit: Huisverbodbesluit) -> str:
    """Who decided, on what authority."""
    wie = BEVOEGD[Bevoegdheid(besluit.bevoegdheid or "geen")]
    name = besluit.door.naam if besluit.door else ""
    return ", ".join(part for part in (name, wie, f"op grond van {besluit.mandaat}" if besluit.mandaat else "") if part)


def wie_waar(beeld: Beeld) -> Velden:
    names = ", ".join(mens.naam for mens in beeld.beschermden) or "de andere bewoners"
    return Velden((
        ("Uithuisgeplaatste", f"{beeld.pleger} ({beeld.pleger_geboren or 'geboortedatum onbekend'})"),
        ("Verboden adres", beeld.rij.adres), ("Geen contact met", names),
    ))  # fmt: skip


def tijd(beeld: Beeld) -> Velden:
    besluit = beeld.besluit("leg_op")
    return Velden((
        ("Opgelegd", moment_words(beeld.rij.opgelegd_op)), ("Eindigt", moment_words(beeld.rij.eindigt_op)),
        ("Door", door(besluit) if besluit else ""),
    ))  # fmt: skip


def feiten(beeld: Beeld) -> Iterator[Blok]:
    """Only what was rated high, with its facts; no totals."""
    for deel in beeld.delen:
        if deel.hoog:
            yield Kop(deel.naam)
            yield Lijst(tuple(f"{signaal.titel}: {row.feiten}" for signaal, row in deel.hoog))


def brief(aanhef: str, *regels: str) -> Callable[[Beeld], Iterator[Blok]]:
    def maak(beeld: Beeld) -> Iterator[Blok]:
        yield Alinea(aanhef)
        yield wie_waar(beeld)
        yield tijd(beeld)
        yield Lijst(regels)

    return maak
