"""Canaries: a household with three ex-partners, a planted string in every field, and every letter to each of them.

``python -m tests.bench.kanaries --stuks 10000`` makes so many artefacts (a letter as words and as file, or free words
that try to smuggle somebody else's string out), and ends with 1 when one string reached a wrong reader (misuse 1, 6,
17).
"""

import argparse
import json
import os
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import cycle, islice
from typing import Any

KEUS = "bcdfghjklmnp"
VELDEN = ("voornaam", "achternaam", "ookgenoemd", "straat", "plaats", "woorden", "verhaal")
EIGEN = ("voornaam", "achternaam", "straat", "plaats", "postcode")  # what may stand on one's own letter
MENSEN = ("moeder", "ex", "exx", "exxx", "oma", "kind", "jongere")
ROLLEN = {"moeder": "slachtoffer", "ex": "pleger", "exx": "overig", "exxx": "pleger", "kind": "kind", "jongere": "kind"}
BSN = ("999000019", "999000020", "999000032", "999000044", "999000056", "999000068", "999000081")


@dataclass(slots=True)
class Mens:
    """One person with his canaries by field."""

    sleutel: str
    persoon_id: int
    kanaries: dict[str, str]


@dataclass(slots=True)
class Wereld:
    """The case, its people, who reported and informed, and every canary by whose it is."""

    casus: Any
    mensen: dict[str, Mens] = field(default_factory=dict)
    melders: dict[int, dict[str, str]] = field(default_factory=dict)
    bron: str = ""
    gelezen: dict[Any, Any] = field(default_factory=dict)  # what no letter changes, read once


@dataclass(frozen=True, slots=True)
class Stuk:
    """One artefact: for whom, what it is, and all its words; `geweigerd` when it did not come to be."""

    wie: str
    wat: str
    tekst: str = ""
    geweigerd: bool = False


def woord(number: int, veld: str) -> str:
    """A string that is in no dictionary."""
    return f"Q{KEUS[number % len(KEUS)]}{KEUS[number // len(KEUS)]}ux{veld}"


def bouw(regio: Any) -> Wereld:
    """By the real acts where there are acts: two reports, by a citizen who is hidden and by a professional."""
    from eenplan.core.access.rowlevel import enter
    from eenplan.core.access.viewer import SYSTEM
    from eenplan.dossier.casus.models import Uitspraak
    from eenplan.dossier.gezinssysteem.models import Relatie
    from eenplan.keten.melding.actions import neem_aan, neem_op
    from eenplan.keten.melding.models import Melding
    from eenplan.keten.melding.rules import MelderGegevens
    from tests.regio import nieuwe_melding

    told = MelderGegevens("Burger", naam="Quirijnus Melderqx", contact="06 87654321", wil_afgeschermd_blijven=True)
    proof = neem_aan(nieuwe_melding(melder=told, personen=(), tekst="Zorgen."), by=regio["triagist"], at=regio.at)
    neem_op(proof.melding_id, by=regio["triagist"], at=regio.at)
    enter(SYSTEM)
    casus = Melding.objects.get(pk=proof.melding_id).casus
    wereld = Wereld(casus, melders={proof.melding_id: {"naam": "Melderqx", "telefoon": "06 87654321"}})
    for number, key in enumerate(MENSEN):
        wereld.mensen[key] = _mens(regio, casus, number, key)
    for parent, child in (("moeder", "kind"), ("ex", "kind"), ("moeder", "jongere"), ("exx", "jongere")):
        van, naar = (wereld.mensen[key].persoon_id for key in (parent, child))
        Relatie.objects.create(van_persoon_id=van, naar_persoon_id=naar, bronhouder=casus.bronhouder, soort="ouder")
    wereld.bron = "Quintesse Bronqx"
    Uitspraak.objects.create(
        casus=casus, spreker="Iemand", gezegd_op=regio.at, soort="mening", tekst="Qverhaaltekst",
        vastgelegd_op=regio.at,
        bron="afgeschermd", verzegeld=_zegel(casus, wereld.bron),
    )  # fmt: skip
    return wereld


def _zegel(casus: Any, naam: str) -> bytes:
    from eenplan.core.crypto.zegel import seal

    return seal(naam.encode(), organisation_id=casus.bronhouder_id, kind="melder")


def _mens(regio: Any, casus: Any, number: int, key: str) -> Mens:
    from datetime import date

    from eenplan.dossier.casus.models import Betrokkene, Uitspraak
    from eenplan.dossier.personen.models import Adres, AndereNaam, Persoon, VeiligContact

    words = {veld: woord(number, veld) for veld in VELDEN}
    words |= {
        "postcode": f"{1100 + number} Q{KEUS[number].upper()}",
        "telefoon": f"06 1122334{number}",
        "bsn": BSN[number],
    }
    born = date({"kind": 2018, "jongere": 2012}.get(key, 1970 + number), 3, 10 + number)
    words["geboren"] = f"{born:%d-%m-%Y}"
    place, org = casus, casus.bronhouder
    person = Persoon.objects.create(
        bronhouder=org, voornamen=words["voornaam"], achternaam=words["achternaam"], zoeknaam="x",
        vastgelegd_op=regio.at, geboortejaar=born.year, geboortemaand=born.month, geboortedag=born.day,
    )  # fmt: skip
    Betrokkene.objects.create(casus=place, persoon=person, rol=ROLLEN.get(key, "overig"), vanaf=regio.at)
    Adres.objects.create(
        persoon=person, bronhouder=org, straat=f"{words['straat']}laan", huisnummer=40 + number, van=born,
        postcode=words["postcode"], plaats=words["plaats"], zoekadres=f"{words['straat']} {number}",
        geheim=key in ("moeder", "kind"),
    )  # fmt: skip
    AndereNaam.objects.create(persoon=person, bronhouder=org, naam=words["ookgenoemd"], zoeknaam="x")
    VeiligContact.objects.create(
        persoon=person, bronhouder=org, telefoon=words["telefoon"], afspraak=f"Post mag. {words['woorden']}"
    )
    said = Uitspraak.objects.create(
        casus=place,
        spreker="school",
        gezegd_op=regio.at,
        soort="mening",
        tekst=words["verhaal"],
        vastgelegd_op=regio.at,
    )
    said.over.add(person)
    return Mens(key, person.pk, words)


def artefacten(wereld: Wereld, pdf_elke: int = 1) -> Iterator[Stuk]:
    """Every kind to everybody by every way, without end; each second one with words that try to smuggle something."""
    from eenplan.dossier.brieven.rules import KANALEN, SOORTEN, Aan, Soort

    people = list(wereld.mensen.values())
    reporters = list(wereld.melders)
    number = 0
    for ronde in cycle(range(997)):
        for soort in Soort:
            persons = SOORTEN[soort].aan is Aan.PERSOON
            for at, who in enumerate(people if persons else reporters):
                for kanaal in list(KANALEN)[:2]:
                    number += 1
                    smokkel = list(smokkelwaar(wereld, who))
                    extra = smokkel[(ronde * 7 + at + number) % len(smokkel)] if number % 2 else ""
                    yield _stuk(wereld, soort, who, kanaal, extra, pdf=number % pdf_elke == 0)


def smokkelwaar(wereld: Wereld, voor: Mens | int) -> Iterator[str]:
    """What a machine can recognise of everybody but the recipient; and of himself what no letter holds."""
    for mens in wereld.mensen.values():
        words = mens.kanaries
        if mens is not voor:
            yield from (words["achternaam"] if mens.sleutel not in ("kind", "jongere") else words["telefoon"],)
            yield from (words["ookgenoemd"], words["geboren"], f"{words['straat']}laan 4", words["postcode"])
        yield from (words["telefoon"], words["bsn"])
        if mens.sleutel == "moeder" and mens is not voor:
            yield words["plaats"]
    for pk, words in wereld.melders.items():
        if pk != voor:
            yield words["naam"]
        yield words["telefoon"]
    yield wereld.bron


def _stuk(wereld: Wereld, soort: Any, who: Mens | int, kanaal: str, extra: str, *, pdf: bool) -> Stuk:
    from eenplan.core import clock
    from eenplan.core.papier.pdf import write_pdf
    from eenplan.dossier.brieven.inhoud import Velden, papier, verzegel
    from eenplan.dossier.brieven.keuring import Gevonden, keur, woorden_van
    from eenplan.dossier.brieven.models import Brief
    from eenplan.dossier.brieven.ontvanger import kring, verboden
    from eenplan.dossier.brieven.rules import SOORTEN, Aan
    from eenplan.dossier.brieven.teksten import BESTANDSNAAM
    from tests.pdf_lezen import tekst

    mine = who if isinstance(who, Mens) else None
    row = Brief(
        pk=1, casus=wereld.casus, soort=soort, aan_soort=SOORTEN[soort].aan, kanaal=kanaal,
        persoon_id=mine.persoon_id if mine else None, bron_id=None if mine else who,
    )  # fmt: skip
    said = f"Wij bellen u maandag. {extra}" if extra else "Wij bellen u maandag."
    verzegel(row, Velden(vrij=said, uitkomst="vervolg", nieuwe_organisatie="Lokaal team", nieuwe_telefoon="0800-1234"))
    name = mine.sleutel if mine else f"{Aan(row.aan_soort)} {who}"
    what = f"{soort} {kanaal} {extra!r}"
    seen = wereld.gelezen
    people = seen.setdefault("kring", None) or kring(wereld.casus, clock.now())
    seen["kring"] = people
    if (row.aan_soort, name) not in seen:
        seen[row.aan_soort, name] = verboden(row, people, "0800-1234")
    letter = papier(row, people, clock.now(), "T. Medewerker")
    try:  # as `gekeurd` does
        keur(seen[row.aan_soort, name], said, woorden_van(letter, BESTANDSNAAM))
    except Gevonden:
        return Stuk(name, what, geweigerd=True)
    words = "\n".join((*letter.adres, *woorden_van(letter, BESTANDSNAAM)))
    return Stuk(name, what, words + (tekst(write_pdf(letter)) if pdf else ""))


def fouten(wereld: Wereld, stuk: Stuk) -> list[str]:
    """Strings that this reader must not read but can; and words that tried to smuggle and were not stopped."""
    said = stuk.tekst.casefold()
    wrong = [
        f"{mens.sleutel}.{veld}" for mens in wereld.mensen.values() for veld, word in mens.kanaries.items()
        if word.casefold() in said and not (mens.sleutel == stuk.wie and veld in EIGEN)
    ]  # fmt: skip
    reporters = {f"melder {pk}": words for pk, words in wereld.melders.items()}
    wrong += [f"{who}.{name}" for who, words in reporters.items() for name, word in words.items()
              if who != stuk.wie and word.casefold() in said]  # fmt: skip
    wrong += ["bron"] if "bronqx" in said else []
    return [f"{stuk.wie} las {item} in {stuk.wat}" for item in wrong]


def draai(wereld: Wereld, stuks: int, pdf_elke: int = 1) -> dict[str, Any]:
    """Make so many and count; the first twenty mistakes are told."""
    made = refused = 0
    wrong: list[str] = []
    for stuk in islice(artefacten(wereld, pdf_elke), stuks):
        made += not stuk.geweigerd
        refused += stuk.geweigerd
        wrong += fouten(wereld, stuk)
    return {"stuks": stuks, "gemaakt": made, "tegengehouden": refused, "fouten": len(wrong), "eerste": wrong[:20]}


def main(arguments: list[str]) -> int:
    """In a database of its own, undone at the end."""
    from tests import omgeving

    assert omgeving.ROOT
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--stuks", type=int, default=1000)
    parser.add_argument("--pdf-elke", type=int, default=1)
    given = parser.parse_args(arguments)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "eenplan.site.settings")
    import django

    django.setup()
    from django.db import transaction

    from tests.decor import NOW
    from tests.regio import build

    with transaction.atomic():
        began = time.monotonic()
        found = draai(bouw(build(NOW)), given.stuks, given.pdf_elke)
        transaction.set_rollback(True)
    print(json.dumps({**found, "seconden": round(time.monotonic() - began, 1)}, ensure_ascii=False, indent=1))
    return int(found["fouten"] > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
