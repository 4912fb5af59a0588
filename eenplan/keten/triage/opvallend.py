"""What stands out in a report, beside its own text: the signals, each with the words that gave rise to it."""

from dataclasses import dataclass

from eenplan.core.clock import AMSTERDAM
from eenplan.core.rulebook.queries import rule
from eenplan.keten.melding.queries import Gelezen
from eenplan.keten.triage.rules import COMBINATIE
from eenplan.keten.triage.signalen.publiek import Genoemd, Incident, Invoer, Reden, beoordeel

GERUST = ("geen", "onduidelijk")
# What helps who assesses, in the order of reading; the other fields of the proposal have a place of their own.
KOPPEN = {
    "belangenconflict": "Mogelijk belangenconflict",
    "veiligheid": "Veiligheid",
    "consultatieplicht": "Verplichte consultatie door het lokale team",
    "thv_overwegen": "Tijdelijk huisverbod overwegen",
    "mda_kandidaat": "Aanpak met meer partijen (MDA++) overwegen",
    "handle_with_care": "School vooraf waarschuwen (Handle with Care)",
}


@dataclass(frozen=True, slots=True)
class Opval:
    """One heading with its reasons."""

    kop: str
    redenen: tuple[Reden, ...]


def opvallend(item: Gelezen) -> list[Opval]:
    """What the words of this one report point at; empty when they point at nothing. A person decides.

    That no danger was found is never said: words miss more than they find.
    """
    invoer = als_invoer(item)
    gezien = beoordeel(invoer, combinatie=rule(COMBINATIE, invoer.ontvangen.date()).value)
    shut = {"veiligheid"} if gezien.veiligheid in GERUST else set()
    if not gezien.consultatieplicht_lokaal_team:  # one lesser ground is no duty
        shut.add("consultatieplicht")
    found = {
        veld: tuple(reden for reden in gezien.redenen if reden.veld == veld) for veld in KOPPEN if veld not in shut
    }
    return [Opval(KOPPEN[veld], rows) for veld, rows in found.items() if rows]


@dataclass(frozen=True, slots=True)
class Gevaar:
    """What points at danger: the signals of acute danger, and what else was seen of safety."""

    ernstig: tuple[Reden, ...] = ()
    verder: tuple[Reden, ...] = ()


def gevaar(item: Gelezen) -> Gevaar:
    """What the words of this one report say of danger; empty when they say nothing, which is never put at ease."""
    gezien = beoordeel(als_invoer(item))
    rows = {reden.zin: reden for reden in gezien.redenen if reden.veld == "veiligheid"}
    acute = tuple(rows.get(zin) or Reden("acuut", zin, "") for zin in gezien.acuut_nu)
    calm = gezien.veiligheid in GERUST
    return Gevaar(acute, () if calm else tuple(row for row in rows.values() if row not in acute))


def als_invoer(item: Gelezen) -> Invoer:
    """A report as the signals read it."""
    row, melder = item.melding, item.melder
    incident = Incident(
        row.incident_datum, tuple(row.incident_soorten), row.kinderen_aanwezig, bool(row.wapen), bool(row.strangulatie)
    )
    told = row.incident_datum or row.incident_soorten or row.kinderen_aanwezig is not None
    return Invoer(
        tekst=row.tekst, ontvangen=row.ontvangen_op.astimezone(AMSTERDAM), kanaal=row.kanaal,
        melder_soort=melder.soort if melder else "", melder_naam=melder.naam or None if melder else None,
        melder_functie=melder.functie if melder else "", incident=incident if told else None,
        genoemd=tuple(Genoemd(who.naam, who.geboortedatum or None, who.adres or None) for who in item.genoemd),
    )  # fmt: skip
