"""Families that people worked on by the real actions, to lay beside what is written in bulk."""

from datetime import date, datetime, timedelta

from eenplan.core import clock
from eenplan.keten.melding.informeren import informeer, te_informeren
from eenplan.keten.melding.koppelen import koppel
from eenplan.keten.nameting import actions as nameting
from eenplan.keten.plan import actions as plan
from eenplan.keten.plan import actions_herstel as herstel
from eenplan.keten.plan import actions_top3 as top3
from eenplan.keten.plan.herstel import NieuwDoel
from eenplan.keten.plan.rules import NieuweAfspraak
from eenplan.keten.plan.top3 import NieuweOnveiligheid
from eenplan.keten.tests import levensloop
from eenplan.keten.tests.levensloop import Loop
from eenplan.keten.vervolg import actions as vervolg
from eenplan.keten.vervolg.actions_voorwaarden import controleer_voorwaarde, stel_voorwaarde
from eenplan.keten.vervolg.informanten.acties import leg_antwoord, vraag_informant
from eenplan.keten.vervolg.informanten.rules import NieuweInformant
from eenplan.keten.vervolg.kinderen.acties import leg_vast_kind
from eenplan.keten.vervolg.kinderen.rules import NieuwKindcontact
from eenplan.keten.vervolg.tests import hulp
from eenplan.keten.vervolg.wachtronde.acties import noteer_gebeld
from tests.regio import Regio, nieuwe_melding

KLAAR = "Er zijn afspraken, de oma kijkt mee en het gezin neemt hulp aan."
PUNT = NieuweOnveiligheid(
    "Bij ruzie wordt er geslagen.", "Peter", "Sanne", "in het weekend", date(2026, 3, 14), "elke week", "angst",
    "ernstig",
)  # fmt: skip
JUF = NieuweInformant("Juf Els, groep 4", "beroepsmatig", "wmo_5_2_6", "Hoe gaat het op school?")


def overgedragen(regio: Regio) -> Loop:
    """Reported, assessed, handed over, a plan up to aftercare, the first check, and a next report about them."""
    loop = levensloop.opgenomen(regio)
    for row in te_informeren(regio["triagist"], loop.casus_id):
        informeer(loop.casus_id, row.persoon_id, "Verteld in een gesprek.", by=regio["triagist"], at=regio.at)
    loop.besluit(levensloop.OVERDRAGEN).bied_aan().accepteer()
    _plan(loop, regio.at)
    for days, fase in ((10, "stabiel_veilig"), (115, "herstel"), (160, "nazorg")):
        at = regio.at + timedelta(days=days)
        loop.controleer(at).naar(fase, at)
    at = regio.at + timedelta(days=170)
    by = regio["regisseur"]
    herstel.voel_pols(loop.plan.pk, "moeder", "goed", by=by, at=at)
    herstel.bekijk_doel(loop.plan.hersteldoelen.get().pk, "bereikt", "Slaapt door.", by=by, at=at)
    round_at = regio.at + timedelta(days=90)
    heard = [loop.zegt(rol) for rol in loop.mensen]
    nameting.leg_vast(loop.ronde().pk, "veilig", heard, regisseur_gesproken=True, by=regio["lead"], at=round_at)
    return loop


def _plan(loop: Loop, at: datetime) -> None:
    by = loop.regio["regisseur"]
    made = plan.maak(loop.casus_id, by=by, at=at)
    point = top3.leg_onveiligheid_vast(loop.casus_id, PUNT, by=by, at=at).pk
    top3.noem_factor(point, "risico", "Spanning over geld.", by=by, at=at)
    top3.kies_top3(loop.casus_id, [point], "Met iedereen aan tafel.", by=by, at=at)
    herstel.stel_doel(made.pk, NieuwDoel(loop.mensen["kind"], "trauma", "Slapen.", "minder wakker"), by=by, at=at)
    for soort, tekst in levensloop.SOORTEN.items():
        new = NieuweAfspraak(
            tekst, "Peter", "wijkagent", (at + timedelta(days=7)).date(), "Huisverbod", soort,
            stopt_id=point if soort == "veiligheid" else None, voor_allen=True,
        )  # fmt: skip
        plan.voeg_afspraak_toe(made.pk, new, by=by, at=at)
    plan.stel_vast(made.pk, dict.fromkeys(loop.mensen.values(), "akkoord"), by=by, at=at)


def met_dienst(regio: Regio, soort: str) -> int:
    """A service of Veilig Thuis to its end, with a child, a call, a condition or an informant; the case."""
    row = hulp.dienst(regio, soort)
    by, at, casus_id = regio["triagist"], regio.at, row.casus_id
    noteer_gebeld(casus_id, "veilig", "Het is rustig.", by=by, at=at)
    vervolg.leg_contact(row.pk, hulp.GEBELD, by=by, at=at)
    child = levensloop.Loop(regio, casus_id, 0).mensen["kind"]
    again = NieuwKindcontact("niet", "wil_niet", opnieuw_op=(at + timedelta(days=4)).date())
    leg_vast_kind(row.pk, child, again, by=by, at=at)
    leg_vast_kind(row.pk, child, NieuwKindcontact("gesproken", tekst="Vertelde."), by=by, at=at + timedelta(days=4))
    if soort == "VV":
        found = stel_voorwaarde(row.pk, hulp.NIET_ALLEEN, by=by, at=at).pk
        controleer_voorwaarde(found, "deels", "Eén keer niet.", by=by, at=at + timedelta(days=14))
    else:
        asked = vraag_informant(row.pk, JUF, by=by, at=at)
        leg_antwoord(asked.pk, "waarneming", "Komt vaak te laat en is stil.", by=by, at=at)
        vervolg.leg_bevinding(row.pk, hulp.BEVESTIGD, by=by, at=at)
    vervolg.rond_af(row.pk, by=by, at=at + timedelta(days=30), samenvatting=KLAAR)
    return casus_id


def hermelding(regio: Regio) -> int:
    """A report after a case had ended without further steps; its case."""
    eerste = levensloop.opgenomen(regio).besluit(levensloop.GEEN)
    tweede = levensloop.opgenomen(regio, incident=nieuwe_melding().incident)
    koppel(tweede.melding_id, eerste.casus_id, {}, by=regio["triagist"], at=clock.now())
    return tweede.casus_id
