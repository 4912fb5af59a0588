"""Noting advice, staying in touch, closing it, and handing it to the report when the asker wants that."""

from datetime import datetime
from uuid import UUID, uuid4

from django.db import connection

from eenplan.core.access.policy import Role
from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import Viewer
from eenplan.core.acts import Act, act, check_version
from eenplan.core.deadlines.actions import end_of, finish
from eenplan.core.rulebook.queries import rule
from eenplan.core.workflow import Refused
from eenplan.feiten.actions import leg_vast
from eenplan.keten.advies.access import OPENS, require, require_vt
from eenplan.keten.advies.models import Advies, Contactmoment, Standwisseling
from eenplan.keten.advies.onderwerpen import lees_tags
from eenplan.keten.advies.queries import NOT_WISHED
from eenplan.keten.advies.rules import CLOSED_REFUSAL, COURSE, GESLOTEN, OPEN, NieuwAdvies, Van, fouten_in_tekst

GROUND = "Wmo 4.1.1 lid 2"
BATCH = 500


class Ongeldig(Refused):
    """The advice cannot be kept like this; `fouten` says per field why, in Dutch."""

    def __init__(self, fouten: dict[str, str]) -> None:
        super().__init__("Het advies kon zo niet worden bewaard: " + " ".join(dict.fromkeys(fouten.values())))
        self.fouten = fouten


def next_number(year: int) -> str:
    """`A-2026-000001`, from a sequence of its own: the number of a report never shows how much advice was asked."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval('advies_nummer')")
        (number,) = cursor.fetchone()
    return f"A-{year}-{number:06}"


def noteer(
    nieuw: NieuwAdvies,
    *,
    by: Viewer,
    at: datetime,
    sleutel: UUID | None = None,
    klaar: bool = False,
    ground: str = GROUND,
) -> Advies:
    """Note the advice of a call. The same key twice gives the same advice.

    `klaar` closes it at once, unless a code word was agreed: then there will be more contacts.
    """
    if fouten := nieuw.fouten():
        raise Ongeldig(fouten)
    with act("advies.noteer", by=by, at=at, ground=ground) as a:
        organisatie_id = require_vt(by, what="advies.noteer")
        known = _known(sleutel, organisatie_id) if sleutel else None
        advies = known or create(a, nieuw, organisatie_id, sleutel)
        if known is None and nieuw.codewoord.strip():
            step(a, advies, "ondersteun")
        elif known is None and klaar:
            step(a, advies, "sluit")
        log(a, advies)
    return advies


def _known(sleutel: UUID, organisatie_id: int) -> Advies | None:
    """What was noted under this key before; who sends it in the same instant waits for who was first."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"advies {sleutel}"])
    return Advies.objects.filter(sleutel=sleutel, organisatie_id=organisatie_id).first()


def create(a: Act, nieuw: NieuwAdvies, organisatie_id: int, sleutel: UUID | None, waits: bool = False) -> Advies:
    """Make the row and its fact, within the running act."""
    advies = Advies.objects.create(
        nummer=next_number(a.at.year), sleutel=sleutel or uuid4(), organisatie_id=organisatie_id,
        door_id=a.by.account_id, kanaal=nieuw.kanaal, begonnen_op=a.at, vrager_soort=nieuw.vrager_soort,
        gemeente=nieuw.gemeente.strip(), onderwerpen=list(nieuw.tags.codes), vraag=nieuw.vraag.strip(),
        gegeven_advies=nieuw.gegeven.strip(), informatie_gegeven_op=a.at if nieuw.informatie_gegeven else None,
        toestemming=nieuw.toestemming, vrager_naam=nieuw.naam.strip() if nieuw.toestemming else "",
        vrager_contact=nieuw.contact.strip() if nieuw.toestemming else "", codewoord=nieuw.codewoord.strip(),
        wacht_op_antwoord=waits,
    )  # fmt: skip
    _record(a, advies, "", "begin")
    # the day only, no hour: a fact must not show who called when (access.md misuse 3)
    day = a.at.replace(hour=0, minute=0, second=0, microsecond=0)
    leg_vast(
        "advies_gevraagd", at=day, casus_id=-advies.pk, gemeente=advies.gemeente, kanaal=advies.kanaal,
        vrager=advies.vrager_soort,
    )  # fmt: skip
    return advies


def _record(a: Act, advies: Advies, before: str, action: str) -> None:
    Standwisseling.objects.create(
        advies=advies, op=a.at, van_stand=before, naar_stand=advies.stand, actie=action, door_id=a.by.account_id
    )


def log(a: Act, advies: Advies) -> None:
    """The line of this act: an advice, no case and no person."""
    a.log(object_type="advies", object_id=advies.pk, rule=OPENS)


def step(a: Act, advies: Advies, action: str) -> None:
    """Move along the course; closing stops the term."""
    row = COURSE.step(advies.stand, action, Role.VT_INTAKE if a.by.system else a.by.role)
    before, advies.stand = advies.stand, row.target
    if advies.stand in GESLOTEN:
        advies.gesloten_op, advies.wacht_op_antwoord = a.at, False
        finish(["advies_antwoord"], "advies", advies.pk, a.at, late_reason="anders")
    save(advies)
    _record(a, advies, before, action)


def save(advies: Advies) -> None:
    """Keep the change as a new version."""
    advies.versie += 1
    advies.save()


def _locked(by: Viewer, advies_id: int, versie: int | None, what: str) -> Advies:
    advies = require(by, advies_id, what=what, lock=True)
    check_version(advies.versie, versie)
    return advies


def verbeter(
    advies_id: int,
    vraag: str,
    gegeven: str,
    *,
    by: Viewer,
    at: datetime,
    versie: int | None = None,
    ground: str = GROUND,
) -> Advies:
    """Correct the text, for instance to take a name out; allowed also after closing, and nothing old is kept."""
    fouten = {**fouten_in_tekst("vraag", vraag), **fouten_in_tekst("gegeven", gegeven)}
    if not vraag.strip():
        fouten["vraag"] = "Schrijf in het kort op wat de vrager vraagt."
    if fouten:
        raise Ongeldig(fouten)
    with act("advies.verbeter", by=by, at=at, ground=ground) as a:
        advies = _locked(by, advies_id, versie, "advies.verbeter")
        advies.vraag, advies.gegeven_advies = vraag.strip(), gegeven.strip()
        advies.onderwerpen = list(lees_tags(vraag, gegeven).codes)
        save(advies)
        log(a, advies)
    return advies


def voeg_contact_toe(
    advies_id: int,
    tekst: str,
    *,
    by: Viewer,
    at: datetime,
    van: str = Van.VEILIG_THUIS,
    versie: int | None = None,
    ground: str = GROUND,
) -> Contactmoment:
    """Note a later contact; words of Veilig Thuis are the answer that someone of the website reads back."""
    fouten = fouten_in_tekst("tekst", tekst) if tekst.strip() else {"tekst": "Schrijf op wat er is besproken."}
    if fouten:
        raise Ongeldig(fouten)
    with act("advies.voeg_contact_toe", by=by, at=at, ground=ground) as a:
        advies = _locked(by, advies_id, versie, "advies.voeg_contact_toe")
        if advies.stand not in OPEN:
            raise Refused(CLOSED_REFUSAL)
        contact = Contactmoment.objects.create(
            advies=advies, op=at, van=Van(van), door_id=by.account_id, tekst=tekst.strip()
        )
        advies.onderwerpen = list(dict.fromkeys([*advies.onderwerpen, *lees_tags(tekst).codes]))
        if van == Van.VEILIG_THUIS:
            advies.wacht_op_antwoord = False
            finish(["advies_antwoord"], "advies", advies.pk, at, late_reason="anders")
        if advies.stand == "open":
            step(a, advies, "ondersteun")
        else:
            save(advies)
        log(a, advies)
    return contact


def geef_informatie(advies_id: int, *, by: Viewer, at: datetime, ground: str = "UB 4.1.8-2") -> Advies:
    """Note that the first contact information was given (domain 5 #11); the first time counts."""
    with act("advies.geef_informatie", by=by, at=at, ground=ground) as a:
        advies = _locked(by, advies_id, None, "advies.geef_informatie")
        if advies.informatie_gegeven_op is None:
            advies.informatie_gegeven_op = at
            save(advies)
        log(a, advies)
    return advies


def sluit(advies_id: int, *, by: Viewer, at: datetime, versie: int | None = None, ground: str = GROUND) -> Advies:
    """Close the advice."""
    with act("advies.sluit", by=by, at=at, ground=ground) as a:
        advies = _locked(by, advies_id, versie, "advies.sluit")
        if advies.wacht_op_antwoord and advies.stand in OPEN:
            raise Refused("Er wacht nog een vraag op antwoord. Antwoord eerst; sluit daarna af.")
        step(a, advies, "sluit")
        log(a, advies)
    return advies


def wordt_melding(
    advies_id: int,
    *,
    beller_wil_melden: bool,
    by: Viewer,
    at: datetime,
    versie: int | None = None,
    ground: str = "domain 3.1: alleen de vrager zelf",
) -> Advies:
    """Note that the asker himself wants to report. The report follows at /werk/melding/nieuw?advies=<id>."""
    if not beller_wil_melden:
        raise Refused(NOT_WISHED)
    with act("advies.wordt_melding", by=by, at=at, ground=ground) as a:
        advies = _locked(by, advies_id, versie, "advies.wordt_melding")
        COURSE.step(advies.stand, "word_melding", by.role)
        advies.wil_melden_op = advies.wil_melden_op or at
        save(advies)
        log(a, advies)
        a.event("advies.wordt_melding", advies_id=advies.pk)
    return advies


def is_melding_geworden(advies_id: int, melding_nummer: str, *, by: Viewer, at: datetime) -> Advies:
    """The report is in: close the advice with its number. Called by melding in the transaction of the report."""
    with act("advies.is_melding_geworden", by=by, at=at, ground="Wmo 5.2.6") as a:
        advies = _locked(by, advies_id, None, "advies.is_melding_geworden")
        if advies.wil_melden_op is None:
            raise Refused(NOT_WISHED)
        advies.melding_nummer = melding_nummer
        step(a, advies, "word_melding")
        log(a, advies)
    return advies


def vernietig_verlopen(*, by: Viewer, at: datetime) -> int:
    """Destroy closed advice whose time is over (rule advies_bewaren); returns how many. May run again."""
    with act("advies.vernietig", by=by, at=at, ground="Wmo 5.3.4; domain 10.3") as a:
        enter(by)
        term = rule("advies_bewaren", at.date())
        rows = Advies.objects.filter(stand__in=GESLOTEN).order_by("gesloten_op")[:BATCH]
        over = [row for row in rows if row.gesloten_op and end_of(term, row.gesloten_op) <= at]
        for row in over:
            log(a, row)
        Advies.objects.filter(pk__in=[row.pk for row in over]).delete()
    return len(over)
