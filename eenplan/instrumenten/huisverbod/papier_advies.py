"""The advice to the mayor, and the letter to Veilig Thuis."""

from collections.abc import Iterator

from eenplan.core.papier.rules import Alinea, Blok, Velden
from eenplan.core.rulebook.queries import rule
from eenplan.core.web.words import moment_words
from eenplan.instrumenten.huisverbod import weging
from eenplan.instrumenten.huisverbod.beeld import Beeld
from eenplan.instrumenten.huisverbod.papier_delen import brief, feiten, wie_waar


def advies(beeld: Beeld) -> Iterator[Blok]:
    yield wie_waar(beeld)
    yield Velden((("Aanleiding", beeld.rij.aanleiding), ("Herkomst", beeld.herkomst)))
    if beeld.bezoek:
        wie = beeld.bezoek.veilig_thuis or f"niet samen met Veilig Thuis: {beeld.bezoek.niet_samen}"
        yield Velden((("Huisbezoek", f"{moment_words(beeld.bezoek.op)}: {beeld.bezoek.politie}; {wie}"),))
    yield from feiten(beeld)
    parts = f" Het gaat om onderdeel {weging.noem(beeld.beginsel)}." if beeld.beginsel else ""
    yield Alinea(f"{beeld.zin}{parts} RiHG: {beeld.instrument.merk.lower().replace('rihg', 'RiHG')}.")
    if beeld.rij.vt_advies:
        yield Velden((("Veilig Thuis adviseert", beeld.rij.vt_advies),))
    yield Alinea(
        "Een strafbaar feit is niet nodig. Wel nodig: ernstig en onmiddellijk gevaar, of een ernstig vermoeden."
    )


def aan_vt(beeld: Beeld) -> Iterator[Blok]:
    vanaf = rule("huisverbod_kind_gehoord", beeld.nu.date()).value
    yield from brief(
        "Er is een tijdelijk huisverbod opgelegd; er is ook een vermoeden van kindermishandeling.",
        f"Kinderen vanaf {vanaf} jaar mogen de rechter hun mening geven; jongere kinderen kunnen dat ook (Wth 7).",
    )(beeld)
    yield from feiten(beeld)
