"""The work supply after a handover: each side sees its own work, and who has to do it."""

from datetime import timedelta

from django.test import Client

from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.deadlines.models import Deadline
from eenplan.dossier.casus.rules import GEVAAR
from eenplan.dossier.casus.werkvoorraad import Vraag, voorraad
from eenplan.keten.melding.actions import neem_aan
from eenplan.keten.melding.models import Melding
from eenplan.keten.melding.rules import RULES as MELDING_RULES
from eenplan.keten.tests.levensloop import overgedragen
from eenplan.keten.triage.rules import ACUUT
from eenplan.keten.triage.rules import RULES as TRIAGE_RULES
from tests.regio import Regio, nieuwe_melding

DAY = timedelta(days=1)


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


def test_the_terms_that_go_first_are_terms_that_somebody_starts() -> None:
    """The cases know them by name only; a step further on starts them."""
    assert ACUUT in GEVAAR
    assert {item.key for item in (*MELDING_RULES, *TRIAGE_RULES)} >= GEVAAR


def test_the_page_of_the_work_supply_begins_with_danger_that_nobody_looked_at(client: Client, regio: Regio) -> None:
    """Two reports: of the one the assessment is days late, of the other nobody said whether there is danger."""
    known = neem_aan(nieuwe_melding(), by=regio["agent"], at=regio.at).melding_id
    unseen = neem_aan(nieuwe_melding(tekst="Nog een.", personen=()), by=regio["agent"], at=regio.at).melding_id
    enter(SYSTEM)
    terms = Deadline.objects.filter(object_type="melding")
    terms.filter(object_id=known).exclude(key=ACUUT).update(started_at=regio.at - 9 * DAY, due_at=regio.at - 5 * DAY)
    terms.filter(object_id=known, key=ACUUT).update(done_at=regio.at)
    terms.filter(object_id=unseen, key=ACUUT).update(
        started_at=regio.at - DAY, due_at=regio.at - DAY / 2, account_id=regio.accounts["triagist2"].pk
    )
    numbers = dict(Melding.objects.values_list("pk", "casus__nummer"))
    client.force_login(regio.accounts["triagist"])
    page = client.get("/werk/").content.decode()
    assert page.index(numbers[unseen]) < page.index(numbers[known])
    first = page[page.index("<tbody>") : page.index("</tr>", page.index("<tbody>"))]
    assert "Controle op acuut gevaar" in first
    assert "Toets Triagist2" in first


def test_a_family_is_found_by_the_number_of_its_report_at_veilig_thuis_only(regio: Regio) -> None:
    """A director who sees the case learns nothing from a number that somebody got as a receipt."""
    casus_id = overgedragen(regio).casus_id
    enter(SYSTEM)
    vraag = Vraag(zoek=Melding.objects.get(casus_id=casus_id).nummer.lower())
    for key, hits in (("triagist", [casus_id]), ("regisseur", [])):
        enter(regio[key])
        assert [row.casus_id for row in voorraad(regio[key], now=regio.at, vraag=vraag)] == hits
