"""Each child seen or not, informants with the secrecy of the source, and no service that ends late without a reason."""

from datetime import date, timedelta

import pytest
from django.test import Client

from eenplan.core import sockets
from eenplan.core.access.gate import NotVisible
from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.deadlines.models import Deadline
from eenplan.core.workflow import Refused
from eenplan.dossier.casus.bron import ANONIEM
from eenplan.dossier.casus.models import Schild, Uitspraak
from eenplan.feiten.models import Feit
from eenplan.keten.vervolg.actions import Ongeldig, rond_af, sluit_voortijdig
from eenplan.keten.vervolg.informanten.acties import leg_antwoord, vraag_informant
from eenplan.keten.vervolg.informanten.rules import NieuweInformant
from eenplan.keten.vervolg.kinderen.acties import leg_vast_kind
from eenplan.keten.vervolg.kinderen.lezen import kind_ids
from eenplan.keten.vervolg.kinderen.rules import NieuwKindcontact
from eenplan.keten.vervolg.models import Dienst, Informant, Kindcontact
from eenplan.keten.vervolg.queries import dienst as lees_dienst
from eenplan.keten.vervolg.tests.hulp import KLAAR, bijna_klaar, dienst, vers
from tests.regio import Regio

pytestmark = pytest.mark.voorziening(7)
GESPROKEN = NieuwKindcontact("gesproken", tekst="Bram zegt dat papa hard schreeuwt.")
NIET = NieuwKindcontact("niet", "onbereikbaar", opnieuw_op=date(2026, 4, 7))
BUUR = NieuweInformant("B. Buur, naast het gezin", "burger", "toestemming", "Wat hoort u 's avonds?")
JUF = NieuweInformant("Juf Els, groep 4", "beroepsmatig", "wmo_5_2_6", "Hoe gaat het met Bram op school?")


def kind(row: Dienst, regio: Regio) -> int:
    """The child of the case."""
    enter(SYSTEM)
    return next(iter(kind_ids(row.casus_id, regio.at.date())))


def term(row: Dienst) -> list[Deadline]:
    """The terms to see the child."""
    enter(SYSTEM)
    return list(Deadline.objects.filter(casus_id=row.casus_id, key="kind_spreken").order_by("pk"))


@pytest.mark.parametrize("soort", ["OZ", "VV"])
def test_a_service_starts_a_term_for_every_child(regio: Regio, soort: str) -> None:
    row = dienst(regio, soort)
    assert [(item.object_id, item.due_at.date()) for item in term(row)] == [(kind(row, regio), date(2026, 4, 7))]


def test_seen_ends_the_term_and_not_seen_starts_the_next(regio: Regio, open_oz: Dienst) -> None:
    child = kind(open_oz, regio)
    leg_vast_kind(open_oz.pk, child, NIET, by=regio["triagist"], at=regio.at)
    first, second = term(open_oz)
    assert (first.done_at, second.done_at) == (regio.at, None)
    assert second.due_at.date() == date(2026, 4, 7)
    leg_vast_kind(open_oz.pk, child, GESPROKEN, by=regio["triagist"], at=regio.at + timedelta(days=1))
    assert [item.done_at is None for item in term(open_oz)] == [False, False]
    shown = lees_dienst(regio["triagist"], open_oz.pk, now=regio.at).kinderen[0]
    assert shown.laatste is not None
    assert (shown.laatste.gezien, shown.termijn) == ("gesproken", None)
    told = Feit.objects.filter(naam="kind_gezien").order_by("pk").values_list("kenmerken__gezien", flat=True)
    assert list(told) == ["niet", "gesproken"]


def test_with_the_last_service_the_term_ends_and_the_fact_tells_who_was_not_seen(
    regio: Regio, oz_klaar: Dienst
) -> None:
    assert lees_dienst(regio["triagist"], oz_klaar.pk, now=regio.at).ongezien == ["Bram de Toets"]
    rond_af(oz_klaar.pk, by=regio["triagist"], at=regio.at, samenvatting=KLAAR)
    assert [item.done_at for item in term(oz_klaar)] == [regio.at]  # who takes over could not work it off
    assert Feit.objects.get(naam="dienst_afgerond").kenmerken["kinderen_niet_gezien"] == 1


@pytest.mark.parametrize(
    ("invoer", "velden"),
    [
        (NieuwKindcontact("misschien"), {"gezien"}),
        (NieuwKindcontact("niet"), {"waarom", "opnieuw_op"}),
        (NieuwKindcontact("niet", "wil_niet", opnieuw_op=date(2026, 3, 20)), {"opnieuw_op"}),
    ],
)
def test_what_is_missing_about_a_child(
    regio: Regio, open_oz: Dienst, invoer: NieuwKindcontact, velden: set[str]
) -> None:
    with pytest.raises(Ongeldig) as refusal:
        leg_vast_kind(open_oz.pk, kind(open_oz, regio), invoer, by=regio["triagist"], at=regio.at)
    assert set(refusal.value.fouten) == velden


def test_only_a_child_of_this_case_and_only_while_it_runs(regio: Regio, oz_klaar: Dienst) -> None:
    with pytest.raises(Refused, match="geen kind"):
        leg_vast_kind(oz_klaar.pk, 0, GESPROKEN, by=regio["triagist"], at=regio.at)
    rond_af(oz_klaar.pk, by=regio["triagist"], at=regio.at, samenvatting=KLAAR)
    with pytest.raises(Refused, match="afgerond"):
        leg_vast_kind(oz_klaar.pk, kind(oz_klaar, regio), GESPROKEN, by=regio["triagist"], at=regio.at)
    assert not Kindcontact.objects.exists()


@pytest.mark.parametrize(
    ("soort", "mag", "grond", "hidden"),
    [
        ("beroepsmatig", False, "", False),  # a professional is named
        ("beroepsmatig", False, "gevaar_bron", True),  # unless there is a ground
        ("burger", False, "", True),  # a citizen is not named
        ("burger", True, "", False),  # unless he consents
    ],
)
def test_whether_a_source_stays_hidden(soort: str, mag: bool, grond: str, hidden: bool) -> None:
    asked = NieuweInformant("X", soort, "toestemming", "Wat ziet u daar?", mag, grond)
    assert asked.afgeschermd is hidden
    assert asked.fouten() == {}


@pytest.mark.parametrize(
    ("invoer", "velden"),
    [
        (NieuweInformant(" ", "buur", "zomaar", "Wat?"), {"naam", "soort", "grond", "vraag"}),
        (NieuweInformant("X", "burger", "wmo_5_2_6", "Wat ziet u daar?"), {"grond"}),
        (NieuweInformant("X", "burger", "toestemming", "Wat ziet u daar?", False, "vertrouwen"), {"afschermgrond"}),
    ],
)
def test_what_is_missing_about_an_informant(
    regio: Regio, open_oz: Dienst, invoer: NieuweInformant, velden: set[str]
) -> None:
    with pytest.raises(Ongeldig) as refusal:
        vraag_informant(open_oz.pk, invoer, by=regio["triagist"], at=regio.at)
    assert set(refusal.value.fouten) == velden


def test_what_an_informant_says_is_a_statement_with_its_source(regio: Regio, open_oz: Dienst) -> None:
    open_ = vraag_informant(open_oz.pk, JUF, by=regio["triagist"], at=regio.at)
    said = leg_antwoord(open_.pk, "waarneming", "Bram is stil sinds januari.", by=regio["triagist"], at=regio.at)
    assert (said.spreker, said.klasse) == ("Juf Els, groep 4", "veiligheid")
    hidden = vraag_informant(open_oz.pk, BUUR, by=regio["triagist"], at=regio.at)
    assert b"Buur" not in bytes(hidden.verzegeld)
    leg_antwoord(hidden.pk, "waarneming", "Veel geschreeuw in de avond.", by=regio["triagist"], at=regio.at)
    leg_antwoord(hidden.pk, "mening", "Ik denk dat zij bang is.", by=regio["triagist"], at=regio.at)
    enter(SYSTEM)
    assert set(Uitspraak.objects.exclude(pk=said.pk).values_list("spreker", flat=True)) == {ANONIEM}
    assert Informant.objects.get(pk=hidden.pk).uitspraken.count() == 2


def test_who_may_not_know_the_source_reads_no_name(regio: Regio, open_oz: Dienst) -> None:
    vraag_informant(open_oz.pk, BUUR, by=regio["triagist"], at=regio.at)
    enter(SYSTEM)
    shield = Schild.objects.create(casus_id=open_oz.casus_id, soort="melder")
    shield.lezers.add(regio.accounts["triagist"])
    seen = {who: lees_dienst(regio[who], open_oz.pk, now=regio.at).informanten[0].naam for who in ("triagist", "lead")}
    assert seen == {"triagist": BUUR.naam, "lead": ANONIEM}


def test_informants_belong_to_a_running_investigation(regio: Regio) -> None:
    with pytest.raises(Refused, match="horen bij een onderzoek"):
        vraag_informant(dienst(regio, "VV").pk, JUF, by=regio["triagist"], at=regio.at)
    row = bijna_klaar(regio, "OZ")
    asked = vraag_informant(row.pk, JUF, by=regio["triagist"], at=regio.at)
    for soort, tekst in (("roddel", "Iets gehoord over vader."), ("feit", "Kort")):
        with pytest.raises(Ongeldig):
            leg_antwoord(asked.pk, soort, tekst, by=regio["triagist"], at=regio.at)
    rond_af(row.pk, by=regio["triagist"], at=regio.at, samenvatting=KLAAR)
    with pytest.raises(Refused, match="afgerond"):
        vraag_informant(row.pk, JUF, by=regio["triagist"], at=regio.at)


@pytest.mark.parametrize("wie", ["agent", "ander", "proces", "casus"])
def test_nobody_else_notes_or_asks(regio: Regio, open_oz: Dienst, wie: str) -> None:
    child, asked = kind(open_oz, regio), vraag_informant(open_oz.pk, JUF, by=regio["triagist"], at=regio.at)
    acts = (
        lambda by: leg_vast_kind(open_oz.pk, child, GESPROKEN, by=by, at=regio.at),
        lambda by: vraag_informant(open_oz.pk, JUF, by=by, at=regio.at),
        lambda by: leg_antwoord(asked.pk, "feit", "Hij is er niet.", by=by, at=regio.at),
    )
    for do in acts:
        enter(regio[wie])
        with pytest.raises(NotVisible):
            do(regio[wie])


@pytest.mark.voorziening(9)
@pytest.mark.parametrize("soort", ["VV", "OZ"])
@pytest.mark.parametrize("end", [rond_af, sluit_voortijdig])
def test_no_service_ends_late_without_a_coded_reason(regio: Regio, soort: str, end: object) -> None:
    row = bijna_klaar(regio, soort)
    late = regio.at + timedelta(weeks=11)
    words = {"samenvatting" if end is rond_af else "reden": KLAAR}
    with pytest.raises(Refused, match="Kies de reden"):
        end(row.pk, by=regio["triagist"], at=late, **words)  # type: ignore[operator]  # two acts of one shape
    end(row.pk, by=regio["triagist"], at=late, late_reden="wacht_op_informatie", **words)  # type: ignore[operator]  # as above
    assert vers(row).late_reden == "wacht_op_informatie"


def test_the_pages(regio: Regio, open_oz: Dienst, client: Client) -> None:
    child = kind(open_oz, regio)
    client.force_login(regio.accounts["triagist"])
    page = f"/werk/vervolg/{open_oz.pk}"
    shown = client.get(page).content.decode()
    assert "nog niet gezien" in shown
    assert "vanaf het besluit" in shown  # domain 5 #5
    assert "vanaf de melding" in shown  # domain 5 #6
    refused = client.post(f"{page}/kind/{child}", {"gezien": "niet", "tekst": "Was bij oma."})
    assert refused.status_code == 409
    assert "Was bij oma." in refused.content.decode()
    assert client.post(f"{page}/kind/{child}", {"gezien": "gezien", "tekst": ""}).status_code == 302
    sent = {"naam": BUUR.naam, "soort": "burger", "grond": "toestemming", "vraag": BUUR.vraag}
    assert client.post(f"{page}/informant", sent).status_code == 302
    enter(SYSTEM)
    asked = Informant.objects.get()
    assert asked.afgeschermd
    answer = f"/werk/informant/{asked.pk}"
    assert BUUR.vraag.replace("'", "&#x27;") in client.get(answer).content.decode()
    assert client.post(answer, {"soort": "waarneming", "tekst": "Veel geschreeuw."}).status_code == 302
    shown = client.get(page).content.decode()
    assert "Veel geschreeuw." in shown
    assert "naam niet noemen" in shown
    assert sockets.describe(regio["triagist"], "kind", [child]) == {}
    for who in ("agent", "proces"):
        client.force_login(regio.accounts[who])
        assert {client.get(url).status_code for url in (f"{page}/kind/{child}", f"{page}/informant", answer)} == {404}
