"""Writing down that a partner gives the director a mandate, and its end."""

from datetime import datetime

from eenplan.core.access.gate import NotVisible
from eenplan.core.access.policy import DataClass
from eenplan.core.access.viewer import Viewer
from eenplan.core.acts import Act, act
from eenplan.core.audit.actions import Line
from eenplan.core.calendar import AMSTERDAM, END_OF_DAY
from eenplan.core.deadlines.actions import Subject, finish, start_until
from eenplan.core.web.words import day_of
from eenplan.core.workflow import Refused
from eenplan.dossier.casus.actions import is_open, lock
from eenplan.dossier.casus.models import Casus, Deelname
from eenplan.dossier.casus.queries import may_write
from eenplan.feiten.actions import leg_vast
from eenplan.keten.regie.mandaat import NieuwMandaat
from eenplan.keten.regie.models import Mandaat
from eenplan.keten.regie.queries import huidige
from eenplan.keten.regie.rules import LOOPT_AF, MANDAAT

GROUND = "S2 3.2.4"
NIEUW_TEAM = "De regie ging naar een andere organisatie. Vraag het mandaat opnieuw."


class Ongeldig(Refused):
    """The mandate cannot be stored as it is; `fouten` says per field why, in Dutch."""

    def __init__(self, fouten: dict[str, str]) -> None:
        super().__init__(" ".join(dict.fromkeys(fouten.values())))
        self.fouten = fouten


def geef_mandaat(
    casus_id: int, nieuw: NieuwMandaat, *, by: Viewer, at: datetime, versie: int | None = None, ground: str = GROUND
) -> Mandaat:
    """Store it, with a term that says when it ends. Only of an organisation that takes part, and with a director."""
    with act("regie.geef_mandaat", by=by, at=at, ground=ground) as a:
        casus = _take(by, casus_id, "geef_mandaat", versie)
        MANDAAT.step("geen", "geef_mandaat", by.role)
        director = huidige(casus_id)
        if director is None:
            raise Refused("Er is nog geen regisseur om een mandaat aan te geven. Wijs er eerst een toe.")
        fouten = nieuw.fouten(day_of(at))
        part = Deelname.objects.filter(casus=casus, organisatie_id=nieuw.organisatie_id, soort="deelnemer", tot=None)
        if nieuw.organisatie_id != casus.bronhouder_id and not part.exists():
            fouten["organisatie"] = "Deze organisatie doet niet mee in deze casus."
        if fouten:
            raise Ongeldig(fouten)
        row = Mandaat.objects.create(
            casus=casus, organisatie_id=nieuw.organisatie_id, gever=nieuw.gever.strip()[:200],
            wat=nieuw.wat.strip()[:400], van=at, tot=nieuw.tot, vastgelegd_door_id=by.account_id,
        )  # fmt: skip
        end = max(datetime.combine(nieuw.tot, END_OF_DAY, tzinfo=AMSTERDAM), at)
        subject = Subject("mandaat", row.pk, director.organisatie_id, director.account_id, casus_id)
        start_until(LOOPT_AF, subject, at, end)
        leg_vast("mandaat_gegeven", at=at, casus_id=casus_id, gemeente=casus.gemeente, soort=row.organisatie.soort)
        a.log(casus_id=casus_id, object_type="mandaat", object_id=row.pk)
    return row


def beeindig_mandaat(mandaat_id: int, reden: str, *, by: Viewer, at: datetime, ground: str = GROUND) -> Mandaat:
    """It does not hold any more, with the reason."""
    with act("regie.beeindig_mandaat", by=by, at=at, ground=ground) as a:
        found = Mandaat.objects.filter(pk=mandaat_id).values_list("casus_id", flat=True).first()
        if found is None:
            line = Line("regie.zoek", object_type="mandaat", object_id=mandaat_id, rule="R0", allowed=False)
            raise NotVisible(line)
        _take(by, found, "beeindig_mandaat")
        row = Mandaat.objects.select_for_update().get(pk=mandaat_id)
        MANDAAT.step("beeindigd" if row.beeindigd_op else "loopt", "beeindig_mandaat", by.role)
        if not reden.strip():
            raise Refused("Schrijf op waarom dit mandaat eindigt.")
        _einde(a, row, reden.strip())
    return row


def eindig_bij_ander_team(a: Act, casus_id: int) -> None:
    """A mandate was given to the director of that organisation; another one asks for it himself."""
    for row in Mandaat.objects.select_for_update().filter(casus_id=casus_id, beeindigd_op__isnull=True):
        _einde(a, row, NIEUW_TEAM)


def _einde(a: Act, row: Mandaat, reden: str) -> None:
    row.beeindigd_op, row.beeindigd_reden = a.at, reden[:300]
    row.save(update_fields=["beeindigd_op", "beeindigd_reden"])
    finish([LOOPT_AF], "mandaat", row.pk, a.at)
    a.log(casus_id=row.casus_id, object_type="mandaat", object_id=row.pk)


def _take(by: Viewer, casus_id: int, action: str, versie: int | None = None) -> Casus:
    """The case, locked, for who directs it or watches over it."""
    may_write(by, casus_id, DataClass.PROCES, what=f"regie.{action}")
    casus = lock(casus_id, versie)
    if not is_open(casus):
        raise Refused("Deze casus is gesloten; er is geen mandaat meer nodig.")
    return casus
