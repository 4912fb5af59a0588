"""The decisions on paper."""

from collections.abc import Iterator

from eenplan.core.papier.rules import Alinea, Blok, Kop, Lijst, Velden
from eenplan.core.web.words import moment_words
from eenplan.instrumenten.huisverbod.beeld import Beeld
from eenplan.instrumenten.huisverbod.papier_delen import NIET_DAAR, STRAFBAAR, door, feiten, tijd, wie_waar


def beschikking(beeld: Beeld) -> Iterator[Blok]:
    besluit = beeld.besluit("leg_op")
    yield Alinea("De burgemeester legt een tijdelijk huisverbod op (Wet tijdelijk huisverbod, artikel 2).")
    yield wie_waar(beeld)
    yield tijd(beeld)
    if besluit:
        yield Kop("Motivering")
        yield Alinea(besluit.motivering)
        if besluit.mondeling:
            yield Alinea(
                "Het besluit is eerst mondeling gegeven, omdat het dringend was. Dit is het besluit op schrift."
            )
    yield from feiten(beeld)
    yield Kop("Wat u moet weten")
    yield Lijst((
        NIET_DAAR, "U geeft meteen, of binnen 24 uur, een adres op waar u bereikbaar bent.",
        "U kunt een raadsman krijgen. Zeg het als u dat wilt.",
        "U kunt de rechter om een voorlopige voorziening vragen en in beroep gaan.", STRAFBAAR,
    ))  # fmt: skip


def verlenging(beeld: Beeld) -> Iterator[Blok]:
    besluit = beeld.besluit("verleng")
    yield Alinea("De burgemeester verlengt het tijdelijk huisverbod (Wet tijdelijk huisverbod, artikel 9).")
    yield wie_waar(beeld)
    if besluit:
        yield Velden((
            ("Opgelegd", moment_words(beeld.rij.opgelegd_op)), ("Verlengd op", moment_words(besluit.op)),
            ("Eindigt nu", moment_words(besluit.tot)), ("Door", door(besluit)),
        ))  # fmt: skip
        yield Kop("Motivering")
        yield Alinea(besluit.motivering)
    yield Lijst(("Een huisverbod duurt samen ten hoogste vier weken.", STRAFBAAR))


def intrekking(beeld: Beeld) -> Iterator[Blok]:
    besluit = beeld.besluit("trek_in")
    yield Alinea("De burgemeester trekt het tijdelijk huisverbod in (Wet tijdelijk huisverbod, artikel 2 lid 9).")
    yield wie_waar(beeld)
    if besluit:
        yield Velden((
            ("Opgelegd", moment_words(beeld.rij.opgelegd_op)), ("Ingetrokken op", moment_words(besluit.op)),
            ("Door", door(besluit)),
        ))  # fmt: skip
        yield Kop("Motivering")
        yield Alinea(besluit.motivering)
    yield Lijst(("Vanaf dit moment geldt het huisverbod niet meer.", "De hulp en de afspraken gaan door."))
