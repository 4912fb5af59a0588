"""Taking back what a human decided about two people who look alike."""

from datetime import datetime

from eenplan.core.access.gate import NotVisible, ask
from eenplan.core.access.policy import Action, DataClass
from eenplan.core.access.viewer import Viewer
from eenplan.core.acts import act
from eenplan.core.audit.actions import Line
from eenplan.dossier.casus.access import facts_for
from eenplan.dossier.casus.models import Betrokkene
from eenplan.dossier.radar.models import Paarbesluit

VERB = "radar.neem_terug"


def neem_terug(
    besluit_id: int, *, by: Viewer, at: datetime, ground: str = "S1 (radarfunctie): een mens beslist"
) -> Paarbesluit:
    """The pair is proposed again. NotVisible to who may write in no case of either, and for what was taken back.

    Nor to who may not know that one of the two is there: he could take back at a guess what others decided (R6).
    """
    gone = Line(VERB, object_type="paarbesluit", object_id=besluit_id, rule="R0", allowed=False)
    with act(VERB, by=by, at=at, ground=ground) as a:
        row = Paarbesluit.objects.select_for_update().filter(pk=besluit_id, teruggenomen_op__isnull=True).first()
        if row is None:
            raise NotVisible(gone)
        cases = mag_schrijven(by, (row.een_id, row.ander_id))
        if not (cases and kent_beiden(by, (row.een_id, row.ander_id))):
            raise NotVisible(gone)
        row.teruggenomen_op, row.teruggenomen_door_id = at, by.account_id
        row.save(update_fields=["teruggenomen_op", "teruggenomen_door"])
        for casus_id in cases:
            a.log(
                casus_id=casus_id, object_type="paarbesluit", object_id=row.pk, persons=(row.een_id, row.ander_id),
                classes=frozenset({DataClass.IDENTITEIT}), rule="R4",
            )  # fmt: skip
    return row


def kent_beiden(by: Viewer, personen: tuple[int, int]) -> bool:
    """Whether of each of them there is a case of which the viewer may know that it is there."""
    links = set(Betrokkene.objects.filter(persoon_id__in=personen).values_list("persoon_id", "casus_id"))
    facts = facts_for(by, {casus_id for _, casus_id in links})
    known = {pk for pk, item in facts.items() if by.system or ask(by, item, DataClass.BESTAAN)}
    return {persoon_id for persoon_id, casus_id in links if casus_id in known} == set(personen)


def mag_schrijven(by: Viewer, personen: tuple[int, ...]) -> list[int]:
    """The cases of these people in which somebody may write who they are."""
    cases = set(Betrokkene.objects.filter(persoon_id__in=personen).values_list("casus_id", flat=True))
    facts = facts_for(by, cases)
    return sorted(pk for pk, item in facts.items() if ask(by, item, DataClass.IDENTITEIT, Action.SCHRIJVEN))
