"""What the people who are in the record twice give the sockets."""

from collections.abc import Iterable

from django.urls import reverse

from eenplan.core import sockets
from eenplan.core.access.gate import ask
from eenplan.core.access.policy import DataClass
from eenplan.core.access.viewer import Viewer
from eenplan.core.doors import VT
from eenplan.dossier.casus.access import facts_of
from eenplan.dossier.dubbelen import demo, gedaan, samenvoegen
from eenplan.dossier.dubbelen.views import LEZERS


@sockets.menu
def menu(viewer: Viewer) -> Iterable[sockets.MenuItem]:
    """The board, for who watches over the record."""
    if viewer.role in LEZERS:
        yield sockets.MenuItem("werk", "Dubbelen", reverse("dubbelen"), 72)


@sockets.case_panel
def paneel(viewer: Viewer, casus_id: int) -> sockets.Panel | None:
    """Who was made one of two records, where it can be undone."""
    if viewer.role not in VT | LEZERS or not ask(viewer, facts_of(viewer, casus_id), DataClass.IDENTITEIT):
        return None
    found = gedaan.in_casus(viewer, casus_id)
    return sockets.Panel(90, "Samengevoegde personen", "dubbelen/paneel.html", {"samen": found}) if found else None


@sockets.shredder
def vernietig(casus_id: int) -> int:
    """What was kept to undo it holds what the case held: it goes with the first of them."""
    return samenvoegen.vernietig(casus_id)


@sockets.demo(80)
def voorbeelden() -> None:
    """Two people of the invented region who were recorded twice."""
    demo.bouw()
