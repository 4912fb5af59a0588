"""Drawing the course of one case up to its handover, on the chances and delays of domain 9. Pure Python."""

from datetime import date, datetime, timedelta
from random import Random

from eenplan.core.calendar import AMSTERDAM
from eenplan.site.genereer.cijfers import (
    ONDERZOEK,
    ONDERZOEK_AF,
    OP_TIJD,
    PER_ZAAK,
    UITKOMST,
    UITSLAG,
    VERVOLG,
)
from eenplan.site.genereer.gezin import Gezin
from eenplan.site.genereer.keuze import dagen, kies, op_werkdag, werkdagen_na
from eenplan.site.genereer.kinderen import bezoek
from eenplan.site.genereer.meldingen import trek_melding
from eenplan.site.genereer.nasleep import loopt_af
from eenplan.site.genereer.verloop import HER, Melding, Oordeel, Zaak
from eenplan.site.genereer.verloop import VERVOLG as VERVOLGMELDING

IN_VB, NA_VB, IN_MONITORING = VERVOLG
# Each assessment counts in domain 9.5, also the second one of a case: what that adds is taken off the first.
NIEUW, KEER = 1 - sum(VERVOLG.values()), 1 - VERVOLG[IN_VB]
EERSTE_UITKOMST = {
    "VT": (UITKOMST["VT"] * KEER - VERVOLG[NA_VB]) / NIEUW,
    "OVD": (UITKOMST["OVD"] * KEER - VERVOLG[IN_MONITORING]) / NIEUW,
    "GEEN": UITKOMST["GEEN"] * KEER / NIEUW,
    "MAAT": UITKOMST["MAAT"] * KEER / NIEUW,
}
BIJ_VT = EERSTE_UITKOMST["VT"] + EERSTE_UITKOMST["MAAT"]
OPGEVANGEN, LATER_OPGEVANGEN = 1.08, 1.25  # what falls after today is not there yet
REDENEN = {"capaciteit": 0.6, "wacht_op_informatie": 0.2, "gezin_onbereikbaar": 0.15, "anders": 0.05}
ONTVANGERS = {"lokaal_team": 84, "gi": 4, "specialist": 4, "jeugdhulp": 3, "opvang": 3, "ggz": 2}
WEIGERREDENEN = {"geen_capaciteit": 0.5, "niet_passend": 0.3, "onvoldoende_informatie": 0.2}
GEBELD, WACHT_TE_LANG = {"veilig": 0.7, "geen_gehoor": 0.3}, 8  # days without contact
MINUUT = timedelta(minutes=1)


def trek_zaak(rng: Random, gezin: Gezin, op: datetime, soort: str, *, kort: bool = False) -> Zaak:
    """A whole case from a first report at this moment; `kort`: assessed, and no further steps."""
    zaak = Zaak(gezin, soort)
    melding = trek_melding(rng, gezin, op, soort)
    melding.acuut = melding.acuut and not kort
    oordeel = _oordeel(rng, melding, "GEEN" if kort else kies(rng, EERSTE_UITKOMST))
    besloten = _beoordeel(rng, zaak, melding, oordeel)
    if soort != HER:
        for nummer in range(len(gezin.mensen)):
            weken = dagen(rng, 0, 18) if rng.random() < 0.93 else dagen(rng, 22, 60)
            zaak.voeg(besloten + weken, "informeer", nummer)
    if oordeel.uitkomst == "GEEN":
        zaak.einde = besloten
        return zaak
    klaar = besloten if oordeel.uitkomst == "OVD" else _dienst(rng, zaak, melding, oordeel, besloten)
    aanvaard = _draag_over(rng, zaak, klaar)
    if rng.random() < PER_ZAAK[IN_MONITORING] * LATER_OPGEVANGEN / (1 - EERSTE_UITKOMST["GEEN"]):
        _nog_een(rng, zaak, aanvaard + dagen(rng, 10, 150), IN_MONITORING, Oordeel(False, False, "OVD"))
    incidenten = [item.gegeven.incident for item in zaak.gebeurtenissen if item.wat == "melding"]
    loopt_af(rng, zaak, aanvaard, max(filter(None, incidenten), default=None))
    return zaak


def _oordeel(rng: Random, melding: Melding, uitkomst: str) -> Oordeel:
    """What is decided: never nothing when it is unsafe now (domain 4.3)."""
    if uitkomst == "GEEN" and melding.acuut:
        uitkomst = "VT"
    if uitkomst == "GEEN":
        melding.structureel = False
    onderzoek = uitkomst == "VT" and rng.random() < ONDERZOEK / NIEUW / EERSTE_UITKOMST["VT"]
    dienst = ("OZ" if onderzoek else "VV") if uitkomst == "VT" else ""
    return Oordeel(melding.acuut, melding.structureel, uitkomst, dienst, kies(rng, REDENEN))


def _opgepakt(rng: Random, op: datetime) -> datetime:
    """Someone takes it up: soon by day and in the evening, else first thing in the morning."""
    later = op.astimezone(AMSTERDAM) + MINUUT * rng.randrange(8, 150)
    if 7 <= later.hour < 22:
        return later
    morning = later.replace(hour=7, minute=30, second=0) + MINUUT * rng.randrange(50)
    return morning if later.hour < 7 else morning + timedelta(days=1)


def _beoordeel(rng: Random, zaak: Zaak, melding: Melding, oordeel: Oordeel) -> datetime:
    """From the report to the decision of two people; perhaps another report comes in between."""
    zaak.voeg(melding.op, "melding", melding)
    opgepakt = zaak.voeg(_opgepakt(rng, melding.op), "oppakken", melding)
    if zaak.soort == HER:
        opgepakt = zaak.voeg(opgepakt + MINUUT * 9, "koppel", melding)
    acuut = zaak.voeg(opgepakt + MINUUT * rng.randrange(10, 90), "acuut", oordeel)
    besloten = op_werkdag(rng, _beslisdag(rng, melding.op, oordeel.acuut), acuut + 20 * MINUUT)
    voorgesteld = max(acuut + 15 * MINUUT, besloten - MINUUT * rng.randrange(40, 1500))
    if rng.random() < PER_ZAAK[IN_VB] * (1.0 + OPGEVANGEN) / 2:
        ruimte = max((voorgesteld - acuut) / MINUUT - 120, 30)
        nog_een = trek_melding(rng, zaak.gezin, acuut + MINUUT * rng.uniform(5, ruimte), VERVOLGMELDING, IN_VB)
        zaak.voeg(nog_een.op, "melding", nog_een)
        gelegd = zaak.voeg(nog_een.op + MINUUT * rng.randrange(10, 55), "koppel", nog_een)
        voorgesteld = max(voorgesteld, gelegd + 20 * MINUUT)
    besloten = max(besloten, voorgesteld + 25 * MINUUT)
    zaak.voeg(voorgesteld, "voorstel", oordeel)
    return zaak.voeg(besloten, "besluit", oordeel)


def _beslisdag(rng: Random, op: datetime, acuut: bool) -> date:
    day = op.astimezone(AMSTERDAM).date()
    if acuut:
        return werkdagen_na(day, rng.randint(0, 1))
    in_time = rng.random() < OP_TIJD[(day.month - 1) // 3]
    return werkdagen_na(day, rng.choice((1, 2, 3, 3, 4, 4, 5)) if in_time else rng.randint(6, 14))


def _nog_een(rng: Random, zaak: Zaak, op: datetime, fase: str, oordeel: Oordeel) -> datetime:
    """Another report while somebody is involved: laid at the case, weighed again; the course goes on."""
    melding = trek_melding(rng, zaak.gezin, op, VERVOLGMELDING, fase)
    oordeel.acuut, oordeel.structureel = melding.acuut, melding.structureel
    zaak.voeg(op, "melding", melding)
    gelegd = zaak.voeg(op + MINUUT * rng.randrange(15, 120), "koppel", melding)
    acuut = zaak.voeg(gelegd + MINUUT * rng.randrange(5, 60), "acuut", oordeel)
    besloten = op_werkdag(rng, werkdagen_na(op.astimezone(AMSTERDAM).date(), rng.randint(1, 5)), acuut + 90 * MINUUT)
    zaak.voeg(besloten - 45 * MINUUT, "voorstel", oordeel)
    return zaak.voeg(besloten, "besluit", oordeel)


def _dienst(rng: Random, zaak: Zaak, melding: Melding, oordeel: Oordeel, besloten: datetime) -> datetime:
    """A service of Veilig Thuis; returns when it ended."""
    dag = besloten.astimezone(AMSTERDAM).date()
    toegedeeld = zaak.voeg(op_werkdag(rng, werkdagen_na(dag, rng.randint(0, 3)), besloten + MINUUT), "toedelen")
    contact = op_werkdag(rng, (toegedeeld + dagen(rng, 0, 16)).date(), toegedeeld)
    if (contact - toegedeeld).days > WACHT_TE_LANG:
        zaak.voeg(op_werkdag(rng, (contact - dagen(rng, 4, 6)).date(), toegedeeld), "gebeld", kies(rng, GEBELD))
    weken = rng.randint(26, 67) if rng.random() < 0.8 else rng.randint(72, 105)
    einde = op_werkdag(rng, (max(besloten + timedelta(days=weken), contact + timedelta(days=25))).date())
    zaak.voeg(contact, "contact", bezoek(rng, zaak, contact, einde))
    if rng.random() < PER_ZAAK[NA_VB] / BIJ_VT * OPGEVANGEN:
        tussen = (einde - contact) / MINUUT - 15 * 1440
        at = contact + MINUUT * (1440 + rng.uniform(0, max(tussen, 600)))
        besluit = _nog_een(rng, zaak, at, NA_VB, Oordeel(False, False, "VT", oordeel.dienst or "VV"))
        einde = max(einde, besluit + timedelta(days=1))
    if oordeel.dienst == "OZ":
        return _onderzoek(rng, zaak, melding, contact, einde)
    gesteld = zaak.voeg(contact + 40 * MINUUT, "voorwaarde", (contact + timedelta(days=28)).date())
    na = op_werkdag(rng, (gesteld + timedelta(days=rng.choice((24, 26, 28, 28, 33)))).date())
    if na >= einde and einde - gesteld > 2 * MINUUT:
        na = einde - MINUUT
    zaak.voeg(na, "voorwaarde_controle", kies(rng, {"ja": 0.8, "deels": 0.16, "nee": 0.04}))
    return zaak.voeg(einde, "rond_af", rng.random() < 0.08)


def _onderzoek(rng: Random, zaak: Zaak, melding: Melding, contact: datetime, einde: datetime) -> datetime:
    """Findings per form of violence, unless it is closed early."""
    voortijdig = rng.random() > ONDERZOEK_AF
    if not voortijdig:
        asked = zaak.voeg(contact + MINUUT * 90, "informant")
        zaak.voeg(op_werkdag(rng, (asked + dagen(rng, 1, 12)).date(), asked), "antwoord")
        vormen = [vorm for vorm in melding.aard if vorm in UITSLAG] or ["KM"]
        for nummer, vorm in enumerate(vormen):
            zaak.voeg(einde - MINUUT * (90 - nummer), "bevinding", (vorm, kies(rng, UITSLAG[vorm])))
    return zaak.voeg(einde, "rond_af", voortijdig)


def _draag_over(rng: Random, zaak: Zaak, na: datetime) -> datetime:
    """Offered, sometimes refused first, and accepted; returns when."""
    ontvanger, moment = kies(rng, ONTVANGERS), na
    while True:
        moment = op_werkdag(rng, werkdagen_na(moment.date(), rng.choice((0, 1, 2, 3, 4, 6))), moment + MINUUT)
        zaak.voeg(moment, "bied_aan", ontvanger)
        wachten = rng.choice((0, 1, 1, 2)) if rng.random() < 0.8 else rng.randint(3, 8)
        antwoord = op_werkdag(rng, werkdagen_na(moment.date(), wachten), moment + 20 * MINUUT)
        if rng.random() > 0.07:
            return zaak.voeg(antwoord, "accepteer")
        zaak.voeg(antwoord, "weiger", kies(rng, WEIGERREDENEN))
        moment, ontvanger = antwoord, "lokaal_team"
