"""Assessing safety: acute check first, a proposal with reasons, a second reader who decides (domain 3.2, 4.3)."""

from collections.abc import Collection
from dataclasses import asdict
from datetime import datetime

from eenplan.core.access.policy import DataClass, Role
from eenplan.core.access.viewer import SYSTEM, Viewer
from eenplan.core.acts import Act, act, check_version
from eenplan.core.deadlines.actions import Subject, finish
from eenplan.core.deadlines.actions import start as start_terms
from eenplan.core.deadlines.models import Deadline
from eenplan.core.outbox.actions import put
from eenplan.core.outbox.rules import Kind
from eenplan.core.workflow import Refused
from eenplan.dossier.casus.actions import bij_bronhouder, call_front_office, lock
from eenplan.dossier.casus.models import Casus
from eenplan.dossier.casus.queries import may_write
from eenplan.dossier.casus.rules import Stand
from eenplan.feiten.actions import leg_vast
from eenplan.keten.melding.models import Melding
from eenplan.keten.melding.rules import COURSE as MELDING
from eenplan.keten.triage.access import casus_of
from eenplan.keten.triage.actions_besluit import klokken_uit, meld_terug, reden_nodig, vraag_college
from eenplan.keten.triage.gevaar import OPEN, fout_in_nee
from eenplan.keten.triage.gronden import gronden
from eenplan.keten.triage.interventie.actions import vraag
from eenplan.keten.triage.models import Beoordelingsstap, Veiligheidsbeoordeling
from eenplan.keten.triage.overgenomen import nog_na_te_gaan
from eenplan.keten.triage.plichten import ANDERS, GEDAAN, TEAM
from eenplan.keten.triage.rules import ACUUT, AF, COURSE, PROTOCOL, Invoer, als_antwoord, oordeel, voorstel
from eenplan.keten.triage.schrijven import answer, mark_case, schreef_mee, take_along, write
from eenplan.keten.triage.versies import huidig
from eenplan.keten.triage.versies import versie as versie_van

GROUND = "Wmo 4.1.1"


class Ongeldig(Refused):
    """The assessment cannot be laid before the second reader yet; `fouten` says per field why."""

    def __init__(self, fouten: dict[str, str]) -> None:
        super().__init__(" ".join(dict.fromkeys(fouten.values())))
        self.fouten = fouten


def start(casus_id: int, *, by: Viewer, at: datetime, ground: str = GROUND) -> Veiligheidsbeoordeling:
    """The running assessment of this case, opened when there is none; new reports join it.

    A proposal that a new report overtakes goes back to its writer. Machinery may call this (`by=SYSTEM`).
    """
    with act("triage.start", by=by, at=at, ground=ground) as a:
        may_write(by, casus_id, DataClass.VEILIGHEID, what="triage.start")
        casus = lock(casus_id)
        if casus.stand == Stand.AFGESLOTEN:
            raise Refused("Deze casus is afgesloten. Neem eerst een nieuwe melding aan.")
        vb = running(casus_id) or _open(a, casus)
        _join_reports(a, vb)
        a.log(casus_id=casus_id, object_type="veiligheidsbeoordeling", object_id=vb.pk)
    return vb


def running(casus_id: int) -> Veiligheidsbeoordeling | None:
    """The assessment of this case that is not decided yet, locked."""
    rows = Veiligheidsbeoordeling.objects.select_for_update().filter(casus_id=casus_id)
    return rows.exclude(stand__in=AF).first()


def _open(a: Act, casus: Casus) -> Veiligheidsbeoordeling:
    """A new assessment. Without an open report its clocks run on itself: never without a term."""
    code, owner = huidig(a.at.date()).code, bij_bronhouder(casus, a.at)
    call_front_office(a, casus, owner[1])  # who is asked has to be able to open the case
    vb = Veiligheidsbeoordeling.objects.create(casus=casus, geopend_op=a.at, instrument=code)
    Beoordelingsstap.objects.create(
        beoordeling=vb, op=a.at, actie="start", naar_stand=vb.stand, door_id=a.by.account_id
    )
    if not casus.meldingen.filter(stand__in=OPEN).exists():
        start_terms([ACUUT, PROTOCOL], Subject("veiligheidsbeoordeling", vb.pk, *owner, casus.pk), a.at)
    a.event("triage.gestart", casus_id=casus.pk, vb_id=vb.pk)
    return vb


def _join_reports(a: Act, vb: Veiligheidsbeoordeling) -> None:
    """Let open reports belong to this assessment, and take them up when a person acts."""
    known = set(vb.meldingen.values_list("pk", flat=True))
    rows = list(Melding.objects.filter(casus_id=vb.casus_id, stand__in=OPEN))
    fresh = [row for row in rows if row.pk not in known]
    danger = take_along(a, vb, [row.pk for row in fresh]) if fresh else False
    vb.meldingen.add(*fresh)
    if fresh and vb.stand == "voorgesteld":
        step(a, vb, "heroverweeg", "Er kwam een nieuwe melding bij. Lees die eerst.")
    elif fresh:  # who is writing meanwhile must see the new report first
        vb.versie += 1
        vb.save(update_fields=["versie"])
    if danger:
        _ask_again(a, vb)
    if not a.by.system:
        _take_up(a, rows)


def _ask_again(a: Act, vb: Veiligheidsbeoordeling) -> None:
    """The question whether there is danger now is open again, with its term; a proposal goes back to its writer."""
    vb.acuut = ""
    if vb.stand == "voorgesteld":
        step(a, vb, "heroverweeg", "Er is nieuws over de veiligheid. Beantwoord eerst of er nu gevaar is.")
    else:
        vb.versie += 1
        vb.save(update_fields=["acuut", "versie"])
    if not Deadline.objects.filter(casus_id=vb.casus_id, key=ACUUT, done_at__isnull=True).exists():
        owner = bij_bronhouder(vb.casus, a.at)
        call_front_office(a, vb.casus, owner[1])
        start_terms([ACUUT], Subject("veiligheidsbeoordeling", vb.pk, *owner, vb.casus_id), a.at)


def vraag_acuut(casus_id: int, *, by: Viewer, at: datetime, ground: str = GROUND) -> Veiligheidsbeoordeling:
    """Ask again whether there is danger now, after news about safety (domain 5 #2). Machinery may call this."""
    with act("triage.vraag_acuut", by=by, at=at, ground=ground) as a:
        vb = start(casus_id, by=by, at=at, ground=ground)
        vb = Veiligheidsbeoordeling.objects.select_related("casus").select_for_update(of=("self",)).get(pk=vb.pk)
        _ask_again(a, vb)
        a.log(casus_id=casus_id, object_type="veiligheidsbeoordeling", object_id=vb.pk)
    return vb


def _take_up(a: Act, rows: list[Melding]) -> None:
    for row in rows:
        if row.stand == "ontvangen":
            row.stand = MELDING.step(row.stand, "neem_op", a.by.role).target
            row.geopend_op = row.geopend_op or a.at
            row.versie += 1
            row.save(update_fields=["stand", "geopend_op", "versie"])


def step(
    a: Act, vb: Veiligheidsbeoordeling, action: str, reden: str = "", inhoud: dict[str, object] | None = None
) -> None:
    """Move along the course, keep the step for ever. Machinery steps as the lead would."""
    row = COURSE.step(vb.stand, action, Role.VT_LEAD if a.by.system else a.by.role)
    before, vb.stand = vb.stand, row.target
    vb.versie += 1
    vb.save()
    Beoordelingsstap.objects.create(
        beoordeling=vb, op=a.at, actie=action, van_stand=before, naar_stand=vb.stand, door_id=a.by.account_id,
        reden=reden, inhoud=inhoud or {},
    )  # fmt: skip


def _locked(by: Viewer, vb_id: int, versie: int | None, what: str) -> tuple[Casus, Veiligheidsbeoordeling]:
    """The gate, then the case and its assessment, locked; Stale when someone changed it meanwhile."""
    casus_id = casus_of(vb_id)
    may_write(by, casus_id, DataClass.VEILIGHEID, what=what)
    casus = lock(casus_id)
    if casus.stand == Stand.AFGESLOTEN:
        raise Refused("Deze casus is afgesloten. Aan de beoordeling verandert niets meer.")
    vb = Veiligheidsbeoordeling.objects.select_for_update().get(pk=vb_id)
    check_version(vb.versie, versie)
    return casus, vb


def controleer_acuut(
    casus_id: int, acuut: bool | None, toelichting: str = "", *, by: Viewer, at: datetime,
    gedaan: Collection[str] = (), versie: int | None = None, ground: str = GROUND,
) -> Veiligheidsbeoordeling:  # fmt: skip
    """Answer whether there is acute danger (domain 5 #2). "Not known yet" keeps its clock running.

    Anybody of Veilig Thuis may answer; it takes no report up and does not count as writing in the draft.
    """
    with act("triage.controleer_acuut", by=by, at=at, ground=ground) as a:
        may_write(by, casus_id, DataClass.VEILIGHEID, what="triage.controleer_acuut")
        vb_id = start(casus_id, by=SYSTEM, at=at, ground="triage.controleer_acuut").pk
        casus, vb = _locked(by, vb_id, versie, "triage.controleer_acuut")
        if vb.stand != "concept":
            raise Refused("Het voorstel ligt bij de tweede lezer. Laat het teruggeven als het gevaar veranderd is.")
        if unknown := set(gedaan) - set(GEDAAN):
            raise Ongeldig({"gedaan": f"Kies uit de lijst wat u deed ({', '.join(sorted(unknown))} ken ik niet)."})
        _keur(casus_id, acuut, toelichting, by, at)
        if acuut:  # that the team was sent stays known, also after a later answer
            vb.acuut_gedaan = sorted({*(gedaan or ANDERS), *({TEAM} & set(vb.acuut_gedaan))})
        answer(a, vb, als_antwoord(acuut), toelichting.strip())
        if acuut and TEAM in gedaan:
            vraag(a, casus, vb)
        if acuut is not None:
            finish([ACUUT], "veiligheidsbeoordeling", vb.pk, at)
            for melding_id in vb.meldingen.values_list("pk", flat=True):
                finish([ACUUT], "melding", melding_id, at)
        mark_case(a, casus, vb, acuut is True)
        a.log(casus_id=casus_id, object_type="veiligheidsbeoordeling", object_id=vb.pk)
    return vb


def _keur(casus_id: int, acuut: bool | None, toelichting: str, by: Viewer, at: datetime) -> None:
    """Yes says what the danger is; no says why not, when a report names danger. Raises Ongeldig."""
    if acuut and not toelichting.strip():
        raise Ongeldig({"toelichting": "Zeg kort wat het gevaar is en wat u nu doet."})
    if acuut is False:
        found = gronden(by, casus_id, now=at)
        if found.reden_nodig and (wrong := fout_in_nee(found.ernstig, toelichting)):
            raise Ongeldig({"toelichting": wrong})


def stel_voor(
    vb_id: int, invoer: Invoer, *, by: Viewer, at: datetime, versie: int | None = None, ground: str = GROUND
) -> Veiligheidsbeoordeling:
    """Lay the assessment before a second reader. Raises Ongeldig with the faults per field."""
    with act("triage.stel_voor", by=by, at=at, ground=ground) as a:
        casus, vb = _locked(by, vb_id, versie, "triage.stel_voor")
        COURSE.step(vb.stand, "leg_voor", by.role)
        if fouten := invoer.fouten(vb.acuut) | nog_na_te_gaan(vb.overgenomen, invoer.nagegaan):
            raise Ongeldig(fouten)
        found = write(vb, invoer, by)
        vb.voorstel_rij = voorstel(invoer.feiten(vb.acuut), versie_van(vb.instrument).tabel).nr
        vb.voorgesteld_op, vb.voorgesteld_door_id = at, by.account_id
        _take_up(a, list(vb.meldingen.all()))
        step(a, vb, "leg_voor", vb.motivering, {**asdict(found), "acuut": vb.acuut, "voorstel_rij": vb.voorstel_rij})
        a.log(casus_id=casus.pk, object_type="veiligheidsbeoordeling", object_id=vb.pk)
    return vb


def bewaar(
    vb_id: int, invoer: Invoer, *, by: Viewer, at: datetime, versie: int | None = None, ground: str = GROUND
) -> Veiligheidsbeoordeling:
    """Keep answers that are not laid before anybody yet, for whoever writes on. It decides nothing, no term stops."""
    with act("triage.bewaar", by=by, at=at, ground=ground) as a:
        casus, vb = _locked(by, vb_id, versie, "triage.bewaar")
        COURSE.step(vb.stand, "leg_voor", by.role)  # who may lay it before a reader may write on it
        write(vb, invoer, by)
        vb.bewaard_op, vb.bewaard_door_id = at, by.account_id
        vb.versie += 1
        vb.save()
        a.log(casus_id=casus.pk, object_type="veiligheidsbeoordeling", object_id=vb.pk)
    return vb


def bevestig(
    vb_id: int, *, by: Viewer, at: datetime, versie: int | None = None, late_reden: str = "", ground: str = GROUND
) -> Veiligheidsbeoordeling:
    """Decide, as second reader: clocks stop, reports are assessed, reporters hear it, the chain goes on."""
    with act("triage.bevestig", by=by, at=at, ground=ground) as a:
        casus, vb = _locked(by, vb_id, versie, "triage.bevestig")
        COURSE.step(vb.stand, "bevestig", by.role)
        if by.account_id is None or schreef_mee(vb, by.account_id):
            raise Refused("U schreef zelf aan dit voorstel. Een collega die niet meeschreef, leest mee en bevestigt.")
        vb.late_reden = reden_nodig(vb, at, late_reden)
        vb.besloten_op, vb.besloten_door_id = at, by.account_id
        step(a, vb, "bevestig")
        klokken_uit(vb, at)
        close_reports(a, vb)
        meld_terug(vb, casus, at)
        vraag_college(vb, casus, at)
        _tell(a, casus, vb)
    return vb


def close_reports(a: Act, vb: Veiligheidsbeoordeling) -> None:
    """Its reports are done, also one that nobody took up before."""
    rows = list(vb.meldingen.filter(stand__in=OPEN))
    _take_up(a, rows)
    for row in rows:
        row.stand = MELDING.step(row.stand, "rond_af", a.by.role).target
        row.versie += 1
        row.save(update_fields=["stand", "versie"])


def _tell(a: Act, casus: Casus, vb: Veiligheidsbeoordeling) -> None:
    leg_vast(
        "veiligheid_beoordeeld", at=a.at, casus_id=casus.pk, gemeente=casus.gemeente, uitkomst=vb.uitkomst,
        dienst=vb.dienst, oordeel=oordeel(vb.acuut, vb.structureel), op_tijd=not vb.late_reden,
        late_reden=vb.late_reden, voorstel=vb.voorstel_rij,
    )  # fmt: skip
    a.log(casus_id=casus.pk, object_type="veiligheidsbeoordeling", object_id=vb.pk)
    a.event("triage.besloten", casus_id=casus.pk, vb_id=vb.pk, uitkomst=vb.uitkomst, dienst=vb.dienst)


def geef_terug(
    vb_id: int, reden: str, *, by: Viewer, at: datetime, versie: int | None = None, ground: str = GROUND
) -> Veiligheidsbeoordeling:
    """Send the proposal back to its writer, who hears why. The writer may take it back himself."""
    with act("triage.geef_terug", by=by, at=at, ground=ground) as a:
        casus, vb = _locked(by, vb_id, versie, "triage.geef_terug")
        COURSE.step(vb.stand, "geef_terug", by.role)
        if not reden.strip():
            raise Ongeldig({"reden": "Zeg wat er nog nodig is. De schrijver leest dit."})
        step(a, vb, "geef_terug", reden.strip())
        if vb.voorgesteld_door_id and vb.voorgesteld_door_id != by.account_id:
            put(Kind.ANTWOORD, object_type="casus", object_id=casus.pk, at=at, account_id=vb.voorgesteld_door_id)
        a.log(casus_id=casus.pk, object_type="veiligheidsbeoordeling", object_id=vb.pk)
    return vb
