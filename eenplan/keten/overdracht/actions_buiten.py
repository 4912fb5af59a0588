"""Writing down what a receiver without an account answered: until then the sender stays responsible (domain 3.5)."""

from datetime import datetime

from eenplan.core.access.policy import DataClass
from eenplan.core.access.viewer import Viewer
from eenplan.core.acts import act
from eenplan.core.workflow import Refused
from eenplan.dossier.casus.actions import step as casus_step
from eenplan.dossier.casus.models import Casus
from eenplan.keten.overdracht.buiten import Buiten
from eenplan.keten.overdracht.einde import back_to_work
from eenplan.keten.overdracht.geheim import zonder_geheim
from eenplan.keten.overdracht.klokken import must_be_offered, stop_terms
from eenplan.keten.overdracht.models import Ontvangstbewijs, Overdracht
from eenplan.keten.overdracht.ontvanger import take
from eenplan.keten.overdracht.ontvangst import Ontvangst
from eenplan.keten.overdracht.rules import Weigerreden
from eenplan.keten.overdracht.stappen import move, told

WMO = "Wmo 4.1.1 lid 2"
ZELF = "Deze ontvanger werkt met Eenplan en antwoordt zelf. Bel hem, of trek het aanbod in."


class Ongeldig(Refused):
    """The answer cannot be written down as it is; `fouten` says per field why, in Dutch."""

    def __init__(self, fouten: dict[str, str]) -> None:
        super().__init__(" ".join(dict.fromkeys(fouten.values())))
        self.fouten = fouten


def leg_aanvaarding_vast(
    overdracht_id: int, ontvangst: Ontvangst, *, by: Viewer, at: datetime, versie: int | None = None, ground: str = WMO
) -> Overdracht:
    """They take it over: who there said so, when and how. Their sight on safety begins; the route says what follows."""
    with act("overdracht.leg_aanvaarding_vast", by=by, at=at, ground=ground) as a:
        row, casus = _take(by, overdracht_id, "leg_aanvaarding_vast", versie)
        move(a, row, "leg_aanvaarding_vast")
        _bewijs(row, ontvangst, by, at, aanvaard=True)
        row.save(update_fields=["stand"])
        stop_terms(row, at)
        casus_step(a, casus, "draag_uit")
        told(a, row, casus, "geaccepteerd", event="buiten_aanvaard")
    return row


def leg_weigering_vast(
    overdracht_id: int, ontvangst: Ontvangst, reden: str, *, by: Viewer, at: datetime,
    soort: Weigerreden = Weigerreden.ANDERS, versie: int | None = None, ground: str = WMO,
) -> Overdracht:  # fmt: skip
    """They do not: it is back at Veilig Thuis, that never stopped being responsible."""
    with act("overdracht.leg_weigering_vast", by=by, at=at, ground=ground) as a:
        row, casus = _take(by, overdracht_id, "leg_weigering_vast", versie)
        if not reden.strip():
            raise Ongeldig({"reden": "Schrijf op waarom zij weigeren: u zoekt daarmee verder."})
        zonder_geheim(casus.pk, reden)
        move(a, row, "leg_weigering_vast", tekst=reden.strip(), reden=soort)
        _bewijs(row, ontvangst, by, at, aanvaard=False)
        row.save(update_fields=["stand"])
        back_to_work(a, casus, "trek_in")
        stop_terms(row, at)
        must_be_offered(row, casus, at)
        told(a, row, casus, "geweigerd", reden=soort.value)
    return row


def _take(by: Viewer, overdracht_id: int, action: str, versie: int | None) -> tuple[Overdracht, Casus]:
    row, casus = take(by, overdracht_id, DataClass.VEILIGHEID, action, versie)
    if not row.buiten_soort and row.organisatie_id:
        raise Refused(ZELF)
    return row, casus


def _bewijs(row: Overdracht, ontvangst: Ontvangst, by: Viewer, at: datetime, *, aanvaard: bool) -> None:
    assert row.aangeboden_op is not None  # the course let only an offer through
    elsewhere = aanvaard and Buiten(row.buiten_soort, row.buiten_naam).is_andere_regio
    if faults := ontvangst.fouten(row.aangeboden_op, at, kenmerk_nodig=elsewhere):
        raise Ongeldig(faults)
    Ontvangstbewijs.objects.create(
        overdracht=row, aanvaard=aanvaard, naam=ontvangst.naam.strip()[:200], functie=ontvangst.functie.strip()[:200],
        op=ontvangst.op, hoe=ontvangst.hoe, kenmerk=ontvangst.kenmerk.strip()[:60], vastgelegd_op=at,
        vastgelegd_door_id=by.account_id,
    )  # fmt: skip
