"""Who sees a proposal to join two cases, and who may be the second: only who may know both. And its screens."""

import re

import pytest
from django.db import transaction
from django.test import Client

from eenplan.core import clock, sockets
from eenplan.core.access.gate import NotVisible
from eenplan.core.access.policy import DataClass
from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.audit.models import LogLine
from eenplan.core.deadlines.models import Deadline
from eenplan.core.workflow import Refused
from eenplan.dossier.casus.models import Belangenconflict, Casus, Schild, Teamlid
from eenplan.dossier.personen.actions import record
from eenplan.dossier.personen.models import Persoon
from eenplan.dossier.personen.rules import Persoonsgegevens
from eenplan.dossier.radar.beslissen import beslis_bij
from eenplan.keten.melding import plugs
from eenplan.keten.melding.models import Melding, Samenvoegvoorstel
from eenplan.keten.melding.tests.hulp import betrek, persoon, sluit, twee
from eenplan.keten.melding.vierogen import queries
from eenplan.keten.melding.vierogen.actions import bevestig, stel_voor, weiger
from eenplan.keten.tests.met_twee import WAAROM, geschreven, voorgesteld
from eenplan.keten.tests.rollen import uitkomsten
from eenplan.keten.tests.samen import GELUKT, kijk, samen
from eenplan.keten.triage.queries import aantal_tweede_lezing
from tests.foto import foto, verschil
from tests.regio import Regio

HIER, CHECKED = "Samenvoegen voorgesteld", 'name="keuze-[^>]*checked'


def alleen_voor(regio: Regio, casus_id: int, *names: str) -> None:
    """The case is secluded: for these readers only."""
    enter(SYSTEM)
    Casus.objects.filter(pk=casus_id).update(besloten=True)
    shield = Schild.objects.create(casus_id=casus_id, soort="besloten")
    shield.lezers.set([regio.accounts[name] for name in names])


def bladzijde(client: Client, regio: Regio, wie: str, path: str) -> str:
    client.force_login(regio.accounts[wie])
    answer = client.get(path)
    return answer.content.decode() if answer.status_code == 200 else str(answer.status_code)


# --- who may -----------------------------------------------------------------------------------------------------


def test_every_role_at_the_second_chair(regio: Regio) -> None:
    row = voorgesteld(regio)
    found = uitkomsten(regio, lambda viewer: bevestig(row.pk, by=viewer, at=regio.at))
    assert {key for key, answer in found.items() if answer == "ja"} == {"lead", "triagist2"}
    assert found["triagist"] == "nee"
    assert {answer for key, answer in found.items() if key not in ("lead", "triagist", "triagist2")} == {"404"}


def test_every_role_at_the_first_chair(regio: Regio) -> None:
    bekend, nieuw = geschreven(regio)
    given = (nieuw.pk, bekend.casus_id, {}, WAAROM)
    found = uitkomsten(regio, lambda viewer: stel_voor(*given, by=viewer, at=regio.at))
    assert {key for key, answer in found.items() if answer == "ja"} == {"lead", "triagist", "triagist2"}
    assert {answer for answer in found.values() if answer != "ja"} == {"404"}


@pytest.mark.parametrize("kant", ["van_id", "naar_id"])
def test_who_may_not_know_one_of_them_sees_and_does_nothing(regio: Regio, client: Client, kant: str) -> None:
    row = voorgesteld(regio)
    alleen_voor(regio, getattr(row, kant), "triagist", "lead")
    ander = row.naar_id if kant == "van_id" else row.van_id
    page = bladzijde(client, regio, "triagist2", f"/werk/casus/{ander}")
    secret = Casus.objects.get(pk=getattr(row, kant)).nummer
    assert HIER not in page
    assert "tweede lezer" not in page
    assert secret not in page
    assert HIER in bladzijde(client, regio, "lead", f"/werk/casus/{ander}")
    assert bladzijde(client, regio, "triagist2", f"/werk/samenvoegvoorstel/{row.pk}") == "404"
    enter(regio["triagist2"])
    assert sockets.describe(regio["triagist2"], "samenvoegvoorstel", [row.pk]) == {}
    with pytest.raises(NotVisible), transaction.atomic():
        bevestig(row.pk, by=regio["triagist2"], at=regio.at)


def test_a_secret_case_asks_only_a_reader_of_it(regio: Regio) -> None:
    """Also when somebody else answers for the other case."""
    bekend, nieuw = geschreven(regio)
    alleen_voor(regio, bekend.casus_id, "triagist", "triagist2")
    row = stel_voor(nieuw.pk, bekend.casus_id, {}, WAAROM, by=regio["triagist"], at=regio.at)
    enter(SYSTEM)
    assert Deadline.objects.get(object_type="samenvoegvoorstel", object_id=row.pk).account.username == "triagist2"


@pytest.mark.parametrize(("carries", "asked"), [("triagist2", "triagist2"), ("triagist", "lead"), ("lead", "lead")])
def test_who_answers_for_the_known_case_is_asked_first(regio: Regio, carries: str, asked: str) -> None:
    """Then a lead; never who proposes it."""
    bekend, nieuw = geschreven(regio)
    Casus.objects.filter(pk=bekend.casus_id).update(verantwoordelijke=regio.accounts[carries])
    stel_voor(nieuw.pk, bekend.casus_id, {}, WAAROM, by=regio["triagist"], at=regio.at)
    assert Deadline.objects.get(object_type="samenvoegvoorstel").account.username == asked


@pytest.mark.parametrize("waardoor", ["schild", "team", "conflict"])
def test_what_nobody_else_could_confirm_is_not_proposed(regio: Regio, waardoor: str) -> None:
    bekend, nieuw = geschreven(regio)
    others = [regio.accounts[name] for name in ("lead", "triagist2")]
    if waardoor == "schild":
        alleen_voor(regio, bekend.casus_id, "triagist")
    elif waardoor == "team":
        Teamlid.objects.filter(casus_id=bekend.casus_id, account__in=others).update(tot=regio.at)
    else:
        for who in others:
            Belangenconflict.objects.create(casus_id=nieuw.casus_id, account=who, reden="buren", sinds=regio.at)
    before = foto()
    with pytest.raises(Refused, match="niemand anders"):
        stel_voor(nieuw.pk, bekend.casus_id, {}, WAAROM, by=regio["triagist"], at=regio.at)
    assert verschil(before) == set()


def test_a_partner_of_one_case_does_not_learn_of_the_other(regio: Regio, client: Client) -> None:
    row = voorgesteld(regio)
    betrek(regio, row.van, "regisseur", list(DataClass))
    page = bladzijde(client, regio, "regisseur", f"/werk/casus/{row.van_id}")
    assert row.van.nummer in page
    assert row.naar.nummer not in page
    assert "amenvoegen" not in page


def test_two_who_confirm_at_once_join_once(transactional_db: None, regio: Regio) -> None:
    with transaction.atomic():
        row = voorgesteld(regio)
    found = samen(
        lambda: bevestig(row.pk, by=regio["lead"], at=regio.at),
        lambda: bevestig(row.pk, by=regio["triagist2"], at=regio.at),
    )
    assert found.count(GELUKT) == 1, found
    assert kijk(lambda: Samenvoegvoorstel.objects.get(pk=row.pk).stand) == "bevestigd"
    assert kijk(lambda: Melding.objects.filter(casus_id=row.naar_id).count()) == 2


# --- the screens -------------------------------------------------------------------------------------------------


def test_the_button_asks_why_and_then_proposes(regio: Regio, client: Client) -> None:
    bekend, nieuw = geschreven(regio)
    client.force_login(regio.accounts["triagist"])
    path, given = f"/werk/melding/{nieuw.pk}/koppel", {"casus_id": bekend.casus_id, "zelfde": "{}"}
    answer = client.post(path, given)
    page = answer.content.decode()
    assert answer.status_code == 409
    for words in ("aan de beoordeling is geschreven", "Waarom is dit één zaak?", "Voorstellen aan een collega"):
        assert words in page
    again = client.post(path, {**given, "waarom": ""})
    assert (again.status_code, "nog niet ingevuld" in again.content.decode()) == (422, True)
    short = client.post(path, {**given, "waarom": "Kort."})
    assert (short.status_code, "Wie meeleest" in short.content.decode()) == (409, True)
    made = client.post(path, {**given, "waarom": WAAROM})
    enter(SYSTEM)
    row = Samenvoegvoorstel.objects.get()
    assert (made.status_code, made.headers["Location"]) == (302, f"/werk/samenvoegvoorstel/{row.pk}")
    twice = client.post(path, given)
    assert (twice.status_code, "al een voorstel" in twice.content.decode()) == (409, True)


def test_two_with_another_number_are_kept_apart_in_the_proposal(regio: Regio, client: Client) -> None:
    bekend, nieuw = geschreven(regio)
    provisional, known = persoon(nieuw), persoon(bekend)
    record(known, Persoonsgegevens("Sanne", "de", "Toets", "1990", bsn="123456782"))
    client.force_login(regio.accounts["triagist"])
    path, given = f"/werk/melding/{nieuw.pk}/koppel", {"casus_id": bekend.casus_id, "waarom": WAAROM}
    first = client.post(path, {**given, "zelfde": f'{{"{provisional.pk}": {known.pk}}}'})
    assert (first.status_code, "Voorstellen en deze twee apart houden" in first.content.decode()) == (409, True)
    assert client.post(path, {**given, "zelfde": "{}"}).status_code == 302
    enter(SYSTEM)
    assert Samenvoegvoorstel.objects.get().zelfde == {}


METEEN, COLLEGA = "Dit gebeurt meteen, u kunt het terugdraaien.", "Een collega moet dit bevestigen."


@pytest.mark.parametrize("gewerkt", [True, False])
@pytest.mark.parametrize("gesloten", [True, False])
def test_beside_the_button_stands_whether_a_second_is_asked(
    regio: Regio, client: Client, gewerkt: bool, gesloten: bool
) -> None:
    bekend, nieuw = geschreven(regio) if gewerkt else twee(regio)
    if gesloten:
        sluit(regio, bekend.casus)
    for path in (f"/werk/melding/{nieuw.pk}", f"/werk/melding/{nieuw.pk}/bekend/{bekend.casus_id}"):
        if "bekend" in path:
            first = (persoon(nieuw).pk, persoon(bekend).pk)
            given = (nieuw.casus_id, bekend.casus_id, *first, "dezelfde")
            beslis_bij(*given, by=regio["triagist"], at=regio.at)
        page = bladzijde(client, regio, "triagist", path)
        assert (COLLEGA in page) is (gewerkt and not gesloten)
        assert (METEEN in page) is not (gewerkt and not gesloten)


def test_the_second_reads_what_will_hold_and_it_does(regio: Regio, client: Client) -> None:
    bekend, nieuw = geschreven(regio)
    new, known = persoon(nieuw), persoon(bekend)
    record(new, Persoonsgegevens("Sanna", "", "Toets", "1991"))
    Persoon.objects.filter(pk=new.pk).update(voorlopig=True)
    client.force_login(regio.accounts["triagist"])
    path = f"/werk/melding/{nieuw.pk}/koppel"
    given = {"casus_id": bekend.casus_id, "zelfde": f'{{"{new.pk}": {known.pk}}}', "gevraagd": "on",
             f"keuze-{new.pk}-naam": known.pk, f"keuze-{new.pk}-geboren": new.pk}  # fmt: skip
    first = client.post(path, given)
    page = first.content.decode()
    assert (first.status_code, "Waarom is dit één zaak?" in page, len(re.findall(CHECKED, page))) == (409, True, 2)
    assert client.post(path, {**given, "waarom": WAAROM}).status_code == 302
    enter(SYSTEM)
    row = Samenvoegvoorstel.objects.get()
    page = bladzijde(client, regio, "lead", f"/werk/samenvoegvoorstel/{row.pk}")
    assert "Naam van Sanne de Toets: <strong>Sanne de Toets</strong>, niet Sanna Toets" in page
    assert "Geboren van Sanne de Toets: <strong>1991</strong>" in page
    enter(SYSTEM)
    bevestig(row.pk, by=regio["lead"], at=regio.at)
    enter(SYSTEM)
    known.refresh_from_db()
    assert (known.naam, str(known.geboortedatum)) == ("Sanne de Toets", "1991")


def test_it_stands_at_both_cases_and_both_reports(regio: Regio, client: Client) -> None:
    row = voorgesteld(regio)
    first = Melding.objects.get(casus_id=row.naar_id).pk
    for path in (f"casus/{row.van_id}", f"casus/{row.naar_id}", f"melding/{row.melding_id}", f"melding/{first}"):
        page = bladzijde(client, regio, "lead", f"/werk/{path}")
        assert HIER in page, path
        assert f"/werk/samenvoegvoorstel/{row.pk}" in page, path
        assert WAAROM not in page, "it may name a place that is shielded in the other case"
    seen = LogLine.objects.filter(verb="samenvoegvoorstel.lijst", account_id=regio.accounts["lead"].pk)
    assert sorted(line.casus_id or 0 for line in seen) == sorted(
        [row.van_id, row.naar_id] * 2
    )  # the other of each page
    assert "Lees het voorstel als tweede" in bladzijde(client, regio, "lead", f"/werk/casus/{row.van_id}")
    assert "Lees het voorstel als tweede" not in bladzijde(client, regio, "triagist", f"/werk/casus/{row.van_id}")


def test_the_second_reads_who_is_who_and_leaves_a_line_for_each(regio: Regio, client: Client) -> None:
    row = voorgesteld(regio)
    page = bladzijde(client, regio, "lead", f"/werk/samenvoegvoorstel/{row.pk}")
    for words in (WAAROM, "Sanne de Toets", "aan de beoordeling is geschreven", "Bevestigen en samenvoegen", "Bram"):
        assert words in page
    assert "Voorstel intrekken" not in page
    lines = LogLine.objects.filter(verb="samenvoegvoorstel.lees", account_id=regio.accounts["lead"].pk)
    assert {line.casus_id for line in lines} == {row.van_id, row.naar_id}
    mine = bladzijde(client, regio, "triagist", f"/werk/samenvoegvoorstel/{row.pk}")
    assert "Voorstel intrekken" in mine
    assert "Bevestigen en samenvoegen" not in mine


@pytest.mark.parametrize(
    ("wie", "besluit", "reden", "stand"),
    [
        ("lead", "bevestig", "", "bevestigd"),
        ("lead", "weiger", "Een ander gezin, dezelfde naam.", "geweigerd"),
        ("triagist", "trek_in", "", "ingetrokken"),
    ],
)
def test_the_three_buttons(regio: Regio, client: Client, wie: str, besluit: str, reden: str, stand: str) -> None:
    row = voorgesteld(regio)
    client.force_login(regio.accounts[wie])
    path, seen = f"/werk/samenvoegvoorstel/{row.pk}", {"van_versie": row.van.versie, "naar_versie": row.naar.versie}
    wrong = client.post(path, {"besluit": "misschien", **seen})
    assert (wrong.status_code, "Kies bevestigen" in wrong.content.decode()) == (409, True)
    answer = client.post(path, {"besluit": besluit, "reden": reden, **seen})
    assert answer.status_code == 302
    enter(SYSTEM)
    row.refresh_from_db()
    assert row.stand == stand
    after = bladzijde(client, regio, "lead", f"/werk/melding/{row.melding_id}")
    assert ("op voorstel van Toets Triagist" in after) is (besluit == "bevestig")
    enter(regio["lead"])
    labels = [item.label for item in plugs.voorstellen_op_de_tijdlijn(regio["lead"], row.naar_id)]
    assert labels == [HIER, f"Samenvoegen {stand}"]


def test_a_refusal_keeps_what_was_typed(regio: Regio, client: Client) -> None:
    row = voorgesteld(regio)
    client.force_login(regio.accounts["lead"])
    given = {"besluit": "bevestig", "reden": "Ik twijfel nog", "van_versie": row.van.versie + 7,
             "naar_versie": row.naar.versie}  # fmt: skip
    answer = client.post(f"/werk/samenvoegvoorstel/{row.pk}", given)
    page = answer.content.decode()
    assert (answer.status_code, "Ik twijfel nog" in page, "intussen gewijzigd" in page) == (409, True, True)


def test_a_deadline_leads_to_the_proposal(regio: Regio) -> None:
    row = voorgesteld(regio)
    enter(regio["lead"])
    told = sockets.describe(regio["lead"], "samenvoegvoorstel", [row.pk, row.pk + 1])
    assert told == {row.pk: ("Samenvoegen: tweede lezer", f"/werk/samenvoegvoorstel/{row.pk}")}


def test_what_waits_stands_with_the_second_readings(regio: Regio, client: Client) -> None:
    row = voorgesteld(regio)
    link = f"/werk/samenvoegvoorstel/{row.pk}"
    assert link in bladzijde(client, regio, "lead", "/werk/tweede-lezing")
    assert link in bladzijde(client, regio, "triagist2", "/werk/tweede-lezing")
    assert link not in bladzijde(client, regio, "triagist", "/werk/tweede-lezing"), "his own"
    counts = {}
    for who in ("lead", "triagist", "triagist2"):
        enter(regio[who])
        counts[who] = aantal_tweede_lezing(regio[who])
    assert counts == {"lead": 1, "triagist": 0, "triagist2": 1}
    alleen_voor(regio, row.van_id, "lead")
    enter(regio["triagist2"])
    assert aantal_tweede_lezing(regio["triagist2"]) == 0
    assert link not in bladzijde(client, regio, "triagist2", "/werk/tweede-lezing")


def test_who_proposed_reads_in_his_work_that_it_was_refused(regio: Regio, client: Client) -> None:
    row = voorgesteld(regio)
    link = f'<a href="/werk/samenvoegvoorstel/{row.pk}">'
    assert f"{link}Samenvoegen: tweede lezer" in bladzijde(client, regio, "lead", "/werk/")
    assert "Ook voor u" not in bladzijde(client, regio, "triagist", "/werk/")
    enter(SYSTEM)
    weiger(row.pk, "Een ander gezin, dezelfde naam.", by=regio["lead"], at=regio.at)
    assert f"{link}Samenvoegen geweigerd: lees waarom" in bladzijde(client, regio, "triagist", "/werk/")
    assert "Ook voor u" not in bladzijde(client, regio, "lead", "/werk/")
    page = bladzijde(client, regio, "triagist", f"/werk/samenvoegvoorstel/{row.pk}")
    assert ("Een ander gezin, dezelfde naam." in page, 'value="gezien"' in page) == (True, True)
    assert 'value="gezien"' not in bladzijde(client, regio, "lead", f"/werk/samenvoegvoorstel/{row.pk}")
    given = {"besluit": "gezien", "van_versie": row.van.versie, "naar_versie": row.naar.versie}
    client.force_login(regio.accounts["lead"])
    assert client.post(f"/werk/samenvoegvoorstel/{row.pk}", given).status_code == 404
    client.force_login(regio.accounts["triagist"])
    assert client.post(f"/werk/samenvoegvoorstel/{row.pk}", given).status_code == 302
    assert "Ook voor u" not in bladzijde(client, regio, "triagist", "/werk/")


@pytest.mark.parametrize("kant", ["van_id", "naar_id"])
def test_an_answer_about_a_case_that_closed_waits_for_nobody(regio: Regio, kant: str) -> None:
    row = voorgesteld(regio)
    weiger(row.pk, "Een ander gezin, dezelfde naam.", by=regio["lead"], at=regio.at)
    enter(SYSTEM)
    sluit(regio, Casus.objects.get(pk=getattr(row, kant)))
    assert not Deadline.objects.filter(object_type="samenvoegvoorstel", done_at__isnull=True).exists()


@pytest.mark.parametrize("welke", ["van_id", "naar_id"])
def test_a_case_that_is_destroyed_takes_its_proposals(regio: Regio, welke: str) -> None:
    row = voorgesteld(regio)
    bevestig(row.pk, by=regio["lead"], at=regio.at)
    enter(SYSTEM)
    plugs.vernietig(getattr(row, welke))
    enter(SYSTEM)
    assert not Samenvoegvoorstel.objects.exists()


def test_nobody_else_is_told_that_it_is_there(regio: Regio) -> None:
    row = voorgesteld(regio)
    for who in ("casus", "regisseur", "proces"):
        enter(regio[who])
        with pytest.raises(NotVisible):
            queries.blad(regio[who], row.pk, now=clock.now())
        assert queries.open_bij(regio[who], row.van_id) == []
