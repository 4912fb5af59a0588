"""The work supply after a handover: each side sees its own work, and who has to do it."""

from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.dossier.casus.werkvoorraad import Vraag, voorraad
from eenplan.keten.melding.models import Melding
from eenplan.keten.tests.levensloop import overgedragen
from tests.regio import Regio


def test_whose_turn_it_is_follows_the_term(regio: Regio) -> None:
    """After a handover Veilig Thuis still informs the people: that is no work of the director."""
    casus_id = overgedragen(regio).casus_id
    enter(regio["triagist"])
    [row] = voorraad(regio["triagist"], now=regio.at)
    assert row.casus_id == casus_id
    assert row.termijn is not None
    assert row.aan_zet == row.termijn.account.naam == "Toets Triagist"
    enter(regio["regisseur"])
    [mine] = voorraad(regio["regisseur"], now=regio.at)
    assert mine.aan_zet == "Toets Regisseur"
    assert mine.termijn is None or mine.termijn.organisation_id == regio["regisseur"].organisation_id


def test_a_family_is_found_by_the_number_of_its_report_at_veilig_thuis_only(regio: Regio) -> None:
    """A director who sees the case learns nothing from a number that somebody got as a receipt."""
    casus_id = overgedragen(regio).casus_id
    enter(SYSTEM)
    vraag = Vraag(zoek=Melding.objects.get(casus_id=casus_id).nummer.lower())
    for key, hits in (("triagist", [casus_id]), ("regisseur", [])):
        enter(regio[key])
        assert [row.casus_id for row in voorraad(regio[key], now=regio.at, vraag=vraag)] == hits
