"""Writing an assessment: started, checked for acute danger, proposed, decided by somebody else."""

from dataclasses import asdict
from datetime import datetime

from eenplan.core.access.viewer import SYSTEM, Viewer
from eenplan.core.outbox.rules import Kind
from eenplan.keten.triage.models import Beoordelingsstap, Terugkoppeling, Veiligheidsbeoordeling
from eenplan.keten.triage.plichten import ANDERS, GEWEKEN
from eenplan.keten.triage.rules import (
    ACUUT,
    VERVALLEN,
    WET,
    Invoer,
    oordeel,
    termijnen,
    terugkoppeling,
    voorstel,
)
from eenplan.site.genereer.boek import Boek
from eenplan.site.genereer.tabel import Rij
from eenplan.site.genereer.verloop import Oordeel

MOTIVERING = {
    "VT": "Er is meer nodig voordat een ander het zicht op de veiligheid kan overnemen.",
    "OVD": "Het gezin is bekend met de zorgen. Een casusregisseur kan de veiligheid met hen herstellen.",
    "GEEN": "Het is duidelijk wat er gebeurde; er is nu geen zorg over die hulp vraagt.",
    "MAAT": "De regio zet hulp op maat in; Veilig Thuis houdt zicht tot die er is.",
}
VB = "veiligheidsbeoordeling"


def start_beoordeling(boek: Boek, op: datetime, meldingen: list[Rij]) -> None:
    """The running assessment of the case, opened when there is none; reports join it."""
    vb = boek.open.get(VB)
    if vb is None:
        vb = boek.open[VB] = boek.rijen.nieuw(
            Veiligheidsbeoordeling,
            casus_id=boek.id,
            stand="concept",
            geopend_op=op,
            versie=1,
            instrument=boek.pen.regels.instrument(op.date()),
        )
        boek.gewogen = []
        _stap(boek, vb, op, "start", "", None)
    for row in meldingen:
        boek.gewogen.append(row)
        boek.rijen.voeg(_door(), veiligheidsbeoordeling_id=vb["id"], melding_id=row["id"])
    boek.log("triage.start", op, SYSTEM, ding=(VB, vb["id"]), grond="melding.opgenomen")


def _door() -> type:
    return Veiligheidsbeoordeling.meldingen.through


def _schrijver() -> type:
    return Veiligheidsbeoordeling.schrijvers.through


def _stap(
    boek: Boek, vb: Rij, op: datetime, actie: str, van: str, door: int | None, reden: str = "",
    inhoud: dict[str, object] | None = None,
) -> None:  # fmt: skip
    boek.rijen.voeg(
        Beoordelingsstap, beoordeling_id=vb["id"], op=op, actie=actie, van_stand=van, naar_stand=vb["stand"],
        door_id=door, reden=reden, inhoud=inhoud or {},
    )  # fmt: skip


def controleer_acuut(boek: Boek, op: datetime, gegeven: Oordeel) -> None:
    """Whether there is danger now."""
    vb, by = boek.open[VB], boek.triagist
    tekst = "De melder beschrijft gevaar van nu; er is direct gebeld." if gegeven.acuut else ""
    done = list(ANDERS) if gegeven.acuut else vb.get("acuut_gedaan", [])
    vb |= {"acuut": "ja" if gegeven.acuut else "nee", "acuut_toelichting": tekst, "acuut_op": op,
           "acuut_gedaan": done, "acuut_door_id": by.account_id, "versie": vb["versie"] + 1}  # fmt: skip
    _stap(boek, vb, op, "controleer_acuut", "concept", by.account_id, tekst, {"acuut": vb["acuut"], "gedaan": done})
    for row in boek.gewogen:
        boek.klokken.klaar(op, ACUUT, ding=("melding", row["id"]))
    _merk(boek, op, gegeven.acuut)
    boek.log("triage.controleer_acuut", op, by, ding=(VB, vb["id"]))


def _merk(boek: Boek, op: datetime, acuut: bool) -> None:
    """Acute danger stands on top of everyone's work, and who answers for the case and the front office hear it."""
    boek.casus["versie"] += boek.casus.get("acuut", False) != acuut
    boek.casus["acuut"] = acuut
    if not acuut:
        return
    if boek.wie[1] != boek.triagist.account_id:
        boek.bericht(Kind.VERVOLGMELDING, ("casus", boek.id), op, account_id=boek.wie[1])
    for person in boek.pen.regio.voorkant:
        if person != boek.triagist:
            boek.bericht(Kind.DRINGEND, ("casus", boek.id), op, account_id=person.account_id)


def _invoer(gegeven: Oordeel) -> Invoer:
    """Answers that lead to what was decided (domain 4.3)."""
    own = gegeven.uitkomst == "VT"
    facts = "Staat in de meldingen van dit gezin." if gegeven.structureel else ""
    return Invoer(
        gegeven.uitkomst, MOTIVERING[gegeven.uitkomst], gegeven.dienst,
        structureel="ja" if gegeven.structureel else "nee", structureel_feiten=facts,
        structureel_bron="de melders" if facts else "", meervoudig="nee",
        duidelijk="nee" if gegeven.dienst == "OZ" else "ja", werkt_mee="nee" if gegeven.dienst == "OZ" else "ja",
        gereed="nee" if own else "ja", zorg="nee" if gegeven.uitkomst == "GEEN" else "ja",
    )  # fmt: skip


def stel_voor(boek: Boek, op: datetime, gegeven: Oordeel) -> None:
    """Laid before a second reader. Who was written about later is weighed along: the acute check holds for all."""
    vb, by, invoer = boek.open[VB], boek.triagist, _invoer(gegeven)
    for row in boek.gewogen:
        boek.klokken.klaar(op, ACUUT, ding=("melding", row["id"]))
    nr = voorstel(invoer.feiten(vb["acuut"])).nr
    boek.rijen.voeg(_schrijver(), veiligheidsbeoordeling_id=vb["id"], account_id=by.account_id)
    vb |= asdict(invoer) | {"voorstel_rij": nr, "voorgesteld_op": op, "voorgesteld_door_id": by.account_id,
                            "stand": "voorgesteld", "versie": vb["versie"] + 1}  # fmt: skip
    content = {**asdict(invoer), "acuut": vb["acuut"], "voorstel_rij": nr}
    _stap(boek, vb, op, "leg_voor", "concept", by.account_id, invoer.motivering, content)
    boek.log("triage.stel_voor", op, by, ding=(VB, vb["id"]))


def besluit(boek: Boek, op: datetime, gegeven: Oordeel) -> None:
    """The second reader confirms; clocks stop, reporters hear it. What follows is in schrijf_casus."""
    vb, by = boek.open.pop(VB), boek.lezer
    things = [("melding", row["id"]) for row in boek.gewogen]
    keys = termijnen(gegeven.dienst)
    late = any(row["due_at"] < op for ding in things for row in boek.klokken.loopt(*keys, ding=ding))
    reden = gegeven.late_reden if late else ""
    vb |= {"stand": "besloten", "besloten_op": op, "besloten_door_id": by.account_id, "late_reden": reden,
           "versie": vb["versie"] + 1}  # fmt: skip
    _stap(boek, vb, op, "bevestig", "voorgesteld", by.account_id)
    for ding in things:
        boek.klokken.klaar(op, *keys, ding=ding, reden=reden)
        boek.klokken.klaar(op, WET, ding=ding, reden=VERVALLEN)
    for row in boek.gewogen:
        row |= {"stand": "beoordeeld", "versie": row["versie"] + 1}
        meld_terug(boek, vb, row, terugkoppeling(gegeven.uitkomst, gegeven.dienst), op)
    boek.besloten = (vb, list(boek.gewogen))
    boek.feit(
        "veiligheid_beoordeeld", op, uitkomst=gegeven.uitkomst, dienst=gegeven.dienst,
        oordeel=oordeel(vb["acuut"], vb["structureel"]), op_tijd=not late, late_reden=reden,
        voorstel=vb["voorstel_rij"],
    )  # fmt: skip
    boek.log("triage.bevestig", op, by, ding=(VB, vb["id"]))


def gevaar_geweken(boek: Boek, op: datetime, by: Viewer) -> None:
    """Who carries the case says that the danger is over; without danger there is nothing to say."""
    if not boek.casus.get("acuut", False) or boek.besloten is None:
        return
    boek.casus["acuut"] = False
    boek.casus["versie"] += 1
    vb = boek.besloten[0]
    _stap(boek, vb, op, GEWEKEN, vb["stand"], by.account_id, "Iedereen gesproken; zij is op een veilige plek.")
    boek.log("triage.meld_geweken", op, by, ding=("casus", boek.id))


def meld_terug(boek: Boek, vb: Rij, melding: Rij, tekst: str, op: datetime) -> None:
    """One sentence for one reporter: by a notice to his organisation, else by telephone the same day (domain 4.9)."""
    partner = melding["inzender_id"] != boek.vt
    if partner:
        ding = ("melding", melding["id"])
        boek.bericht(Kind.TERUGKOPPELING, ding, op, organisation_id=melding["inzender_id"])
    boek.rijen.voeg(
        Terugkoppeling, beoordeling_id=vb["id"], melding_id=melding["id"], tekst=tekst, gemaakt_op=op, gegeven_op=op,
        gegeven_door_id=None if partner else boek.triagist.account_id,
    )  # fmt: skip
