"""Asking a GGZ expert to think along, his answer as a statement with its source, declining, taking back."""

from datetime import datetime

from eenplan.core.access.policy import DataClass
from eenplan.core.access.viewer import Viewer
from eenplan.core.accounts.queries import colleagues, organisations
from eenplan.core.acts import Act, act
from eenplan.core.calendar import AMSTERDAM, END_OF_DAY
from eenplan.core.deadlines.actions import Subject, finish, start_until
from eenplan.core.outbox.actions import put
from eenplan.core.outbox.rules import Kind
from eenplan.core.workflow import Refused
from eenplan.dossier.casus.actions import lock
from eenplan.dossier.casus.bron import AFSCHERM_GRONDEN, bron_van
from eenplan.dossier.casus.herkenning import bekend_van
from eenplan.dossier.casus.models import Casus
from eenplan.dossier.casus.uitspraken import Gezegd, zeg
from eenplan.dossier.personen.herkenning import gemerkt, verraden
from eenplan.dossier.personen.models import Adres
from eenplan.dossier.personen.verberg import verberg
from eenplan.feiten.actions import leg_vast
from eenplan.keten.triage.rules import Dienst as Soort
from eenplan.keten.triage.rules import alleen_vt
from eenplan.keten.vervolg.actions import Ongeldig, locked
from eenplan.keten.vervolg.expertise.access import gevraagde
from eenplan.keten.vervolg.expertise.rules import (
    AFWIJSREDENEN,
    COURSE,
    EXPERT,
    KIND,
    LONGEST,
    SHORTEST,
    TERM,
    NieuweExpertvraag,
)  # fmt: skip
from eenplan.keten.vervolg.models import Expertvraag

GROUND = "Wmo 4.1.1; S2 diagnostisch onderzoek-model"
OBJECT = "expertvraag"


def vraag_expert(
    dienst_id: int, account_id: int, invoer: NieuweExpertvraag, *, by: Viewer, at: datetime, ground: str = GROUND
) -> Expertvraag:
    """Ask one named expert of the GGZ. He sees the request and what is shared in it, nothing else of the case."""
    with act("vervolg.vraag_expert", by=by, at=at, ground=ground) as a:
        casus, dienst = locked(by, dienst_id, None, "vervolg.vraag_expert")
        alleen_vt(by.role)
        if dienst.soort != Soort.OZ or dienst.afgerond_op:
            raise Refused("Meedenken vraagt u in een onderzoek dat loopt.")
        fouten = invoer.fouten(at.astimezone(AMSTERDAM).date())
        place = _plaats(account_id, at)
        if place is None:
            fouten["expert"] = "Kies iemand van de GGZ uit de lijst."
        if fouten or place is None:
            raise Ongeldig(fouten)
        _mag_gedeeld(casus, invoer)
        row = Expertvraag.objects.create(
            casus=casus, dienst=dienst, organisatie_id=place, account_id=account_id, grond=invoer.grond,
            vraag=invoer.vraag.strip()[:LONGEST], gedeeld=invoer.gedeeld.strip()[:LONGEST],
            motivering=invoer.motivering.strip()[:LONGEST],
            voor=invoer.voor, gevraagd_op=at, gevraagd_door_id=by.account_id,
        )  # fmt: skip
        owner = by.account_id or casus.verantwoordelijke_id or 0
        end = datetime.combine(invoer.voor, END_OF_DAY, tzinfo=AMSTERDAM)
        start_until(TERM, Subject(OBJECT, row.pk, casus.bronhouder_id, owner, casus.pk), at, end)
        put(Kind.NIEUW, object_type=OBJECT, object_id=row.pk, at=at, account_id=account_id)
        _tell(a, casus, row, "gevraagd")
    return row


def _plaats(account_id: int, at: datetime) -> int | None:
    """The GGZ organisation where this person works now; None when there is none."""
    for place in organisations(KIND):
        if account_id in {person.pk for person in colleagues(place.pk, at, *EXPERT)}:
            return place.pk
    return None


def _mag_gedeeld(casus: Casus, invoer: NieuweExpertvraag) -> None:
    """A secret place never goes along; without consent no name does."""
    text = f"{invoer.vraag}\n{invoer.gedeeld}"
    secret = list(Adres.objects.filter(geheim=True, persoon__betrokken_bij__casus=casus))
    if verberg(text, secret) != text:
        raise Ongeldig({"gedeeld": "In de tekst staat een geheim adres. Haal het weg: deze plek mag niet mee."})
    found = () if invoer.met_namen else verraden(text, bekend_van(casus.pk))
    if found:
        named = ", ".join(f"'{item}'" for item in found[:5])
        raise Ongeldig({"gedeeld": f"U deelt zonder namen. Haal {named} weg ({gemerkt(text, found[0])})."})


def beantwoord(
    vraag_id: int, soort: str, tekst: str, afschermgrond: str = "", *, by: Viewer, at: datetime, ground: str = GROUND
) -> Expertvraag:
    """What the expert says becomes a statement with its source; a professional is named unless there is a ground."""
    row = gevraagde(by, vraag_id, "vervolg.beantwoord_expert")
    # system: the expert has no sight on the case in which his answer is kept
    with act("vervolg.beantwoord_expert", by=by, at=at, ground=ground, system=True) as a:
        row, casus = _neem(row, "beantwoord", by)
        if soort not in ("mening", "feit"):
            raise Ongeldig({"soort": "Kies of dit een feit of uw oordeel is."})
        if len(tekst.strip()) < SHORTEST:
            raise Ongeldig({"tekst": "Schrijf op wat u denkt, en waarop u dat baseert."})
        if afschermgrond and afschermgrond not in AFSCHERM_GRONDEN:
            raise Ongeldig({"afschermgrond": "Kies een grond uit de lijst, of geen."})
        who = ", ".join(part for part in (by.naam, by.functie, by.organisatie) if part)
        row.uitspraak = zeg(a, casus, Gezegd(
            who, tekst[:LONGEST], soort, at, True, bron_van(True, grond=afschermgrond), afschermgrond, DataClass.ZORG,
        ))  # fmt: skip
        _sluit(a, casus, row, "beantwoord")
        put(Kind.ANTWOORD, object_type=OBJECT, object_id=row.pk, at=at, account_id=row.gevraagd_door_id)
    return row


def wijs_af(
    vraag_id: int, reden: str, toelichting: str = "", *, by: Viewer, at: datetime, ground: str = GROUND
) -> Expertvraag:
    """The expert does not think along, with why; who asked hears it and can ask somebody else."""
    row = gevraagde(by, vraag_id, "vervolg.wijs_expert_af")
    with act("vervolg.wijs_expert_af", by=by, at=at, ground=ground, system=True) as a:
        row, casus = _neem(row, "wijs_af", by)
        if reden not in AFWIJSREDENEN:
            raise Ongeldig({"reden": "Kies waarom u niet meedenkt."})
        row.reden, row.toelichting = reden, toelichting.strip()[:LONGEST]
        _sluit(a, casus, row, "wijs_af")
        put(Kind.ANTWOORD, object_type=OBJECT, object_id=row.pk, at=at, account_id=row.gevraagd_door_id)
    return row


def neem_terug(vraag_id: int, reden: str, *, by: Viewer, at: datetime, ground: str = GROUND) -> Expertvraag:
    """Veilig Thuis does not need it any more; from now on the expert reads nothing of it (R11)."""
    with act("vervolg.neem_expert_terug", by=by, at=at, ground=ground) as a:
        row = Expertvraag.objects.filter(pk=vraag_id).first()
        casus, _ = locked(by, row.dienst_id if row else 0, None, "vervolg.neem_expert_terug")
        alleen_vt(by.role)
        assert row is not None  # without one there is no service to lock
        row, casus = _neem(row, "neem_terug", by)
        if not reden.strip():
            raise Ongeldig({"reden": "Schrijf op waarom de vraag niet meer nodig is."})
        row.toelichting = reden.strip()[:LONGEST]
        _sluit(a, casus, row, "neem_terug")
    return row


def stop_bij(at: datetime, door_id: int | None, **welke: int) -> int:
    """The service or the case ended: what still waits is taken back; returns how many. Inside the act that ends it."""
    rows = Expertvraag.objects.select_for_update(of=("self",)).filter(stand="gevraagd", **welke)
    for row in rows:
        row.stand, row.afgesloten_op, row.afgesloten_door_id = "teruggenomen", at, door_id
        row.toelichting = "Het onderzoek is afgerond."
        row.save()
        finish([TERM], OBJECT, row.pk, at, "dienst_klaar")
    return len(rows)


def _neem(row: Expertvraag, action: str, by: Viewer) -> tuple[Expertvraag, Casus]:
    """The request and its case, locked, when its course allows this step: the case first, as everyone does."""
    casus = lock(row.casus_id)
    found = Expertvraag.objects.select_for_update(of=("self",)).get(pk=row.pk)
    COURSE.step(found.stand, action, by.role)
    return found, casus


def _sluit(a: Act, casus: Casus, row: Expertvraag, action: str) -> None:
    row.stand = COURSE.step(row.stand, action, a.by.role).target
    row.afgesloten_op, row.afgesloten_door_id = a.at, a.by.account_id
    row.save()
    finish([TERM], OBJECT, row.pk, a.at, "ggz_later")
    _tell(a, casus, row, row.stand)


def _tell(a: Act, casus: Casus, row: Expertvraag, what: str) -> None:
    leg_vast(
        "expert_gevraagd" if what == "gevraagd" else "expertvraag_klaar", at=a.at, casus_id=casus.pk,
        gemeente=casus.gemeente, stand=what, grond=row.grond, reden=row.reden,
    )  # fmt: skip
    a.log(casus_id=casus.pk, object_type=OBJECT, object_id=row.pk)
