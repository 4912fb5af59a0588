"""Undoing that a report was laid at another case: everything as it was, and why, in the log (product.md)."""

from datetime import datetime

from eenplan.core.access.policy import DataClass
from eenplan.core.access.viewer import Viewer
from eenplan.core.acts import Act, act
from eenplan.core.workflow import Refused
from eenplan.dossier.casus.actions import lock_all, reopened
from eenplan.dossier.casus.models import Casus
from eenplan.dossier.casus.queries import may_write
from eenplan.dossier.dubbelen.samenvoegen import sindsdien
from eenplan.feiten.actions import keten_van, leg_vast
from eenplan.keten.melding.access import casus_of
from eenplan.keten.melding.geheugen import houd_schilden, open_geheugen, zet_schilden_terug, zet_terug
from eenplan.keten.melding.models import GenoemdePersoon, Melding, Samenvoeging
from eenplan.keten.melding.rules import COURSE, SHORTEST_REASON

EERST_PERSONEN = (
    "Daarna zijn mensen van deze casus samengevoegd. Maak dat eerst ongedaan: op de casus, bij Samengevoegde personen."
)


def maak_los(
    melding_id: int, reden: str, *, by: Viewer, at: datetime, ground: str = "Wmo 5.1.6 (juiste gegevens)"
) -> Melding:
    """Give the report its own case back, with its people, addresses, clocks and shields as they were.

    Refused when it was assessed meanwhile, when another report was laid there later, or without a reason.
    """
    with act("melding.maak_los", by=by, at=at, ground=ground) as a:
        casus_of(melding_id)  # not there and not joined are told apart only for who may see it
        row = Samenvoeging.objects.select_for_update().filter(melding_id=melding_id, ongedaan_op__isnull=True).first()
        if row is None:
            may_write(by, casus_of(melding_id), DataClass.IDENTITEIT, what="melding.maak_los")
            raise Refused("Deze melding is niet bij een andere casus gevoegd. Er is niets ongedaan te maken.")
        for casus_id in (row.naar_id, row.van_id):
            may_write(by, casus_id, DataClass.IDENTITEIT, what="melding.maak_los")
        _must_be_possible(row, reden)
        cases = lock_all(row.naar_id, row.van_id)
        known, versie = cases[row.naar_id], cases[row.van_id].versie
        melding_versie = Melding.objects.select_for_update(of=("self",)).get(pk=melding_id).versie
        _alles_terug(a, row, known)
        melding = Melding.objects.get(pk=melding_id)
        melding.versie = melding_versie + 1
        melding.save(update_fields=["versie"])
        reopened(a, Casus.objects.get(pk=row.van_id), versie + 1)
        row.ongedaan_op, row.ongedaan_door_id, row.reden = at, by.account_id, reden.strip()
        row.save(update_fields=["ongedaan_op", "ongedaan_door", "reden"])
        leg_vast(
            "melding_losgemaakt", at=at, casus_id=row.van_id, gemeente=melding.gemeente, was=keten_van(row.naar_id)
        )
        a.log(casus_id=row.van_id, object_type="melding", object_id=melding_id)
        a.log(casus_id=row.naar_id, object_type="melding", object_id=melding_id)
        a.event(
            "melding.losgemaakt", casus_id=row.van_id, naar=row.naar_id, melding_id=melding_id, stand=row.stand_naar,
            acuut="ja" if row.acuut_naar else "nee",
        )  # fmt: skip
    return melding


def _alles_terug(a: Act, row: Samenvoeging, known: Casus) -> None:
    """Rows and shields as they were, and to the others who is whom again."""
    memory, before = open_geheugen(row.verzegeld, known.bronhouder_id), _wie(row.melding_id)
    zet_terug(memory, row.van, known, row.gemaakt)
    houd_schilden(row.van, known, row.melding)
    zet_schilden_terug(memory.schilden, row.gemaakt["schilden"], known)
    after = _wie(row.melding_id)
    for key, persoon_id in before.items():
        if persoon_id != after[key]:
            a.event("persoon.losgemaakt", persoon_id=persoon_id, naar_id=after[key], casus_id=row.van_id)


def _wie(melding_id: int) -> dict[int, int | None]:
    """Whom each person that the report names is taken for now."""
    return dict(GenoemdePersoon.objects.filter(melding_id=melding_id).values_list("pk", "persoon_id"))


def _must_be_possible(row: Samenvoeging, reden: str) -> None:
    if row.melding.stand in COURSE.final_states:
        raise Refused("Dit kan niet meer: de melding is al beoordeeld. Begin een nieuwe beoordeling bij deze casus.")
    later = Samenvoeging.objects.filter(naar_id__in=[row.naar_id, row.van_id], ongedaan_op__isnull=True, pk__gt=row.pk)
    newer = later.select_related("melding").order_by("-pk").first()
    if newer:
        raise Refused(f"Maak eerst melding {newer.melding.nummer} los: die is er later bij gevoegd.")
    if sindsdien([row.naar_id, row.van_id], row.op):
        raise Refused(EERST_PERSONEN)
    if len(reden.strip()) < SHORTEST_REASON:
        raise Refused("Schrijf op waarom deze melding toch niet bij deze casus hoort.")
