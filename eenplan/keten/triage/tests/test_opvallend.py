"""What stands out in a report is shown beside it, with the words that say so, and decides nothing."""

from datetime import date

import pytest
from django.test import Client

from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.rulebook.actions import change
from eenplan.keten.melding.actions import neem_aan, neem_op
from eenplan.keten.melding.models import Melding
from eenplan.keten.melding.queries import meldingen_van
from eenplan.keten.melding.rules import Incident
from eenplan.keten.triage.models import Veiligheidsbeoordeling
from eenplan.keten.triage.opvallend import KOPPEN, opvallend
from eenplan.keten.triage.rules import COMBINATIE
from tests.regio import Regio, nieuwe_melding

GEVALLEN = [
    ("Hij kneep haar keel dicht waar de kinderen bij waren.", "Veiligheid", "keel dicht"),
    ("Vader sloeg moeder vannacht met een stok.", "Veiligheid", "sloeg"),
    ("Hij riep dat hij haar dood zou maken.", "Veiligheid", "dood zou maken"),
    ("Zij is zwanger en hij kneep haar keel dicht.", "Veiligheid", "zwanger"),
]


def gelezen(regio: Regio, tekst: str) -> object:
    bewijs = neem_aan(nieuwe_melding(tekst=tekst), by=regio["agent"], at=regio.at)
    neem_op(bewijs.melding_id, by=regio["triagist"], at=regio.at)
    enter(SYSTEM)
    return bewijs.melding_id


@pytest.mark.parametrize(("tekst", "kop", "woord"), GEVALLEN)
def test_words_are_shown_beside_the_report(client: Client, regio: Regio, tekst: str, kop: str, woord: str) -> None:
    gelezen(regio, tekst)
    vb = Veiligheidsbeoordeling.objects.get()
    client.force_login(regio.accounts["triagist"])
    page = client.get(f"/werk/beoordeling/{vb.pk}").content.decode()
    assert "Wat opvalt in deze melding" in page
    assert f"<strong>{kop}</strong>" in page
    assert f"“{woord}”" in page
    assert 'value="VT" checked' not in page.replace('"VT"  checked', '"VT" checked')  # nothing is decided by it


def test_a_report_that_points_at_nothing_has_no_block(client: Client, regio: Regio) -> None:
    bewijs = neem_aan(nieuwe_melding(tekst="Het tuinhek staat open.", personen=(), incident=Incident()),
                      by=regio["agent"], at=regio.at)  # fmt: skip
    neem_op(bewijs.melding_id, by=regio["triagist"], at=regio.at)
    enter(SYSTEM)
    vb = Veiligheidsbeoordeling.objects.get()
    [item] = meldingen_van(SYSTEM, vb.casus_id)
    assert opvallend(item) == []  # and never a word that puts at ease
    client.force_login(regio.accounts["triagist"])
    assert "Wat opvalt" not in client.get(f"/werk/beoordeling/{vb.pk}").content.decode()


def test_words_in_a_report_are_text_not_markup(client: Client, regio: Regio) -> None:
    gelezen(regio, "Hij kneep haar <b>keel dicht</b> en <script>alert(1)</script> sloeg haar.")
    vb = Veiligheidsbeoordeling.objects.get()
    client.force_login(regio.accounts["triagist"])
    assert "<script>alert" not in client.get(f"/werk/beoordeling/{vb.pk}").content.decode()


def test_every_heading_is_a_field_of_the_proposal() -> None:
    from eenplan.keten.triage.signalen.publiek import Voorstel

    fields = set(Voorstel.__dataclass_fields__) | {"consultatieplicht"}
    assert set(KOPPEN) <= fields


@pytest.mark.parametrize(("samen", "verplicht"), [(1, True), (2, True), (5, False)])
def test_the_duty_to_consult_follows_the_rule_table(regio: Regio, samen: int, verplicht: bool) -> None:
    """Children and an earlier order are two of the lesser grounds; how many oblige is a rule (domain 4.5 [D])."""
    change(COMBINATIE, samen, valid_from=date(2026, 3, 20), source="besluit", verified_by="", by=regio["beheer"],
           at=regio.at)  # fmt: skip
    bewijs = neem_aan(
        nieuwe_melding(tekst="Er was eerder een huisverbod en de kinderen zijn stil.", incident=Incident()),
        by=regio["agent"], at=regio.at,
    )  # fmt: skip
    enter(SYSTEM)
    [item] = meldingen_van(SYSTEM, Melding.objects.get(pk=bewijs.melding_id).casus_id)
    assert (KOPPEN["consultatieplicht"] in {opval.kop for opval in opvallend(item)}) is verplicht
