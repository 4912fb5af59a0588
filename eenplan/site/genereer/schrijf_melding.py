"""Writing what happens to a report: taken in, taken up, laid at a known case, its people informed."""

import json
from dataclasses import asdict
from datetime import datetime
from typing import Any

from eenplan.core.access.viewer import SYSTEM, Viewer
from eenplan.core.crypto.zegel import seal
from eenplan.core.outbox.rules import Kind
from eenplan.dossier.casus.models import Schild, Uitspraak
from eenplan.dossier.casus.rules import Sluitreden, Stand
from eenplan.feiten.actions import keten_van
from eenplan.keten.melding.models import GenoemdePersoon, Melder
from eenplan.keten.melding.models import Melding as Meldingrij
from eenplan.keten.melding.rules import (
    NIET_BEROEPSMATIG,
    ON_MELDING,
    Genoemd,
    Incident,
    MelderGegevens,
    NieuweMelding,
    na_sluiting,
)
from eenplan.site.genereer.boek import Boek
from eenplan.site.genereer.schrijf_nazorg import nieuw_incident
from eenplan.site.genereer.schrijf_personen import betrek_personen, schrijf_personen
from eenplan.site.genereer.schrijf_triage import start_beoordeling
from eenplan.site.genereer.tabel import Rij
from eenplan.site.genereer.verloop import EERSTE, HER, Melding

GROND = "Wmo 5.2.6"
SOORTEN = {
    "KM": "kindermishandeling", "PG": "partnergeweld", "GTO": "geweld tegen ouders", "OM": "ouderenmishandeling",
    "HGO": "huiselijk geweld", "AND": "andere zorgen",
}  # fmt: skip
VAN_MENSEN = ("telefoon", "brief", "chat")


def neem_aan(boek: Boek, op: datetime, melding: Melding, gekoppeld: bool) -> Rij:
    """The report with its reporter, the people it names, its terms, notices, fact and log.

    `gekoppeld`: a human laid it at a known family since, so its people are the known ones.
    """
    groep, regio = melding.melder, boek.pen.regio
    person = None if melding.kanaal in VAN_MENSEN else regio.melder(boek.pen.rng, groep)
    by = person or boek.triagist
    if not gekoppeld:
        schrijf_personen(boek, op, voorlopig=True)
    nieuw = _nieuw(boek, melding, by)
    row = _rij(boek, nieuw, melding, by)
    boek.meldingen[id(melding)] = row
    _melder(boek, row, nieuw)
    _genoemd(boek, row, nieuw, gekoppeld)
    ding = ("melding", row["id"])
    for key in ON_MELDING:
        boek.klokken.start(key, ding, boek.wie, op)
    boek.bericht(Kind.NIEUW, ding, op, account_id=boek.triagist.account_id)
    if by.organisation_id != boek.vt:
        boek.bericht(Kind.ONTVANGST, ding, op, organisation_id=by.organisation_id)
    boek.feit("melding_ontvangen", op, kanaal=melding.kanaal, melder=groep, personen=len(nieuw.personen))
    boek.log("melding.neem_aan", op, by, ding=ding, personen=boek.thuis.ids, grond=GROND)
    return row


def _nieuw(boek: Boek, melding: Melding, by: Viewer) -> NieuweMelding:
    gezin = boek.thuis.gezin
    citizen = melding.melder in NIET_BEROEPSMATIG
    known = by.organisation_id != boek.vt
    melder = MelderGegevens(
        melding.melder, naam=by.naam if known else "Melder bekend bij Veilig Thuis",
        organisatie=by.organisatie if known else "", functie=by.functie if known else "",
        toestemming_naam_noemen=boek.pen.rng.random() < 0.4 if citizen else None,
    )  # fmt: skip
    people = tuple(
        Genoemd(mens.naam, mens.geboren.isoformat(), gezin.adres if mens.woont else "", "", mens.rol)
        for mens in gezin.mensen
    )
    soorten = tuple(SOORTEN[item] for item in melding.aard)
    incident = Incident(melding.incident, soorten, melding.kinderen_aanwezig, melding.wapen)
    return NieuweMelding(melding.sleutel, melding.kanaal, melder, melding.tekst, people, incident, gezin.gemeente)


def _rij(boek: Boek, nieuw: NieuweMelding, melding: Melding, by: Viewer) -> Rij:
    incident = nieuw.incident
    return boek.rijen.nieuw(
        Meldingrij, nummer=boek.pen.nummer("M", "melding_nummer", melding.op.year), sleutel=nieuw.sleutel,
        afdruk=nieuw.afdruk, casus_id=boek.id, inzender_id=by.organisation_id,
        ingezonden_door_id=by.account_id, kanaal=nieuw.kanaal,
        ontvangen_op=melding.op, gemeente=nieuw.gemeente, tekst=nieuw.tekst, incident_datum=incident.datum,
        incident_soorten=list(incident.soorten), kinderen_aanwezig=incident.kinderen_aanwezig, wapen=incident.wapen,
        strangulatie=None, stand="ontvangen", soort=EERSTE, versie=1,
    )  # fmt: skip


def _melder(boek: Boek, row: Rij, nieuw: NieuweMelding) -> None:
    sealed = seal(json.dumps(asdict(nieuw.melder)).encode(), organisation_id=boek.vt, kind="melder")
    hidden = nieuw.melder.afgeschermd
    boek.rijen.voeg(Melder, melding_id=row["id"], soort=nieuw.melder.soort, afgeschermd=hidden, verzegeld=sealed)
    if hidden:
        scherm_af(boek, "melder", row["ontvangen_op"])


def scherm_af(boek: Boek, soort: str, op: datetime) -> None:
    """A shield with the team of now as its readers (R6)."""
    if soort in boek.schilden:
        return
    row = boek.schilden[soort] = boek.rijen.nieuw(Schild, casus_id=boek.id, soort=soort)
    for account_id in boek.team:
        boek.rijen.voeg(Schild.lezers.through, schild_id=row["id"], account_id=account_id)
    boek.log("melding.neem_aan", op, boek.triagist, ding=("schild", row["id"]), grond=GROND, regel="R6")


def _genoemd(boek: Boek, row: Rij, nieuw: NieuweMelding, gekoppeld: bool) -> None:
    persons = boek.thuis.ids
    for number, item in enumerate(nieuw.personen):
        boek.rijen.voeg(
            GenoemdePersoon, melding_id=row["id"], volgnummer=number + 1, naam=item.naam,
            geboortedatum=item.geboortedatum, adres=item.adres, rol=item.rol, persoon_id=persons[number],
            bevestigd=gekoppeld,
        )  # fmt: skip
    if not gekoppeld:
        for person in persons:
            boek.klokken.start("informeren", ("persoon", person), boek.wie, row["ontvangen_op"])


def pak_op(boek: Boek, op: datetime, melding: Melding) -> None:
    """A triagist takes it up, accepts the people it names, and the assessment starts (route.na_oppakken)."""
    row = boek.meldingen[id(melding)]
    row |= {"stand": "in_beoordeling", "geopend_op": op, "versie": 2}
    boek.geef_aan(op, boek.triagist, boek.triagist)
    boek.keek(op, boek.triagist)
    boek.log("melding.neem_op", op, boek.triagist, ding=("melding", row["id"]))
    start_beoordeling(boek, op, [row])
    if melding.soort != HER:
        for person in boek.thuis.personen:
            person |= {"voorlopig": False, "versie": 2}
        boek.log("melding.bevestig_allen", op, boek.triagist, ding=("melding", row["id"]), personen=boek.thuis.ids,
                 grond="Wmo 5.1.6")  # fmt: skip
        if boek.thuis.gezin.geheim:
            scherm_af(boek, "adres", op)


def koppel_eigen(boek: Boek, op: datetime, melding: Melding) -> None:
    """A report after involvement had ended: its own case on the known household (hermelding)."""
    row = boek.meldingen[id(melding)]
    row |= {"soort": HER, "versie": row["versie"] + 1}
    betrek_personen(boek, melding.op)
    _gekoppeld(boek, op, row, keten_van(boek.id), **_weer(boek.thuis.vorige, row))
    if boek.thuis.gezin.geheim:
        scherm_af(boek, "adres", op)


def _weer(vorige: Rij, row: Rij) -> dict[str, str | bool]:
    """What counts for recidivism: how long after the end, and whether something new happened (domain 7.2)."""
    ended, incident = vorige["afgesloten_op"], row["incident_datum"]
    return {
        "na_sluiting": na_sluiting(ended, row["ontvangen_op"]), "huishouden_van": keten_van(vorige["id"]),
        "nieuw_incident": incident is not None and incident > ended.date(),
    }  # fmt: skip


def koppel_aan(boek: Boek, eigen: Boek, op: datetime, melding: Melding) -> None:
    """A report while somebody is involved joins the running case; its own case closes (vervolgmelding)."""
    row = eigen.meldingen[id(melding)]
    boek.meldingen[id(melding)] = row
    row |= {"soort": melding.soort, "fase": melding.fase, "casus_id": boek.id, "stand": "in_beoordeling",
            "geopend_op": op, "versie": 2}  # fmt: skip
    boek.klokken.rijen += eigen.klokken.rijen
    eigen.klokken.rijen = []
    for soort in eigen.schilden:
        scherm_af(boek, soort, op)
    eigen.sluit(op, Sluitreden.SAMENGEVOEGD, eigen.triagist, naar=boek.id)
    boek.bericht(Kind.VERVOLGMELDING, ("melding", row["id"]), op, account_id=boek.wie[1])
    _gekoppeld(boek, op, row, keten_van(eigen.id))
    nieuw_incident(boek, op, row["incident_datum"])
    boek.in_team(eigen.triagist, op)
    boek.triagist = eigen.triagist
    if boek.stand != Stand.BEOORDELING:
        boek.stap(op, "herbeoordeel")
        boek.log("route.herbeoordeel", op, SYSTEM, ding=("casus", boek.id), grond="melding.gekoppeld")
    start_beoordeling(boek, op, [row])


def _gekoppeld(boek: Boek, op: datetime, row: Rij, was: str, **weer: Any) -> None:
    boek.feit("melding_gekoppeld", op, soort=row["soort"], fase=row.get("fase", ""), was=was, **weer)
    boek.log("melding.koppel", op, boek.triagist, ding=("melding", row["id"]), personen=boek.thuis.ids,
             klassen=("identiteit",), grond="Wmo 4.1.1 (radarfunctie, S1)")  # fmt: skip


def informeer(boek: Boek, op: datetime, nummer: int) -> None:
    """This person is told that Veilig Thuis holds data about him (Wmo 5.3.1)."""
    person = boek.thuis.personen[nummer]["id"]
    if not boek.klokken.klaar(op, "informeren", ding=("persoon", person)):
        return
    by = boek.casushouder
    said = boek.rijen.nieuw(
        Uitspraak, casus_id=boek.id, spreker=by.naam, gezegd_op=op, soort="feit", klasse="proces",
        tekst="Geïnformeerd (Wmo 5.3.1): verteld in een gesprek.", vastgelegd_door_id=by.account_id, vastgelegd_op=op,
        bron="open", beroepsmatig=True, verzegeld=seal(by.naam.encode(), organisation_id=boek.vt, kind="melder"),
    )  # fmt: skip
    boek.rijen.voeg(Uitspraak.over.through, uitspraak_id=said["id"], persoon_id=person)
    boek.feit("persoon_geinformeerd", op)
    boek.log("melding.informeer", op, by, ding=("uitspraak", said["id"]), personen=(person,), grond="Wmo 5.3.1")
