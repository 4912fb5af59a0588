"""The papers of an order, as data: advice, order, letters, extension. The PDF and its twin on the screen are the same.

Every paper is made from what its reader may know (misuse case 1): a letter to the excluded person has the address of
the ban and no other place; the reporter is in none; a secret address stops the paper. The words are samples.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from eenplan.core.papier.rules import Alinea, Blok, Kop, Lijst, Papier, Velden
from eenplan.core.rulebook.queries import rule
from eenplan.core.web.words import moment_words
from eenplan.core.workflow import Refused
from eenplan.dossier.personen.models import Adres
from eenplan.dossier.personen.rules import plain
from eenplan.instrumenten.huisverbod import rihg
from eenplan.instrumenten.huisverbod.models import Huisverbodbesluit
from eenplan.instrumenten.huisverbod.queries import Beeld
from eenplan.instrumenten.huisverbod.rules import BEVOEGD, Bevoegdheid
from eenplan.keten.overdracht.geheim import zonder_geheim

MERK = "Voorbeeldtekst. De gemeente stelt haar eigen teksten vast."
ANDERE_PLEK = "In deze brief staat een adres van een ander. Haal het weg uit de feiten of de motivering."
NIET_DAAR = "Hier mag u niet komen, en met deze mensen mag u geen contact hebben, ook niet via anderen of per telefoon."
STRAFBAAR = "Wie zich niet aan een huisverbod houdt, is strafbaar (Wth 11)."


@dataclass(frozen=True, slots=True)
class Soort:
    """One kind of paper: its title, when it is there, how it is made, and whether the excluded person reads it."""

    sleutel: str
    titel: str
    maak: Callable[[Beeld], Iterator[Blok]]
    kan: Callable[[Beeld], bool]
    aan_pleger: bool = False


def papier(beeld: Beeld, sleutel: str) -> Papier:
    """This paper of this order. LookupError when it is not there (yet); Refused when it would betray a place."""
    soort = SOORTEN[sleutel]
    if not soort.kan(beeld):
        raise LookupError(sleutel)
    blokken = tuple(soort.maak(beeld))
    text = tekst(blokken)
    zonder_geheim(beeld.rij.casus_id, text)
    if soort.aan_pleger:
        _geen_andere_plek(beeld, text)
    kenmerk = f"{beeld.dossier.casus.nummer} / huisverbod {beeld.rij.pk}"
    return Papier(soort.titel, kenmerk, beeld.nu, blokken, MERK)


def beschikbaar(beeld: Beeld) -> list[Soort]:
    """The papers that can be made now."""
    return [soort for soort in SOORTEN.values() if soort.kan(beeld)]


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


def _geen_andere_plek(beeld: Beeld, text: str) -> None:
    """Refused when the letter holds a place of anybody in the case other than the address of the ban."""
    ban, words = plain(beeld.rij.adres), plain(text)
    for row in Adres.objects.filter(persoon__betrokken_bij__casus_id=beeld.rij.casus_id):
        street = plain(f"{row.straat} {row.huisnummer or ''}").strip()
        for secret in (street, plain(row.postcode)):
            if len(secret) > 5 and secret not in ban and secret in words:
                raise Refused(ANDERE_PLEK)


def _opgelegd(beeld: Beeld) -> bool:
    return beeld.rij.opgelegd_op is not None


def _door(besluit: Huisverbodbesluit) -> str:
    """Who decided, on what authority."""
    wie = BEVOEGD[Bevoegdheid(besluit.bevoegdheid or "geen")]
    name = besluit.door.naam if besluit.door else ""
    return ", ".join(part for part in (name, wie, f"mandaat {besluit.mandaat}" if besluit.mandaat else "") if part)


def _wie_waar(beeld: Beeld) -> Velden:
    names = ", ".join(mens.naam for mens in beeld.beschermden) or "de andere bewoners"
    return Velden((
        ("Uithuisgeplaatste", f"{beeld.pleger} ({beeld.pleger_geboren or 'geboortedatum onbekend'})"),
        ("Verboden adres", beeld.rij.adres), ("Geen contact met", names),
    ))  # fmt: skip


def _tijd(beeld: Beeld) -> Velden:
    besluit = beeld.besluit("leg_op")
    return Velden((
        ("Opgelegd", moment_words(beeld.rij.opgelegd_op)), ("Eindigt", moment_words(beeld.rij.eindigt_op)),
        ("Door", _door(besluit) if besluit else ""),
    ))  # fmt: skip


def _feiten(beeld: Beeld) -> Iterator[Blok]:
    """Only what was rated high, with its facts; no totals."""
    for deel in beeld.delen:
        if deel.hoog:
            yield Kop(deel.naam)
            yield Lijst(tuple(f"{signaal.titel}: {row.feiten}" for signaal, row in deel.hoog))


def _advies(beeld: Beeld) -> Iterator[Blok]:
    yield _wie_waar(beeld)
    yield Velden((("Aanleiding", beeld.rij.aanleiding), ("Herkomst", beeld.herkomst)))
    if beeld.bezoek:
        wie = beeld.bezoek.veilig_thuis or f"niet samen met Veilig Thuis: {beeld.bezoek.niet_samen}"
        yield Velden((("Huisbezoek", f"{moment_words(beeld.bezoek.op)}: {beeld.bezoek.politie}; {wie}"),))
    yield from _feiten(beeld)
    parts = f" Het gaat om onderdeel {rihg.noem(beeld.beginsel)}." if beeld.beginsel else ""
    yield Alinea(f"{beeld.zin}{parts} RiHG: {beeld.instrument.merk.lower().replace('rihg', 'RiHG')}.")
    if beeld.rij.vt_advies:
        yield Velden((("Veilig Thuis adviseert", beeld.rij.vt_advies),))
    yield Alinea(
        "Een strafbaar feit is niet nodig. Wel nodig: ernstig en onmiddellijk gevaar, of een ernstig vermoeden."
    )


def _beschikking(beeld: Beeld) -> Iterator[Blok]:
    besluit = beeld.besluit("leg_op")
    yield Alinea("De burgemeester legt een tijdelijk huisverbod op (Wet tijdelijk huisverbod, artikel 2).")
    yield _wie_waar(beeld)
    yield _tijd(beeld)
    if besluit:
        yield Kop("Motivering")
        yield Alinea(besluit.motivering)
        if besluit.mondeling:
            yield Alinea(
                "Het besluit is eerst mondeling gegeven, omdat het dringend was. Dit is het besluit op schrift."
            )
    yield from _feiten(beeld)
    yield Kop("Wat u moet weten")
    yield Lijst((
        NIET_DAAR, "U geeft meteen, of binnen 24 uur, een adres op waar u bereikbaar bent.",
        "U kunt een raadsman krijgen. Zeg het als u dat wilt.",
        "U kunt de rechter om een voorlopige voorziening vragen en in beroep gaan.", STRAFBAAR,
    ))  # fmt: skip


def _brief(aanhef: str, *regels: str) -> Callable[[Beeld], Iterator[Blok]]:
    def maak(beeld: Beeld) -> Iterator[Blok]:
        yield Alinea(aanhef)
        yield _wie_waar(beeld)
        yield _tijd(beeld)
        yield Lijst(regels)

    return maak


def _aan_vt(beeld: Beeld) -> Iterator[Blok]:
    vanaf = rule("huisverbod_kind_gehoord", beeld.nu.date()).value
    yield from _brief(
        "Er is een tijdelijk huisverbod opgelegd; er is ook een vermoeden van kindermishandeling.",
        f"Kinderen vanaf {vanaf} jaar mogen de rechter hun mening geven; jongere kinderen kunnen dat ook (Wth 7).",
    )(beeld)
    yield from _feiten(beeld)


def _verlenging(beeld: Beeld) -> Iterator[Blok]:
    besluit = beeld.besluit("verleng")
    yield Alinea("De burgemeester verlengt het tijdelijk huisverbod (Wet tijdelijk huisverbod, artikel 9).")
    yield _wie_waar(beeld)
    if besluit:
        yield Velden((
            ("Opgelegd", moment_words(beeld.rij.opgelegd_op)), ("Verlengd op", moment_words(besluit.op)),
            ("Eindigt nu", moment_words(besluit.tot)), ("Door", _door(besluit)),
        ))  # fmt: skip
        yield Kop("Motivering")
        yield Alinea(besluit.motivering)
    yield Lijst(("Een huisverbod duurt samen ten hoogste vier weken.", STRAFBAAR))


SOORTEN = {
    soort.sleutel: soort
    for soort in (
        Soort("advies", "Advies aan de burgemeester", _advies, lambda beeld: beeld.ingevuld),
        Soort("beschikking", "Besluit tijdelijk huisverbod", _beschikking, _opgelegd, aan_pleger=True),
        Soort("pleger", "Brief aan de uithuisgeplaatste", _brief(
            "U heeft een tijdelijk huisverbod gekregen.", NIET_DAAR,
            "Geef binnen 24 uur een adres op waar u bereikbaar bent.",
            "Er is hulp, ook voor u. U hoort met wie u een gesprek heeft.", STRAFBAAR,
        ), _opgelegd, aan_pleger=True),
        Soort("huisgenoten", "Brief aan de huisgenoten", _brief(
            "Een van de bewoners van uw huis heeft een tijdelijk huisverbod gekregen.",
            "Deze persoon mag uw huis niet in en mag geen contact met u hebben.",
            "Gebeurt dat toch, bel dan de politie: 112 bij gevaar, anders 0900-8844.",
            "Veilig Thuis neemt contact met u op over hulp: 0800-2000, dag en nacht, gratis.",
        ), _opgelegd),
        Soort("instantie", "Brief aan de instantie voor hulp", _brief(
            "De burgemeester wijst u aan om hulp te bieden na een tijdelijk huisverbod (Wth 2 lid 8).",
            "Neem vandaag contact op met Veilig Thuis over het systeemgesprek en het zorg- en veiligheidsplan.",
        ), _opgelegd),
        Soort("veilig_thuis", "Brief aan Veilig Thuis", _aan_vt,
              lambda beeld: _opgelegd(beeld) and beeld.rij.kindermishandeling),
        Soort("verlenging", "Besluit tot verlenging", _verlenging, lambda beeld: beeld.besluit("verleng") is not None,
              aan_pleger=True),
    )
}  # fmt: skip
