"""The papers of an order, as data: advice, order, letters, extension. The PDF and its twin on the screen are the same.

Every paper is made from what its reader may know (misuse case 1): a letter to the excluded person has the address of
the ban and no other place; the reporter is in none; a secret address stops the paper. The words are samples.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from eenplan.core.papier.rules import Blok, Papier
from eenplan.instrumenten.huisverbod.beeld import Beeld
from eenplan.instrumenten.huisverbod.papier_advies import aan_vt, advies
from eenplan.instrumenten.huisverbod.papier_besluiten import beschikking, intrekking, verlenging
from eenplan.instrumenten.huisverbod.papier_controle import geen_andere_plek, niet_waar_hij_is
from eenplan.instrumenten.huisverbod.papier_delen import NIET_DAAR, STRAFBAAR, brief, tekst
from eenplan.keten.overdracht.geheim import zonder_geheim

MERK = "Voorbeeldtekst. De gemeente stelt haar eigen teksten vast."


@dataclass(frozen=True, slots=True)
class Soort:
    """One kind of paper: its title, when it is there, how it is made, and who reads it."""

    sleutel: str
    titel: str
    maak: Callable[[Beeld], Iterator[Blok]]
    kan: Callable[[Beeld], bool]
    aan_pleger: bool = False
    anderen_lezen: bool = True  # housemates, agency: nobody of them reads where he can be reached


def papier(beeld: Beeld, sleutel: str) -> Papier:
    """This paper of this order. LookupError when it is not there (yet); Refused when it would betray a place."""
    soort = SOORTEN[sleutel]
    if not soort.kan(beeld):
        raise LookupError(sleutel)
    blokken = tuple(soort.maak(beeld))
    text = tekst(blokken)
    zonder_geheim(beeld.rij.casus_id, text)
    if soort.aan_pleger:
        geen_andere_plek(beeld, text)
    if soort.anderen_lezen:
        niet_waar_hij_is(beeld, text)
    kenmerk = f"{beeld.dossier.casus.nummer} / huisverbod {beeld.rij.pk}"
    return Papier(soort.titel, kenmerk, beeld.nu, blokken, MERK)


def beschikbaar(beeld: Beeld) -> list[Soort]:
    """The papers that can be made now."""
    return [soort for soort in SOORTEN.values() if soort.kan(beeld)]


def _opgelegd(beeld: Beeld) -> bool:
    return beeld.rij.opgelegd_op is not None


SOORTEN = {
    soort.sleutel: soort
    for soort in (
        Soort("advies", "Advies aan de burgemeester", advies, lambda beeld: beeld.ingevuld, anderen_lezen=False),
        Soort("beschikking", "Besluit tijdelijk huisverbod", beschikking, _opgelegd, aan_pleger=True),
        Soort("pleger", "Brief aan de uithuisgeplaatste", brief(
            "U heeft een tijdelijk huisverbod gekregen.", NIET_DAAR,
            "Geef binnen 24 uur een adres op waar u bereikbaar bent.",
            "Er is hulp, ook voor u. U hoort met wie u een gesprek heeft.", STRAFBAAR,
        ), _opgelegd, aan_pleger=True, anderen_lezen=False),
        Soort("huisgenoten", "Brief aan de huisgenoten", brief(
            "Een van de bewoners van uw huis heeft een tijdelijk huisverbod gekregen.",
            "Deze persoon mag uw huis niet in en mag geen contact met u hebben.",
            "Gebeurt dat toch, bel dan de politie: 112 bij gevaar, anders 0900-8844.",
            "Veilig Thuis neemt contact met u op over hulp: 0800-2000, dag en nacht, gratis.",
        ), _opgelegd),
        Soort("instantie", "Brief aan de instantie voor hulp", brief(
            "De burgemeester wijst u aan om hulp te bieden na een tijdelijk huisverbod (Wth 2 lid 8).",
            "Neem vandaag contact op met Veilig Thuis over het systeemgesprek en het zorg- en veiligheidsplan.",
        ), _opgelegd),
        Soort("veilig_thuis", "Brief aan Veilig Thuis", aan_vt,
              lambda beeld: _opgelegd(beeld) and beeld.rij.kindermishandeling),
        Soort("verlenging", "Besluit tot verlenging", verlenging, lambda beeld: beeld.besluit("verleng") is not None,
              aan_pleger=True),
        Soort("intrekking", "Besluit tot intrekking", intrekking, lambda beeld: beeld.besluit("trek_in") is not None,
              aan_pleger=True),
    )
}  # fmt: skip
