"""What every act here begins and ends with: the gate, the lock, who may decide, and the row that tells it later."""

from eenplan.core.access.gate import Facts
from eenplan.core.access.policy import DataClass, Role
from eenplan.core.access.viewer import Viewer
from eenplan.core.acts import Act
from eenplan.core.workflow import Refused
from eenplan.dossier.casus.actions import is_open, lock
from eenplan.dossier.casus.models import Casus
from eenplan.dossier.casus.queries import may_write
from eenplan.dossier.toegang.models import Toegangswissel
from eenplan.dossier.toegang.rules import Soort

GROND = "Wmo 5.1.6; AVG 5 en 25"
NIET_UW = "Wie hier mag meelezen, beslist Veilig Thuis. Vraag het daar."
WIE_BESLIST = "Dit beslist wie verantwoordelijk is voor de casus, of de teamleider. Vraag een van hen."
LEIDING = "Dit beslist de teamleider. Vraag het daar."
WAAROM = "Schrijf op waarom. Een zin is genoeg."


def neem(by: Viewer, casus_id: int, what: str, klasse: DataClass = DataClass.PROCES) -> tuple[Casus, Facts]:
    """The case, locked, for who may write there. NotVisible for whom it is not; Refused outside the bronhouder."""
    facts = may_write(by, casus_id, klasse, what=what)
    if not facts.own_organisation:
        raise Refused(NIET_UW)
    casus = lock(casus_id)
    if not is_open(casus):
        raise Refused("Deze casus is gesloten. Er verandert niets meer aan wie meeleest.")
    return casus, facts


def mag_beslissen(by: Viewer, casus: Casus) -> bool:
    """Who is responsible, and the lead."""
    return by.role == Role.VT_LEAD or by.account_id == casus.verantwoordelijke_id


def moet_beslissen(by: Viewer, casus: Casus) -> None:
    """Refused for who is neither responsible nor lead."""
    if not mag_beslissen(by, casus):
        raise Refused(WIE_BESLIST)


def moet_leiden(by: Viewer) -> None:
    """Refused for who is no lead."""
    if by.role != Role.VT_LEAD:
        raise Refused(LEIDING)


def met_reden(reden: str) -> str:
    """The reason as it is kept; Refused when there is none."""
    if not reden.strip():
        raise Refused(WAAROM)
    return reden.strip()[:300]


def leg_vast(
    a: Act, casus: Casus, soort: Soort, *, account_id: int | None = None, organisatie_id: int | None = None,
    reden: str = "", rule: str = "",
) -> Toegangswissel:  # fmt: skip
    """The row and the log line of one decision."""
    row = Toegangswissel.objects.create(
        casus=casus, op=a.at, door_id=a.by.account_id, soort=soort, account_id=account_id,
        organisatie_id=organisatie_id, reden=reden,
    )  # fmt: skip
    a.log(casus_id=casus.pk, object_type="toegangswissel", object_id=row.pk, rule=rule)
    return row
