"""Who may search the log, what she finds, and why a look was allowed; no family is named anywhere."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from django.test import Client

from eenplan.core import clock
from eenplan.core.access.policy import DataClass
from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import ANONYMOUS, SYSTEM
from eenplan.core.accounts.models import Appointment
from eenplan.core.audit.actions import Line, write
from eenplan.core.audit.models import LogLine
from eenplan.dossier.casus.models import Belangenconflict, Casus, Deelbesluit, Deelname, Schild, Teamlid
from eenplan.dossier.logboek import queries
from eenplan.dossier.logboek.rules import BLAD
from eenplan.dossier.personen.models import Persoon
from tests.regio import PEOPLE, Regio

LEES = Line("casus.lees", classes=frozenset({DataClass.BESTAAN, DataClass.ZORG}), rule="R4")


def vraag(regio: Regio, **given: object) -> queries.Vraag:
    period = regio.at.date() - timedelta(days=7), regio.at.date()
    return queries.Vraag(*period, **given)  # type: ignore[arg-type]  # tests vary single fields


def gevonden(regio: Regio, **given: object) -> list[str]:
    enter(regio["fg"])
    return [f"{item.wie.split()[-1]} {item.casus}" for item in queries.zoek(regio["fg"], vraag(regio, **given)).regels]


def kijk(regio: Regio, wie: str, casus: Casus | None = None, **changes: object) -> int:
    """One line of a look; its number."""
    given = {"casus_id": casus.pk if casus else None, "classes": LEES.classes, "rule": "R4"} | changes
    write(regio[wie], [Line("casus.lees", **given)])  # type: ignore[arg-type]  # tests vary single fields
    return LogLine.objects.latest("pk").pk


@pytest.mark.parametrize("wie", [key for key in PEOPLE if key != "fg"])
def test_the_log_is_for_the_privacy_officer_only(client: Client, regio: Regio, casus: Casus, wie: str) -> None:
    line = kijk(regio, "triagist", casus)
    client.force_login(regio.accounts[wie])
    assert client.get("/werk/logboek").status_code == 404
    assert client.get(f"/werk/logboek/{line}").status_code == 404
    enter(regio[wie])
    assert not queries.van_mij(regio[wie]).exists()


def test_her_own_people_and_all_on_her_own_cases(regio: Regio, casus: Casus) -> None:
    kijk(regio, "lead")
    kijk(regio, "regisseur", casus)
    kijk(regio, "regisseur")
    Casus.objects.filter(pk=casus.pk).update(bronhouder=regio.organisations["team"])
    kijk(regio, "collega", casus)
    assert gevonden(regio) == ["Lead "]
    enter(SYSTEM)
    Casus.objects.filter(pk=casus.pk).update(bronhouder=regio.organisations["vt"])
    assert gevonden(regio, casus=casus.nummer.lower()) == [f"Collega {casus.nummer}", f"Regisseur {casus.nummer}"]
    assert gevonden(regio, wie="toets reg") == [f"Regisseur {casus.nummer}"]
    assert gevonden(regio, organisatie=regio.organisations["vt"].pk, wie="lead") == ["Lead "]
    assert gevonden(regio, casus="C-1900-1") == gevonden(regio, wie="Nergens") == []


def test_refusals_emergencies_and_the_period(regio: Regio, casus: Casus) -> None:
    kijk(regio, "triagist", casus)
    kijk(regio, "agent", casus, allowed=False, rule="R0")
    kijk(regio, "lead", casus, emergency=True, rule="R9")
    with clock.at(regio.at - timedelta(days=8)):
        kijk(regio, "proces", casus)
    assert [item.split()[0] for item in gevonden(regio, casus=casus.nummer)] == ["Lead", "Agent", "Triagist"]
    assert gevonden(regio, wat="geweigerd") == [f"Agent {casus.nummer}"]
    assert gevonden(regio, wat="nood") == [f"Lead {casus.nummer}"]


def test_pages_follow_each_other_and_reading_is_logged(
    client: Client, regio: Regio, casus: Casus, django_assert_max_num_queries: Callable[..., object]
) -> None:
    write(regio["triagist"], [Line("casus.lees", casus_id=casus.pk, persoon_id=pk) for pk in range(1, BLAD + 11)])
    client.force_login(regio.accounts["fg"])
    with django_assert_max_num_queries(16):  # type: ignore[attr-defined]  # a fixture of pytest-django
        first = client.get("/werk/logboek", {"casus": casus.nummer}).content.decode()
    assert first.count("persoon ") == BLAD
    (link,) = [part.split('"')[0] for part in first.split('<a href="?')[1:]]
    second = client.get(f"/werk/logboek?{link.replace('&amp;', '&')}").content.decode()
    numbers = {text: [int(part.split("<")[0]) for part in text.split("persoon ")[1:]] for text in (first, second)}
    assert numbers[first] + numbers[second] == list(range(BLAD + 10, 0, -1))
    assert "Oudere regels" not in second
    assert (
        LogLine.objects.filter(verb="logboek.zoek", account_id=regio["fg"].account_id, casus_id=casus.pk).count() == 2
    )


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"van": "2026-01-01"}, "hoogstens 31 dagen"), ({"van": "2026-03-21"}, "voor de eerste"),
        ({"van": "gisteren"}, "geldige datum"), ({"organisatie": "999"}, "Selecteer"),
    ],
)  # fmt: skip
def test_what_cannot_be_sought_is_said(client: Client, regio: Regio, given: dict[str, str], told: str) -> None:
    client.force_login(regio.accounts["fg"])
    answer = client.get("/werk/logboek", given)
    assert answer.status_code == 422
    assert told in answer.content.decode()
    assert client.get("/werk/logboek", {"van": "2026-01-01", "wie": "x", "voor": "9" * 30}).status_code == 200


def test_no_name_of_a_family_is_on_any_of_it(
    client: Client, regio: Regio, casus: Casus, persoon: Callable[..., Persoon]
) -> None:
    someone = persoon("Kanarie Vogel", "1990-01-02", adres="Kanariestraat 1, 1234 AB Toetsdorp", casus=casus)
    line = kijk(regio, "triagist", casus, persoon_id=someone.pk)
    client.force_login(regio.accounts["fg"])
    pages = [client.get(path).content.decode() for path in ("/werk/logboek", f"/werk/logboek/{line}")]
    assert all(f"{someone.pk}" in page and "Kanarie" not in page for page in pages)


# --- why -----------------------------------------------------------------------------------------------------------


def in_team(regio: Regio, casus: Casus) -> dict[str, object]:
    Teamlid.objects.update_or_create(
        casus=casus, account=regio.accounts["triagist"], tot=None, defaults={"van": regio.at - timedelta(days=1)}
    )
    return {"wie": "triagist"}


def was_in_team(regio: Regio, casus: Casus) -> dict[str, object]:
    Teamlid.objects.filter(casus=casus, account=regio.accounts["triagist"]).delete()
    Teamlid.objects.create(
        casus=casus, account=regio.accounts["triagist"], van=regio.at - timedelta(days=9), tot=regio.at
    )
    return {"wie": "triagist"}


def shared(regio: Regio, casus: Casus) -> dict[str, object]:
    who = regio["regisseur"]
    place = {"casus": casus, "organisatie_id": who.organisation_id, "van": regio.at - timedelta(days=1)}
    Deelname.objects.create(**place)
    Deelbesluit.objects.create(
        **place, klassen=["bestaan", "zorg"], doel="regie", grond="Wmo 5.2.6", besloten_door=regio.accounts["lead"],
        client_geinformeerd="ja", tot=regio.at + timedelta(days=9),
    )  # fmt: skip
    return {"wie": "regisseur", "rule": "R5"}


def not_shared(regio: Regio, casus: Casus) -> dict[str, object]:
    return {"wie": "regisseur", "rule": "R5"}


def conflict(regio: Regio, casus: Casus) -> dict[str, object]:
    Belangenconflict.objects.create(casus=casus, account=regio.accounts["lead"], reden="buren", sinds=regio.at)
    Schild.objects.create(casus=casus, soort="besloten")
    return {"wie": "lead", "rule": "R1", "allowed": False}


def gone(regio: Regio, casus: Casus) -> dict[str, object]:
    Appointment.objects.filter(account=regio.accounts["casus"]).update(tot=regio.at - timedelta(hours=1))
    return {"wie": "casus", "rule": "R0", "allowed": False}


WAAROM: list[tuple[Callable[[Regio, Casus], dict[str, object]], list[str]]] = [
    (in_team, ["Zat in het casusteam, van 19 maart 2026", "Was triagist bij Veilig Thuis", "Nu mag deze persoon"]),
    (was_in_team, ["zat deze persoon op dat moment niet in het casusteam", "zien: niets"]),
    (shared, ["gedeeld van 19 maart 2026", "Wmo 5.2.6", "besloten door Toets Lead", "organisatie was deelnemer"]),
    (not_shared, ["was de casus op dat moment niet gedeeld"]),
    (conflict, ["mocht dit niet?", "belangenconflict, sinds", "afscherming (besloten); deze persoon is geen lezer"]),
    (gone, ["niet de functie waarmee is gekeken", "de functie is voorbij"]),
]


@pytest.mark.parametrize(("hoe", "zinnen"), WAAROM, ids=[hoe.__name__ for hoe, _ in WAAROM])
def test_why(
    client: Client, regio: Regio, casus: Casus, hoe: Callable[[Regio, Casus], dict[str, object]], zinnen: list[str]
) -> None:
    given = hoe(regio, casus)
    line = kijk(regio, str(given.pop("wie")), casus, **given)
    client.force_login(regio.accounts["fg"])
    shown = client.get(f"/werk/logboek/{line}").content.decode()
    assert [zin for zin in zinnen if zin not in shown] == []
    assert LogLine.objects.filter(verb="logboek.waarom", object_id=line, casus_id=casus.pk, allowed=True).count() == 1


def test_why_of_what_is_not_hers_or_not_there(client: Client, regio: Regio) -> None:
    client.force_login(regio.accounts["fg"])
    for line in (kijk(regio, "regisseur"), 10**15):
        assert client.get(f"/werk/logboek/{line}").status_code == 404
        assert LogLine.objects.filter(verb="logboek.waarom", object_id=line, allowed=False).count() == 1


def test_a_line_of_the_machinery_and_of_a_visitor(client: Client, regio: Regio, casus: Casus) -> None:
    write(SYSTEM, [Line("route.stap", casus_id=casus.pk, rule="systeem")])
    write(ANONYMOUS, [Line("advies.stel_vraag", casus_id=casus.pk)])
    write(replace(regio["school"], account_id=None), [Line("melding.status", casus_id=casus.pk)])
    client.force_login(regio.accounts["fg"])
    shown = client.get("/werk/logboek").content.decode()
    assert all(who in shown for who in ("Eenplan zelf", "een bezoeker", "een systeem van de organisatie"))
    for pk in LogLine.objects.filter(account_id=None, casus_id=casus.pk).values_list("pk", flat=True):
        assert client.get(f"/werk/logboek/{pk}").status_code == 200
