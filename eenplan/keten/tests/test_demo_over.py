"""What the demo region shows of handovers on paper and mandates; built once, also when it is built again."""

from datetime import timedelta

from eenplan.core import clock
from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.keten.overdracht import demo as overdracht_demo
from eenplan.keten.overdracht.models import Overdracht
from eenplan.keten.regie import demo as regie_demo
from eenplan.keten.regie.models import Mandaat
from eenplan.keten.tests.levensloop import OVERDRAGEN, opgenomen, overgedragen
from tests.regio import Regio


def test_two_handovers_wait_on_paper_one_of_them_for_another_region(regio: Regio) -> None:
    for _ in range(3):
        opgenomen(regio).besluit(OVERDRAGEN)
    with clock.at(regio.at + timedelta(hours=3)):
        for _ in range(2):
            overdracht_demo.bouw()
    enter(SYSTEM)
    found = Overdracht.objects.filter(stand="aangeboden").values_list("buiten_soort", flat=True)
    assert sorted(found) == ["andere_vt", "lopende_hulp"]
    assert Overdracht.objects.filter(stand="voorgesteld").count() == 1


def test_what_cannot_go_on_paper_is_left_as_it_is(regio: Regio) -> None:
    loop = opgenomen(regio).besluit(OVERDRAGEN)
    type(loop.casus).objects.filter(pk=loop.casus_id).update(besloten=True)
    overdracht_demo.bouw()
    assert loop.overdracht.stand == "voorgesteld"


def test_directors_have_a_mandate(regio: Regio) -> None:
    loop = overgedragen(regio)
    with clock.at(regio.at + timedelta(days=40)):
        for _ in range(2):
            regie_demo.bouw()
    enter(SYSTEM)
    row = Mandaat.objects.get()
    assert (row.casus_id, row.vastgelegd_door_id) == (loop.casus_id, regio["regisseur"].account_id)


def test_nothing_to_show_is_no_fault(regio: Regio) -> None:
    overdracht_demo.bouw()
    regie_demo.bouw()
    enter(SYSTEM)
    assert not Overdracht.objects.exists()
    assert not Mandaat.objects.exists()
