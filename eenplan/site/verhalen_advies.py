"""The advice contacts of a story file: noted as the front desk notes them, and what the product made of each."""

from collections.abc import Iterator

from eenplan.core import clock
from eenplan.dossier.casus.models import Casus
from eenplan.dossier.personen.models import Persoon
from eenplan.keten.advies.actions import noteer
from eenplan.keten.advies.herkenning import vindplaatsen
from eenplan.keten.advies.rules import VRAGERSOORTEN, Kanaal, NieuwAdvies
from eenplan.site.verhalen_bestand import Ding, Verhaal, lees_moment
from eenplan.site.verhalen_regio import Regio, alles_zien
from eenplan.site.verhalen_vergelijk import Uitkomst

WEG = "[weggelaten]"  # domain 3.1: an advice holds no data of the family


def speel_adviezen(verhaal: Verhaal, regio: Regio) -> Iterator[tuple[str, list[Uitkomst]]]:
    """Each question, noted at its own moment; a second replay finds the same advice and adds none."""
    for vraag in verhaal.adviesvragen:
        at = lees_moment(vraag["ontvangen_op"])
        with clock.at(at):
            before = gezinnen()
            advies = noteer(als_advies(vraag), by=regio.intake, at=at, sleutel=verhaal.sleutel(vraag), klaar=True)
        gekregen: dict[str, object] = {
            "soort_contact": "advies" if advies.pk else "",
            "gezin_aanmaken": gezinnen() != before,
        }
        yield vraag["id"], _vergelijk(vraag, gekregen)


def als_advies(vraag: Ding) -> NieuwAdvies:
    """What the front desk writes down: no pieces that look like a family, a name only with consent."""
    vrager = vraag.get("vrager") or {}
    tekst = str(vraag.get("tekst") or "")
    for plek in vindplaatsen(tekst):
        tekst = tekst.replace(plek.tekst, WEG)
    kanaal, soort = str(vraag.get("kanaal")), str(vrager.get("soort"))
    mag = bool(vrager.get("toestemming_naam_vastleggen") and vrager.get("naam"))
    return NieuwAdvies(
        vraag=tekst, kanaal=kanaal if kanaal in set(Kanaal) else Kanaal.WEBSITE, toestemming=mag,
        vrager_soort=soort if soort in VRAGERSOORTEN else "Onbekend", naam=str(vrager["naam"]) if mag else "",
    )  # fmt: skip


def gezinnen() -> tuple[int, int]:
    """How many cases and persons there are."""
    with alles_zien():
        return Casus.objects.count(), Persoon.objects.count()


def _vergelijk(vraag: Ding, gekregen: dict[str, object]) -> list[Uitkomst]:
    goed = vraag.get("verwacht") or {}
    reden = str(goed.get("reden", ""))
    return [
        Uitkomst(veld, goed[veld], waarde, goed[veld] == waarde, betwistbaar=False, reden=reden)
        for veld, waarde in gekregen.items()
        if veld in goed
    ]
