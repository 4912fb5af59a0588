"""The pages round a plan are judged once: as Veilig Thuis, and as the director, see them."""

from eenplan.keten.plan.tests.conftest import Gezin
from tests.beeld.oordeel import bekijk

BIJ_HET_PLAN = {"plan", "plan-afspraak", "plan-controle", "plan-doel", "plan-fase", "plan-intrekken", "plan-top3"}


def test_every_page_that_veilig_thuis_comes_across(gezin: Gezin) -> None:
    gezin.actief()
    seen = bekijk(gezin.regio, "triagist", f"/werk/casus/{gezin.casus_id}/plan")
    assert seen >= BIJ_HET_PLAN | {"casus", "melding", "werk", "advies-nieuw", "nametingen", "rooster", "uitleg-blad"}
    seen = bekijk(gezin.regio, "regisseur", f"/partner/casus/{gezin.casus_id}/plan")
    assert seen >= {f"partner-{naam}" for naam in BIJ_HET_PLAN} | {"consult", "overdracht-postvak", "melden"}
