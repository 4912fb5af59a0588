"""Which code is broken on purpose, which tests must notice, and which changes change nothing, each with its reason."""

from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module
from random import Random

from tests.mutanten.doder import killer, tests_of
from tests.mutanten.maker import mutants


@dataclass(frozen=True, slots=True)
class Doel:
    """A module (or parts of it) and the test modules that hold it; `gelijk`: what changes nothing, and why."""

    module: str
    toetsen: tuple[str, ...]
    delen: tuple[str, ...] = ()
    gelijk: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Uitslag:
    """What came of one change."""

    module: str
    mutant: str
    door: str  # the test that noticed; empty when none did
    waarom: str = ""  # why nothing can notice


TERMIJNEN = (
    Doel(
        "eenplan.core.calendar",
        ("eenplan.core.tests.test_calendar",),
        gelijk=(
            (
                "easter: 19 * golden + century - century // 4 - correction + 15 -> "
                "19 * golden + century - century // 4 - correction - 15",
                "modulo 30 is 15 erbij gelijk aan 15 eraf",
            ),
            ("easter: 8 -> 9", "dezelfde dag in elk jaar van 1583 tot en met 4099"),
            ("easter: 25 -> 24", "dezelfde dag in elk jaar van 1583 tot en met 4099"),
            ("easter: 451 -> 450", "dezelfde dag in elk jaar van 1583 tot en met 4099"),
            ("_last_day: 0 -> -1", "een eenheid zonder grens: de termijn is hier al meer dan 0"),
            ("_stretch: 0 -> 1", "wie op een werkdag eindigt, heeft er al een geteld"),
            ("_stretch: 0 -> -1", "geteld wordt nooit minder dan 0"),
        ),
    ),
    Doel(
        "eenplan.dossier.casus.bewaren",
        ("eenplan.dossier.casus.tests.test_bewaren",),
        ("bewaren_tot",),
        (
            (
                "bewaren_tot:  for day in days if day ->  for day in days",
                "de dag van sluiten is volledig: er is altijd een dag",
            ),
        ),
    ),
    Doel(
        "eenplan.dossier.casus.rules",
        ("eenplan.dossier.casus.tests.test_gevaar",),
        ("VRAAG", "GEVAAR", "gevaar_te_laat", "Groep", "groep", "naamgevers", "gezinsnaam"),
        tuple(
            (f"gezinsnaam: 0 -> -1{again}", "een kind dat de naam geeft, is de enige die hem geeft")
            for again in ("", " #2", " #3")
        ),
    ),
    Doel(
        "eenplan.dossier.casus.termijnen",
        ("eenplan.dossier.casus.tests.test_plichten",),
        ("Telling", "Plicht", "_opgeteld", "_samen"),
    ),
    Doel(
        "eenplan.core.deadlines.actions",
        ("eenplan.core.deadlines.tests.test_einde",),
        ("Subject", "end_of", "_row"),
    ),
    Doel("eenplan.instrumenten.huisverbod.grenzen", ("eenplan.instrumenten.huisverbod.tests.test_grenzen",)),
)
WEGLATEN = (
    Doel(
        "eenplan.core.access.sluier",
        ("eenplan.core.access.tests.test_sluier",),
        gelijk=(
            ("_covers: 'covers' -> 'coversx'", "de naam is er alleen voor wie het programma leest"),
            ("clean_page: if not own: -> if False:", "alleen sneller: zonder eigen woorden is elk deel gelijk"),
            (
                "clean_page: return WORDS.sub(_without, page) -> pass",
                "alleen sneller: zelfde pagina langs de andere weg",
            ),
        ),
    ),
    Doel(
        "eenplan.dossier.brieven.keuring",
        ("eenplan.dossier.brieven.tests.test_keuring",),
        gelijk=(
            ("Verboden: ' ' -> ' x' #2", "achter de laatste plaats staat nog steeds een spatie"),
            ("Verboden: ';' -> ';x'", "achter een datum staat nooit meteen een cijfer of letter"),
            ("_genoemd: return False -> return None", "alleen of het waar is, telt"),
            ("_genoemd: return False -> pass #2", "alleen of het waar is, telt"),
            ("_genoemd: return False -> return None #2", "alleen of het waar is, telt"),
            ("_geboren: return False -> return None", "alleen of het waar is, telt"),
        ),
    ),
    Doel(
        "eenplan.dossier.stukken.beeld",
        ("eenplan.dossier.stukken.tests.test_beeld", "eenplan.dossier.stukken.tests.test_foto"),
        gelijk=(
            ("_chunks: '>I' -> '>Ix'", "achter de lengte staat altijd nog een teken; anders is het bestand kapot"),
            ("_segments: '>H' -> '>Hx'", "achter de lengte staat altijd nog een teken; anders is het bestand kapot"),
            (
                "_orientation: not exif.startswith(EXIF) or order is None -> not exif.startswith(EXIF)",
                "zonder volgorde is er ook niets te lezen",
            ),
            ("_orientation: return 0 -> return None", "0 of niets: er is niets gedraaid"),
            ("_orientation: 'I' -> 'Ix'", "staat er niets meer achter, dan is er ook niets gedraaid"),
            ("_orientation: 'H' -> 'Hx'", "staat er niets meer achter, dan is er ook niets gedraaid"),
            ("_orientation: return 0 -> pass #2", "0 of niets: er is niets gedraaid"),
            ("_orientation: return 0 -> return None #2", "0 of niets: er is niets gedraaid"),
        ),
    ),
    Doel(
        "eenplan.dossier.personen.herkenning",
        ("eenplan.dossier.personen.tests.test_herkenning", "eenplan.dossier.personen.tests.test_naamvormen"),
        gelijk=(
            ("_algemeen: ' ; ' -> ' ; x'", "een x breekt een lang nummer net zo goed af"),
            ("_algemeen: ' ; ' -> ' ; x' #2", "een x breekt een lang nummer net zo goed af"),
            ("_adressen: ' ' -> ' x' #3", "achter het laatste woord staat nog steeds een spatie"),
        ),
    ),
    Doel(
        "eenplan.dossier.personen.naamwoorden",
        ("eenplan.dossier.personen.tests.test_naamwoorden", "eenplan.dossier.personen.tests.test_naamvormen"),
        gelijk=(("Namen: '' -> 'x'", "een x is geen voegsel en geen aanspreekvorm"),),
    ),
    Doel(
        "eenplan.dossier.personen.verberg",
        ("eenplan.dossier.personen.tests.test_verberg",),
        gelijk=(
            ("zoeker: if not patterns: -> if False:", "alleen sneller: wie niets zoekt, vindt niets"),
            ("zoeker: return [] -> pass", "alleen sneller: wie niets zoekt, vindt niets"),
        ),
    ),
    Doel("eenplan.keten.melding.gedeeld", ("eenplan.keten.melding.tests.test_gedeeld",), ("Gedeeld", "_gedeeld")),
    Doel(
        "eenplan.keten.melding.onbenoemd",
        ("eenplan.keten.melding.tests.test_onbenoemd",),
        gelijk=(
            ("Spelling: False -> True #2", "wie altijd telt, wordt niet op aanspreken bekeken"),
            ("Tekst: return False -> return None", "alleen of het waar is, telt"),
            ("Tekst: return False -> return None #2", "alleen of het waar is, telt"),
            ("zonder: if not told: -> if False:", "alleen sneller: zonder melder gaat er niets uit"),
            ("zonder: return text -> pass", "alleen sneller: zonder melder gaat er niets uit"),
            ("_plekken: 0 -> -1", "niets begint voor het eerste teken"),
            ("_spellingen: '' -> 'x'", "te kort om weg te laten, net als niets"),
        ),
    ),
    Doel(
        "eenplan.instrumenten.zonder_namen.rules",
        ("eenplan.instrumenten.zonder_namen.tests.test_rules",),
        (
            "FAMILIE",
            "VOORAF",
            "STRAAT",
            "POSTCODE",
            "VORMEN",
            "Bekende",
            "zonder_namen",
            "_zonder_mensen",
            "_samen",
            "wat_is",
        ),
        (("_samen: '' -> 'x'", "een tekst van een letter heeft niets om samen te nemen"),),
    ),
)
ALLE = (*TERMIJNEN, *WEGLATEN)


def proef(doel: Doel, most: int = 0) -> Iterator[Uitslag]:
    """Every change of this module with what noticed it, or a fixed sample of so many."""
    module, users = import_module(doel.module), [import_module(name) for name in doel.toetsen]
    tests = sorted((one for user in users for one in tests_of(user)), key=lambda one: one.seconds)
    made = list(mutants(module, doel.delen))
    if most and len(made) > most:
        made = Random(2026).sample(made, most)
    equal = dict(doel.gelijk)
    for mutant in made:
        if mutant.name in equal:
            yield Uitslag(doel.module, mutant.name, "", equal[mutant.name])
            continue
        try:
            door = killer(tests, users, module, mutant.load(module))
        except Exception as fault:
            door = f"laadt niet: {type(fault).__name__}"
        yield Uitslag(doel.module, mutant.name, door)
