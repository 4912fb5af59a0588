"""Letting one person of another organisation read along, where nothing is handed over (R5).

He is chosen from the people who work there now, never typed (misuse 13); what he may read is what his role and the
purpose allow. It ends by itself, and at once on the page of the case's access.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q

from eenplan.core.access.gate import ask
from eenplan.core.access.policy import Action, DataClass, Purpose, Question, Relation, Role, Shield, decide
from eenplan.core.access.viewer import Viewer
from eenplan.core.accounts.models import Appointment
from eenplan.core.acts import act
from eenplan.core.calendar import AMSTERDAM, END_OF_DAY
from eenplan.core.outbox.actions import put
from eenplan.core.outbox.rules import Kind
from eenplan.core.web.words import day_of
from eenplan.core.workflow import Refused
from eenplan.dossier.casus.actions import involve
from eenplan.dossier.casus.models import Deelbesluit, Schild
from eenplan.dossier.toegang.delen import uiterlijk
from eenplan.dossier.toegang.mensen import conflicten
from eenplan.dossier.toegang.poort import GROND, leg_vast, moet_beslissen, neem
from eenplan.dossier.toegang.rules import Soort
from eenplan.keten.overdracht.grond import grond_fouten, ontvanger_van
from eenplan.keten.overdracht.queries import grond_in_woorden
from eenplan.keten.overdracht.rules import ALTIJD, GRONDEN, KLASSEN

DOELEN = {
    Role.REGISSEUR: (Purpose.REGIE, Purpose.VEILIGHEID), Role.ZORGPARTNER: (Purpose.REGIE, Purpose.VEILIGHEID),
    Role.JUSTITIE: (Purpose.STRAFRECHT, Purpose.VEILIGHEID),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Meelezen:
    """One decision before it is stored."""

    aanstelling_id: int
    doel: Purpose
    klassen: frozenset[DataClass]
    grond: str
    tot: date
    gezin_weet: str


def mensen(casus_id: int, bronhouder_id: int, at: datetime) -> list[Appointment]:
    """Who could read along: works now at another organisation, reads nothing here yet, and does not know the family."""
    live = Appointment.objects.filter(
        Q(tot__isnull=True) | Q(tot__gt=at), van__lte=at, account__is_active=True, role__in=[*DOELEN],
    ).exclude(organisation_id=bronhouder_id)  # fmt: skip
    has = Deelbesluit.objects.filter(casus_id=casus_id, tot__gt=at, account__isnull=False).values("account_id")
    rows = live.exclude(account_id__in=has).exclude(account_id__in=conflicten(casus_id))
    return list(rows.select_related("account", "organisation").order_by("organisation__naam", "account__naam", "pk"))


def laat_meelezen(casus_id: int, nieuw: Meelezen, *, by: Viewer, at: datetime) -> Deelbesluit:
    """Store it, with its log lines; he hears that there is something. Refused with what is missing."""
    with act("toegang.gedeeld", by=by, at=at, ground=GROND) as a:
        casus, facts = neem(by, casus_id, "toegang.gedeeld")
        moet_beslissen(by, casus)
        found = {row.pk: row for row in mensen(casus_id, casus.bronhouder_id, at)}.get(nieuw.aanstelling_id)
        if found is None:
            raise Refused("Kies iemand uit de lijst.")
        if casus.besloten and not Schild.objects.filter(casus=casus, soort="besloten", lezers=found.account).exists():
            raise Refused("Deze casus is besloten. Alleen de lezers zien hem.")
        klassen = nieuw.klassen | ALTIJD
        shut = [item for item in klassen if not ask(by, facts, item, Action.DELEN)]
        if fout := _fout(nieuw, found, at) or _te_veel(Role(found.role), nieuw.doel, klassen, shut):
            raise Refused(fout)
        involve(
            a, casus, found.organisation_id, found.account_id, klassen, doel=nieuw.doel.value,
            grond=grond_in_woorden(nieuw.grond), tot=datetime.combine(nieuw.tot, END_OF_DAY, tzinfo=AMSTERDAM),
            client_geinformeerd=nieuw.gezin_weet.strip()[:200],
        )  # fmt: skip
        leg_vast(a, casus, Soort.GEDEELD, account_id=found.account_id, organisatie_id=found.organisation_id, rule="R5")
        put(Kind.NIEUW, object_type="casus", object_id=casus_id, at=at, account_id=found.account_id)
        return Deelbesluit.objects.filter(casus=casus, account=found.account).latest("pk")


def _fout(nieuw: Meelezen, found: Appointment, at: datetime) -> str:
    """What is missing, or may not go on this ground or for this purpose."""
    if nieuw.doel not in DOELEN[Role(found.role)]:
        return "Dit doel past niet bij deze persoon. Kies een ander doel."
    if nieuw.grond not in GRONDEN:
        return "Kies op welke grond u deelt."
    if not nieuw.gezin_weet.strip():
        return "Schrijf op of het gezin het weet, of waarom niet."
    if not day_of(at) <= nieuw.tot <= day_of(uiterlijk(at)):
        return f"Kies een dag vanaf vandaag, hoogstens {day_of(uiterlijk(at)):%d-%m-%Y}."
    grounds = {KLASSEN[item]: nieuw.grond for item in nieuw.klassen} or {"Dit": nieuw.grond}
    return " ".join(grond_fouten(ontvanger_van(found.organisation.soort), grounds))


def _te_veel(role: Role, doel: Purpose, klassen: Collection[DataClass], shut: Collection[DataClass]) -> str:
    """Of which kinds this role may read nothing for this purpose, or of which one may share nothing oneself."""
    names = [KLASSEN[item] for item in KLASSEN if item in klassen and (item in shut or not _leest(role, doel, item))]
    return f"Dit mag u zo niet delen: {'; '.join(names)}." if names else ""


def _leest(role: Role, doel: Purpose, klasse: DataClass) -> bool:
    return bool(decide(Question(
        role=role, own_organisation=False, relation=Relation.DEELNEMER, purpose=doel, data_class=klasse,
        shield=Shield.GEEN, covered=True, named_reader=False, emergency=False, conflict=False, action=Action.LEZEN,
    )))  # fmt: skip
