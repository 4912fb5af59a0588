"""The pages over HTTP: who may come in, what they show, and a form that was refused keeps its words."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from eenplan.core import clock, sockets
from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.instrumenten.huisverbod import dagen, demo, demo_mensen, lijsten, plugs
from eenplan.instrumenten.huisverbod.models import Huisverbod, RihgSignaal
from eenplan.instrumenten.huisverbod.tests.conftest import EINDE, FEITEN, VRIJDAG, WAAROM, Zaak
from eenplan.instrumenten.huisverbod.urls import ALLEEN_VT, BESLUITEN, PAGINAS

STRAKS = VRIJDAG + timedelta(hours=2)


def inloggen(zaak: Zaak, who: str) -> Client:
    client = Client()
    client.force_login(zaak.regio.accounts[who])
    return client


def paginas(zaak: Zaak, prefix: str) -> dict[str, str]:
    extra = {"huisverbod-rihg": (1,), "huisverbod-stap": ("adres",)}
    # behind the other door stand the same pages: a few of them show that they are there
    shared = dict(list(PAGINAS.items())[::4]) if prefix else PAGINAS
    names = {**shared, **(BESLUITEN if prefix else ALLEEN_VT)}
    found = {name: reverse(prefix + name, args=[zaak.pk, *extra.get(name, ())]) for name in names}
    return found | {
        "lijst": reverse(f"{prefix}huisverboden"),
        "toon": reverse(f"{prefix}huisverbod", args=[zaak.pk]),
        "papier": reverse(f"{prefix}huisverbod-papier", args=[zaak.pk, "advies"]),
    }


@pytest.mark.parametrize(("prefix", "who"), [("", "casus"), ("partner-", "burgemeester")])
def test_every_page_opens_for_who_takes_part(lopend: Zaak, prefix: str, who: str) -> None:
    client = inloggen(lopend, who)
    with clock.at(STRAKS):
        found = {name: client.get(url).status_code for name, url in paginas(lopend, prefix).items()}
    assert found == dict.fromkeys(found, 200)


@pytest.mark.parametrize(("prefix", "who"), [("partner-", "agent"), ("partner-", "school")])
def test_every_page_of_the_order_stays_shut_for_who_does_not(lopend: Zaak, prefix: str, who: str) -> None:
    client = inloggen(lopend, who)
    with clock.at(STRAKS):
        urls = {name: url for name, url in paginas(lopend, prefix).items() if name != "lijst"}
        found = {name: client.get(url).status_code for name, url in urls.items()}
        assert found == dict.fromkeys(urls, 404)
        assert "geen huisverboden" in client.get(reverse("partner-huisverboden")).content.decode()


@pytest.mark.parametrize("url", ["rihg/0", "rihg/4", "papier/gedicht", "papier/verlenging"])
def test_what_is_not_there(lopend: Zaak, url: str) -> None:
    with clock.at(STRAKS):
        assert inloggen(lopend, "casus").get(f"/werk/huisverbod/{lopend.pk}/{url}").status_code == 404


@pytest.mark.voorziening(41)
def test_the_page_all_parties_share_shows_the_strip_with_its_twin(lopend: Zaak) -> None:
    dagen.teken(lopend.pk, "burgemeester", "Gebeld", by=lopend.regio["hovj"], at=VRIJDAG + timedelta(minutes=10))
    with clock.at(VRIJDAG + timedelta(hours=30)):
        pages = {
            who: inloggen(lopend, who).get(paginas(lopend, prefix)["toon"]).content.decode()
            for who, prefix in (("casus", ""), ("hovj", "partner-"), ("burgemeester", "partner-"))
        }
    for text in pages.values():
        assert "De tien dagen van het huisverbod" in text
        assert "30 maart 2026, 22.15 uur" in text
        assert "17 april 2026, 22.15 uur" in text
        assert "gemist, nog zonder reden" in text
        assert "niet het officiële RiHG" in text
    may = {who: [words in text for words in ("/verlengen", "/intrekken", "/afronden")] for who, text in pages.items()}
    assert may == {"casus": [False] * 3, "hovj": [False] * 3, "burgemeester": [True, True, False]}


def test_begin_has_the_people_the_address_and_who_decides_filled_in(zaak: Zaak) -> None:
    client, url = inloggen(zaak, "casus"), reverse("huisverbod-begin", args=[zaak.casus_id])
    with clock.at(VRIJDAG):
        form = client.get(url).context["form"]
        assert form.initial["pleger"] == zaak.mensen["pleger"]
        assert form.initial["adres"].startswith("Proefstraat 12")
        sent = {**form.initial, "aanleiding": "Hij sloeg haar.", "herkomst": "preventief"}
        refused = client.post(url, {**sent, "adres": " "})
        assert (refused.status_code, "Hij sloeg haar." in refused.content.decode()) == (422, True)
        answer = client.post(url, sent)
    enter(SYSTEM)
    made = Huisverbod.objects.get()
    assert answer.headers["Location"] == reverse("huisverbod", args=[made.pk])
    assert (made.herkomst, made.beschermden.count()) == ("preventief", 2)


@pytest.mark.voorziening(42, 43)
def test_police_and_veilig_thuis_fill_in_together_and_the_hulpofficier_imposes(zaak: Zaak) -> None:
    zaak.begin()
    hovj, vt = inloggen(zaak, "hovj"), inloggen(zaak, "casus")
    base = f"/partner/huisverbod/{zaak.pk}"
    with clock.at(VRIJDAG):
        for deel, client, door in ((1, hovj, base), (2, vt, f"/werk/huisverbod/{zaak.pk}"), (3, hovj, base)):
            form = client.get(f"{door}/rihg/{deel}").context["form"]
            sent = {f"z{item.nummer}": "hoog" if item.nummer in (1, 2) else "laag" for item in form.signalen}
            bare = client.post(f"{door}/rihg/{deel}", sent)
            assert bare.status_code == (409 if deel == 1 else 302)
            sent |= {f"f{item.nummer}": FEITEN for item in form.signalen}
            assert client.post(f"{door}/rihg/{deel}", {**sent, "gezien": ""}).status_code == 302
        sent = {"op": "2026-03-20T21:40", "politie": "A. de Vries", "veilig_thuis": "M. Hoekstra"}
        assert vt.post(f"/werk/huisverbod/{zaak.pk}/bezoek", sent).status_code == 302
        assert hovj.get(f"{base}/bezoek").status_code == 200
        assert hovj.post(f"{base}/vaststellen", {}).status_code == 302
        page = hovj.get(f"{base}/opleggen").content.decode()
        assert "In beginsel wordt een huisverbod opgelegd" in page
        assert "Mandaatsbesluit van deze gemeente" in page
        given = {"op": "2026-03-20T22:15", "motivering": WAAROM, "mandaat": "M 2026-3"}
        refused = hovj.post(f"{base}/opleggen", given)
        assert (refused.status_code, WAAROM in refused.content.decode()) == (409, True)
        assert hovj.post(f"{base}/opleggen", {**given, "leeftijd_hoe": "Rijbewijs"}).status_code == 302
    assert (zaak.rij.opgelegd_op, zaak.rij.eindigt_op) == (VRIJDAG, EINDE)
    enter(SYSTEM)
    assert RihgSignaal.objects.filter(huisverbod_id=zaak.pk).count() == 20


FORMULIEREN = [
    ("hovj", "stap/besluit_pleger", {"gedaan": "ja", "tekst": "Gegeven"}, 302),
    ("hovj", "stap/adres", {"gedaan": "nee"}, 409),
    ("hovj", "stap/adres", {"gedaan": "ja", "tekst": " "}, 409),
    ("hovj", "stap/adres", {"gedaan": "ja", "tekst": "Bij zijn broer, 06 12345678"}, 302),
    ("hovj", "rechter", {"sleutel": "raadsman", "op": "2026-03-20T23:00"}, 302),
    ("hovj", "systeemgesprek/plannen", {"gepland_op": "2026-03-22T14:00", "plek": "Buurthuis"}, 302),
    ("hovj", "systeemgesprek", {"op": "2026-03-20T23:30", "aanwezig": "Moeder", "verslag": "Plan"}, 302),
    ("hovj", "overtreding", {"op": "2026-03-20T23:50", "wat": "Stond voor de deur"}, 302),
    ("hovj", "verlengen", {"tot": "2026-04-17T22:15", "motivering": WAAROM}, 409),
    ("hovj", "intrekken", {"motivering": WAAROM}, 409),
    ("burgemeester", "verlengen", {"tot": "2026-04-17T22:16", "motivering": WAAROM}, 409),
    ("burgemeester", "verlengen", {"tot": "2026-04-17T22:15", "motivering": WAAROM}, 302),
    ("loco", "niet-verlengen", {"motivering": WAAROM, "mandaat": "M 2026-3"}, 302),
    ("burgemeester", "intrekken", {"motivering": WAAROM}, 302),
    ("burgemeester", "vernietigd", {"motivering": WAAROM}, 302),
    ("burgemeester", "opleggen", {"op": "2026-03-20T22:15", "motivering": WAAROM, "leeftijd_hoe": "x"}, 409),
    ("burgemeester", "niet-opleggen", {"motivering": WAAROM}, 409),
]


def test_every_form_does_its_one_act(lopend: Zaak) -> None:
    from eenplan.keten.tests.rollen import undone

    found = []
    clients = {who: inloggen(lopend, who) for who in ("hovj", "burgemeester", "loco")}
    with clock.at(STRAKS):
        for who, name, sent, _ in FORMULIEREN:
            with undone():
                answer = clients[who].post(f"/partner/huisverbod/{lopend.pk}/{name}", sent)
                found.append((who, name, sent, answer.status_code))
    assert found == FORMULIEREN


def test_veilig_thuis_advises_asks_people_and_settles_who_watches(lopend: Zaak) -> None:
    client, base = inloggen(lopend, "lead"), f"/werk/huisverbod/{lopend.pk}"
    agent = str(lopend.regio.accounts["agent"].pk)
    with clock.at(STRAKS):
        assert client.post(f"{base}/deelnemers", {"deelnemers": [agent]}).status_code == 302
        assert inloggen(lopend, "agent").get(f"/partner/huisverbod/{lopend.pk}").status_code == 200
        assert client.post(f"{base}/advies", {"advies": "Opleggen"}).status_code == 409  # it is imposed already
    later = EINDE + timedelta(hours=1)
    lopend.verlopen().redenen(later)
    with clock.at(later):
        assert client.post(f"{base}/afronden", {"plan": "Bij het team"}).status_code == 422
        owner = str(lopend.regio.accounts["casus"].pk)
        assert client.post(f"{base}/afronden", {"plan": "Bij het team", "kijkt_mee": owner}).status_code == 302
        assert "Toets Casus" in client.get(base).content.decode()


def test_a_paper_on_the_screen_and_as_pdf_and_one_that_was_stopped(lopend: Zaak) -> None:
    client, url = inloggen(lopend, "burgemeester"), f"/partner/huisverbod/{lopend.pk}/papier/beschikking"
    with clock.at(STRAKS):
        assert "Voorbeeldtekst" in client.get(url).content.decode()
        answer = client.get(f"{url}?pdf=1")
        assert (answer["Content-Type"], answer.content[:4]) == ("application/pdf", b"%PDF")
        assert answer["Content-Disposition"] == 'inline; filename="beschikking.pdf"'
        enter(SYSTEM)
        from eenplan.dossier.personen.actions import set_address
        from eenplan.dossier.personen.models import Persoon

        mother = Persoon.objects.get(pk=lopend.mensen["slachtoffer"])
        set_address(mother, "Schuilweg 7, 9876 ZZ Verweg", VRIJDAG.date(), geheim=True)
        RihgSignaal.objects.filter(huisverbod_id=lopend.pk, nummer=1).update(feiten="Zij zit op Schuilweg 7 nu.")
        stopped = client.get(url)
        assert (stopped.status_code, "tegengehouden" in stopped.content.decode()) == (409, True)
        assert client.get(f"{url}?pdf=1").status_code == 409


def test_the_list_in_groups_and_a_count_in_the_menu_of_a_partner(lopend: Zaak) -> None:
    client = inloggen(lopend, "casus")
    with clock.at(STRAKS):
        answer = client.get(reverse("huisverboden"))
    assert [(name, len(rows)) for name, rows in answer.context["groepen"]] == [("Nu van kracht", 1)]
    assert [item.count for item in answer.context["menu"] if item.label == "Huisverboden"] == [
        None
    ]  # costs no question
    mine = [item.count for item in sockets.menus(lopend.regio["burgemeester"]) if item.label == "Huisverboden"]
    assert mine == [1]
    labels = {
        who: [item.label for item in sockets.menus(lopend.regio[who])] for who in ("burgemeester", "school", "beleid")
    }
    assert ["Huisverboden" in found for found in labels.values()] == [True, False, False]


def test_the_family_page_shows_the_order_its_next_step_and_its_place_in_time(lopend: Zaak) -> None:
    client = inloggen(lopend, "casus")
    with clock.at(STRAKS):
        text = client.get(reverse("casus", args=[lopend.casus_id])).content.decode()
    assert "Huisverbod: opgelegd" in text
    assert "loopt tot 30 maart 2026, 22.15 uur" in text
    enter(lopend.regio["casus"])
    bars = [item for item in plugs.tijdlijn(lopend.regio["casus"], lopend.casus_id) if item.kind == "maatregel"]
    assert [(item.start, item.end) for item in bars] == [(VRIJDAG, EINDE)]
    assert "De tien dagen bijhouden" in text
    lopend.verlopen()
    with clock.at(EINDE):
        text = client.get(reverse("casus", args=[lopend.casus_id])).content.decode()
    assert reverse("huisverbod-afronden", args=[lopend.pk]) in text


def test_terms_say_what_is_to_be_done_and_where(lopend: Zaak) -> None:
    station = lopend.station("adres").pk
    enter(lopend.regio["casus"])
    found = sockets.describe(lopend.regio["casus"], "huisverbod_station", [station])
    assert found == {station: ("Uithuisgeplaatste gaf een adres op", f"/werk/huisverbod/{lopend.pk}")}
    assert sockets.describe(lopend.regio["school"], "huisverbod_station", [station]) == {}
    assert sockets.describe(lopend.regio["hovj"], "huisverbod", [lopend.pk])[lopend.pk][1].startswith("/partner/")


def test_the_case_takes_its_orders_along(lopend: Zaak) -> None:
    enter(SYSTEM)
    assert plugs.vernietig(lopend.casus_id) > 30
    assert Huisverbod.objects.count() == 0
    assert plugs.vernietig(lopend.casus_id) == 0


def test_the_demo_builds_nothing_where_its_region_is_not(zaak: Zaak) -> None:
    demo.bouw()
    enter(SYSTEM)
    assert Huisverbod.objects.count() == 0
    assert lijsten.aantal_open(zaak.regio["casus"]) == 0


def test_the_demo_builds_an_order_in_force(zaak: Zaak) -> None:
    """In a region that has its places: made once, by the own actions, at the right moments."""
    from eenplan.core.accounts.models import Account, Organisation
    from eenplan.dossier.casus.models import Casus

    enter(SYSTEM)
    Organisation.objects.filter(soort="gemeente").update(gemeente=demo_mensen.GEMEENTE)
    Casus.objects.update(gemeente=demo_mensen.GEMEENTE)
    Account.objects.filter(username="agent").update(username="politie")
    with clock.at(VRIJDAG + timedelta(days=4, hours=1)):
        demo.bouw()
    enter(SYSTEM)
    row = Huisverbod.objects.get()
    assert (row.stand, row.opgelegd_op, row.adres) == ("opgelegd", VRIJDAG, "Proefstraat 12, 1234 AB Toetsdorp")
