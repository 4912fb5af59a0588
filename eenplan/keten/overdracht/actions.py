"""Handing over: the sender stays responsible until someone on the other side says yes (domain 3.5)."""

from datetime import datetime

from eenplan.core.access.policy import DataClass
from eenplan.core.access.viewer import Viewer
from eenplan.core.acts import Act, act, check_version
from eenplan.core.outbox.actions import put
from eenplan.core.outbox.rules import Kind
from eenplan.core.workflow import Refused
from eenplan.dossier.casus.actions import is_open, lock, make_responsible
from eenplan.dossier.casus.actions import step as casus_step
from eenplan.dossier.casus.models import Casus
from eenplan.dossier.casus.queries import may_write
from eenplan.dossier.casus.rules import Stand as CasusStand
from eenplan.keten.overdracht import concept
from eenplan.keten.overdracht.delen import deel, vul
from eenplan.keten.overdracht.einde import back_to_work, end_offer, invited, places, tell_sender
from eenplan.keten.overdracht.geheim import zonder_geheim, zonder_plek
from eenplan.keten.overdracht.klokken import must_be_offered, start_terms, stop_terms
from eenplan.keten.overdracht.models import Overdracht, Vraag
from eenplan.keten.overdracht.ontvanger import checked_receiver, take
from eenplan.keten.overdracht.queries import gestelde
from eenplan.keten.overdracht.rules import VT, Aanbod, Stand, Weigerreden
from eenplan.keten.overdracht.stappen import move, record, told

WMO = "Wmo 4.1.1 lid 2"


def stel_op(casus_id: int, *, by: Viewer, at: datetime, ground: str = WMO) -> Overdracht:
    """Start a handover, or give the one that runs; a refused one goes back to the drawing table."""
    with act("overdracht.stel_op", by=by, at=at, ground=ground) as a:
        may_write(by, casus_id, DataClass.VEILIGHEID, what="overdracht.stel_op")
        if not by.system and by.role not in VT:
            raise Refused("Een overdracht opstellen doet Veilig Thuis. Bel hen als iemand anders moet overnemen.")
        casus = lock(casus_id)
        if not is_open(casus):
            raise Refused("Deze casus is gesloten. Meld nieuwe zorgen opnieuw; dan begint een nieuwe casus.")
        row = Overdracht.objects.filter(casus_id=casus_id).exclude(stand=Stand.GEACCEPTEERD).first()
        if row is None:
            row = Overdracht.objects.create(casus_id=casus_id, opgesteld_op=at)
            record(a, row, "stel_op")
            a.event("overdracht.voorgesteld", casus_id=casus_id, overdracht_id=row.pk)
        elif row.stand == Stand.GEWEIGERD:
            move(a, row, "stel_op")
            row.save(update_fields=["stand"])
        elif row.stand == Stand.AANGEBODEN and casus.stand != CasusStand.OVERDRACHT:
            _withdraw(a, row, casus, "De casus is opnieuw beoordeeld.")  # the offer was about an older situation
        if row.stand == Stand.VOORGESTELD:
            must_be_offered(row, casus, at)
        a.log(casus_id=casus_id, object_type="overdracht", object_id=row.pk)
    return row


def bied_aan(
    overdracht_id: int, aanbod: Aanbod, *, by: Viewer, at: datetime, versie: int | None = None,
    concept_versie: int | None = None, ground: str = WMO,
) -> Overdracht:  # fmt: skip
    """Offer the case to a receiver: he may look from now on, and has two working days. Veilig Thuis stays responsible.

    Refused when the receiver cannot take over, something may not be shared, or a secret address is in the text.
    """
    with act("overdracht.bied_aan", by=by, at=at, ground=ground) as a:
        row, casus = take(by, overdracht_id, DataClass.VEILIGHEID, "bied_aan", versie)
        check_version(row.versie, concept_versie)  # a colleague kept a newer draft
        pakket = aanbod.pakket or concept.of(by, row, now=at)
        ontvanger = checked_receiver(by, casus, aanbod, pakket, at)
        vul(row, aanbod, pakket, ontvanger, at)
        move(a, row, "bied_aan")
        row.save()
        casus_step(a, casus, "bied_aan")
        deel(a, casus, row)
        start_terms(row, casus, at)
        for place in places(row):
            put(
                Kind.OVERDRACHT, object_type="overdracht", object_id=row.pk, at=at, account_id=aanbod.account_id,
                organisation_id=place,
            )  # fmt: skip
        told(a, row, casus, "aangeboden")
    return row


def accepteer(
    overdracht_id: int, *, by: Viewer, at: datetime, versie: int | None = None, ground: str = WMO
) -> Overdracht:
    """Say yes: from this moment the accepting person has sight on safety, and nobody in between."""
    with act("overdracht.accepteer", by=by, at=at, ground=ground) as a:
        row, casus = take(by, overdracht_id, DataClass.PROCES, "accepteer", versie, receiver=True)
        sender = casus.verantwoordelijke_id
        move(a, row, "accepteer")
        row.save(update_fields=["stand"])
        stop_terms(row, at)
        casus_step(a, casus, "neem_over")
        if by.account_id is None or by.organisation_id is None:  # a system is nobody's casusregisseur
            raise Refused("Overnemen doet een mens: log in met uw eigen naam.")
        make_responsible(a, casus, by.organisation_id, by.account_id)
        invited(row).update(soort="deelnemer")
        put(Kind.ANTWOORD, object_type="overdracht", object_id=row.pk, at=at, account_id=sender)
        told(a, row, casus, "geaccepteerd", account_id=by.account_id)
    return row


def weiger(
    overdracht_id: int, reden: str, *, by: Viewer, at: datetime, soort: Weigerreden = Weigerreden.ANDERS,
    versie: int | None = None, ground: str = WMO,
) -> Overdracht:  # fmt: skip
    """Say no with a reason: it is Veilig Thuis's again, and what was shared closes at once (R11)."""
    if not reden.strip():
        raise Refused("Schrijf op waarom u weigert: Veilig Thuis moet weten wat er anders moet.")
    # system: the receiver loses his own sight on the rows in the middle of this act
    with act("overdracht.weiger", by=by, at=at, ground=ground, system=True) as a:
        row, casus = take(by, overdracht_id, DataClass.PROCES, "weiger", versie, receiver=True)
        zonder_plek(by, casus, reden)
        move(a, row, "weiger", tekst=reden.strip(), reden=soort)
        row.save(update_fields=["stand"])
        back_to_work(a, casus, "weiger")
        end_offer(row, at)
        must_be_offered(row, casus, at)
        tell_sender(row, casus, at)
        told(a, row, casus, "geweigerd", reden=soort.value)
    return row


def trek_in(
    overdracht_id: int, reden: str, *, by: Viewer, at: datetime, versie: int | None = None, ground: str = WMO
) -> Overdracht:
    """Take an offer back: a wrong receiver, or nobody answers. What was shared closes at once."""
    if not reden.strip():
        raise Refused("Schrijf op waarom u het aanbod intrekt.")
    with act("overdracht.trek_in", by=by, at=at, ground=ground) as a:
        row, casus = take(by, overdracht_id, DataClass.VEILIGHEID, "trek_in", versie)
        zonder_geheim(casus.pk, reden)
        _withdraw(a, row, casus, reden.strip())
    return row


def _withdraw(a: Act, row: Overdracht, casus: Casus, reden: str) -> None:
    move(a, row, "trek_in", tekst=reden)
    row.save(update_fields=["stand"])
    if casus.stand == CasusStand.OVERDRACHT:
        back_to_work(a, casus, "trek_in")
    end_offer(row, a.at)
    must_be_offered(row, casus, a.at)
    told(a, row, casus, "ingetrokken")


def vraag(overdracht_id: int, tekst: str, *, by: Viewer, at: datetime, ground: str = WMO) -> Vraag:
    """Ask Veilig Thuis something before deciding; the term runs on."""
    if not tekst.strip():
        raise Refused("Schrijf op wat u wilt weten.")
    with act("overdracht.vraag", by=by, at=at, ground=ground) as a:
        row, casus = take(by, overdracht_id, DataClass.PROCES, "vraag", receiver=True)
        zonder_plek(by, casus, tekst)
        move(a, row, "vraag")
        assert by.account_id is not None  # only a person of the receiver passes `take`
        asked = Vraag.objects.create(overdracht=row, gesteld_op=at, gesteld_door_id=by.account_id, tekst=tekst.strip())
        tell_sender(row, casus, at)
        a.log(casus_id=casus.pk, object_type="overdracht", object_id=row.pk)
    return asked


def antwoord(vraag_id: int, tekst: str, *, by: Viewer, at: datetime, ground: str = WMO) -> Vraag:
    """Answer a question of the receiver; once."""
    if not tekst.strip():
        raise Refused("Schrijf een antwoord, ook als u het niet weet.")
    with act("overdracht.antwoord", by=by, at=at, ground=ground) as a:
        asked = gestelde(vraag_id)
        row, casus = take(by, asked.overdracht_id, DataClass.VEILIGHEID, "antwoord")
        asked.refresh_from_db()
        if asked.antwoord:
            raise Refused("Deze vraag is al beantwoord.")
        zonder_geheim(casus.pk, tekst)
        move(a, row, "antwoord")
        asked.antwoord, asked.beantwoord_op, asked.beantwoord_door_id = tekst.strip(), at, by.account_id
        asked.save(update_fields=["antwoord", "beantwoord_op", "beantwoord_door"])
        put(Kind.ANTWOORD, object_type="overdracht", object_id=row.pk, at=at, account_id=asked.gesteld_door_id)
        a.log(casus_id=casus.pk, object_type="overdracht", object_id=row.pk)
    return asked


def vernietig(casus_id: int) -> int:
    """Destroy every handover of this case, with its steps and questions; returns the number of rows."""
    deleted, _ = Overdracht.objects.filter(casus_id=casus_id).delete()
    return deleted
