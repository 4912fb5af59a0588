"""A small region written in bulk: every promise of the product holds, and its real pages open on it."""

from collections import Counter
from typing import Any

import pytest
from django.db import connection

from eenplan.core import clock, sockets
from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.audit.models import LogLine
from eenplan.core.deadlines.models import Deadline
from eenplan.dossier.casus.models import Casus, Standwisseling
from eenplan.dossier.casus.rules import Stand
from eenplan.dossier.personen.models import Persoon
from eenplan.feiten.models import Feit
from eenplan.keten.melding.informeren import informeer, te_informeren
from eenplan.keten.melding.models import Melding
from eenplan.keten.tests import levensloop
from eenplan.site.genereer.maak import Gemaakt, maak
from eenplan.site.genereer.rijen import Rijen
from eenplan.site.genereer.trek import Opdracht
from tests.decor import NOW, situatie
from tests.regio import Regio, build

# Each of these finds nothing when all is well.
NOOIT = {
    "open without somebody responsible": """SELECT nummer FROM casus_casus WHERE stand <> 'afgesloten'
        AND (verantwoordelijke_id IS NULL OR verantwoordelijke_organisatie_id IS NULL)""",
    "open without a running term": """SELECT nummer FROM casus_casus c WHERE stand <> 'afgesloten'
        AND NOT EXISTS (SELECT FROM deadlines_deadline d WHERE d.casus_id = c.id AND d.done_at IS NULL)""",
    "open without a casusteam": """SELECT nummer FROM casus_casus c WHERE stand <> 'afgesloten'
        AND NOT EXISTS (SELECT FROM casus_teamlid t WHERE t.casus_id = c.id AND t.tot IS NULL)""",
    "elsewhere without one director": """SELECT nummer FROM casus_casus c WHERE stand <> 'afgesloten'
        AND verantwoordelijke_organisatie_id <> bronhouder_id AND 1 <> (SELECT count(*) FROM regie_regie r
        WHERE r.huishouden_id = c.huishouden_id AND r.tot IS NULL AND r.account_id = c.verantwoordelijke_id)""",
    "elsewhere, and not allowed to look": """SELECT nummer FROM casus_casus c WHERE stand <> 'afgesloten'
        AND verantwoordelijke_organisatie_id <> bronhouder_id AND NOT EXISTS (SELECT FROM casus_deelbesluit b
        WHERE b.casus_id = c.id AND b.organisatie_id = c.verantwoordelijke_organisatie_id AND b.tot > %(nu)s)""",
    "handed over without a plan or the duty to make one": """SELECT nummer FROM casus_casus c
        WHERE stand = 'in_uitvoering' AND NOT EXISTS (SELECT FROM plan_plan p WHERE p.huishouden_id = c.huishouden_id
        AND p.stand = 'actief') AND NOT EXISTS (SELECT FROM deadlines_deadline d WHERE d.casus_id = c.id
        AND d.key = 'plan_maken' AND d.done_at IS NULL)""",
    "handed over without a check to come": """SELECT nummer FROM casus_casus c WHERE stand IN ('in_uitvoering',
        'in_monitoring') AND NOT EXISTS (SELECT FROM nameting_ronde r WHERE r.casus_id = c.id
        AND r.stand = 'gepland')""",
    "closed with a running term": """SELECT d.label FROM deadlines_deadline d JOIN casus_casus c ON c.id = d.casus_id
        WHERE c.stand = 'afgesloten' AND d.done_at IS NULL""",
    "closed and still shared": """SELECT nummer FROM casus_casus c JOIN casus_deelname d ON d.casus_id = c.id
        WHERE c.stand = 'afgesloten' AND d.tot IS NULL""",
    "done before it began, or in the future": """SELECT label FROM deadlines_deadline
        WHERE done_at < started_at OR done_at > %(nu)s OR started_at > %(nu)s""",
    "late without a reason where the law wants one": """SELECT label FROM deadlines_deadline WHERE done_at > due_at
        AND key = 'veiligheidsbeoordeling' AND late_reason = ''""",
    "decided by who wrote it": """SELECT id FROM triage_veiligheidsbeoordeling
        WHERE stand = 'besloten' AND besloten_door_id = voorgesteld_door_id""",
    "history that does not end where the case is": """SELECT nummer FROM casus_casus c WHERE stand <> (
        SELECT naar_stand FROM casus_standwisseling s WHERE s.casus_id = c.id ORDER BY op DESC, id DESC LIMIT 1)""",
    "a report without its log line": """SELECT nummer FROM melding_melding m WHERE NOT EXISTS (SELECT FROM audit_logline
        WHERE verb = 'melding.neem_aan' AND object_type = 'melding' AND object_id = m.id)""",
    "a person who cannot be found again": """SELECT zoeknaam FROM personen_persoon p
        WHERE NOT EXISTS (SELECT FROM radar_sleutel s WHERE s.persoon_id = p.id)""",
    "a notice that would still go out": "SELECT kind FROM outbox_message WHERE sent_at IS NULL",
    "two plans in force": """SELECT huishouden_id FROM plan_plan WHERE stand = 'actief'
        GROUP BY 1 HAVING count(*) > 1""",
}  # fmt: skip


@situatie
def veel(regio: Regio) -> Gemaakt:
    """Sixty households in the region of the tests."""
    return maak(Opdracht(60, 11, regio.at, {}))


@pytest.mark.parametrize("wat", NOOIT)
def test_what_never_may_be_is_not(veel: Gemaakt, regio: Regio, wat: str) -> None:
    enter(SYSTEM)
    with connection.cursor() as cursor:
        cursor.execute(NOOIT[wat], {"nu": regio.at})
        assert cursor.fetchall() == []


def test_it_is_a_region_at_work(veel: Gemaakt) -> None:
    enter(SYSTEM)
    assert veel.huishoudens == 60
    assert veel.rijen > 60 * 100
    states = Counter(Casus.objects.values_list("stand", flat=True))
    assert {Stand.UITVOERING, Stand.VERVOLG, Stand.AFGESLOTEN} <= states.keys()
    assert states[Stand.AFGESLOTEN] > 20
    running = Deadline.objects.filter(done_at__isnull=True)
    assert running.filter(due_at__gt=NOW).count() > 60
    assert Melding.objects.filter(soort="vervolgmelding").exists()
    assert Melding.objects.filter(soort="hermelding").exists()


def test_facts_are_declared_and_name_nobody(veel: Gemaakt) -> None:
    enter(SYSTEM)
    names = set(Feit.objects.values_list("naam", flat=True))
    assert names <= sockets.facts().keys()
    assert Feit.objects.filter(naam="melding_ontvangen").count() == Melding.objects.count()
    people = set(Persoon.objects.values_list("achternaam", flat=True))
    words = {str(value) for row in Feit.objects.values_list("kenmerken", flat=True) for value in row.values()}
    assert not people & words


def _vorm(casus_id: int) -> dict[str, set[Any]]:
    """Which terms, facts and steps one case has."""
    enter(SYSTEM)
    from eenplan.feiten.actions import keten_van

    return {
        "terms": set(Deadline.objects.filter(casus_id=casus_id).values_list("object_type", "key")),
        "facts": {
            (naam, *sorted(row))
            for naam, row in Feit.objects.filter(keten=keten_van(casus_id)).values_list("naam", "kenmerken")
        },
        "steps": set(Standwisseling.objects.filter(casus_id=casus_id).values_list("van_stand", "actie", "naar_stand")),
        "verbs": set(LogLine.objects.filter(casus_id=casus_id).values_list("verb", flat=True)),
    }


def test_a_written_case_looks_as_one_that_people_worked_on(veel: Gemaakt, regio: Regio, now: object) -> None:
    """What the real actions leave behind on the way to a plan, the writing in bulk leaves too."""
    loop = levensloop.opgenomen(regio)
    for row in te_informeren(regio["triagist"], loop.casus_id):
        informeer(loop.casus_id, row.persoon_id, "Verteld in een gesprek.", by=regio["triagist"], at=regio.at)
    loop.besluit(levensloop.OVERDRAGEN).bied_aan().accepteer().maak_plan()
    real = _vorm(loop.casus_id)
    found: dict[str, set[Any]] = {name: set() for name in real}
    for pk in Casus.objects.filter(deelnames__soort="deelnemer").values_list("pk", flat=True):
        for name, values in _vorm(pk).items():
            found[name] |= values
    assert real["terms"] <= found["terms"]
    assert real["facts"] <= found["facts"]
    assert real["steps"] <= found["steps"]
    small = {"plan.voeg_toe", "route.sluit", "melding.bevestig_persoon", "regie.beeindig"}
    assert real["verbs"] - found["verbs"] <= small | {
        verb for verb in real["verbs"] if verb.endswith((".lees", ".lijst"))
    }


def _een(**how: Any) -> int:
    enter(SYSTEM)
    return int(Casus.objects.filter(**how).exclude(stand=Stand.AFGESLOTEN).values_list("pk", flat=True)[0])


def test_the_pages_open_on_it(veel: Gemaakt, regio: Regio, now: object) -> None:
    regio.log_in_all()
    worker = regio.accounts["casus"].pk
    mine = _een(team__account_id=worker, team__tot=None)
    theirs = _een(verantwoordelijke=regio.accounts["regisseur"])
    melding = Melding.objects.filter(casus__team__account=regio.accounts["triagist"], casus__team__tot=None).first()
    assert melding is not None
    for key, url in (
        ("triagist", "/werk/"), ("casus", "/werk/"), ("regisseur", "/werk/"), ("casus", f"/werk/casus/{mine}"),
        ("regisseur", f"/werk/casus/{theirs}"), ("triagist", f"/werk/melding/{melding.pk}"),
        ("casus", "/werk/nametingen"), ("regisseur", "/partner/overdrachten"),
    ):  # fmt: skip
        answer = regio.client(key).get(url)
        assert answer.status_code == 200, (key, url)


def test_row_level_security_holds_for_it_as_for_real_data(veel: Gemaakt, regio: Regio) -> None:
    enter(regio["ander"])
    mine = set(Casus.objects.values_list("pk", flat=True))
    enter(SYSTEM)
    everything = set(Casus.objects.values_list("pk", flat=True))
    assert mine == set(Casus.objects.filter(deelnames__organisatie=regio.organisations["ander_team"],
                                            deelnames__tot=None).values_list("pk", flat=True))  # fmt: skip
    assert len(mine) < len(everything) / 2


def test_a_field_that_does_not_exist_is_told(db: None) -> None:
    rows = Rijen()
    rows.voeg(Feit, naam="melding_ontvangen", kleur="rood")
    with pytest.raises(ValueError, match="feiten_feit heeft geen kleur"):
        rows.schrijf(rows.neem())


def test_words_with_quotes_survive(db: None, now: Any) -> None:
    rows = Rijen()
    rows.voeg(LogLine, at=now, role="vt_intake", purpose="veiligheid", verb="toets", rule="",
              classes=['een "citaat"', "back\\slash", "komma, spatie"])  # fmt: skip
    rows.schrijf(rows.neem())
    assert LogLine.objects.get(verb="toets").classes == ['een "citaat"', "back\\slash", "komma, spatie"]


@pytest.mark.django_db(transaction=True, databases=["default", "eigenaar", "beleid"])
def test_the_policy_page_shows_figures_of_it() -> None:
    """With real commits: drawing and writing take turns, and the policy door looks through its own connection."""
    with clock.at(NOW):
        region = build(NOW)
        made = maak(Opdracht(40, 2, NOW, {}))
        region.log_in_all()
        answer = region.client("beleid").get("/beleid/")
    assert made.huishoudens == 40
    assert answer.status_code == 200
    assert "Meldingen ontvangen" in answer.content.decode()
    assert "Hele regio" in answer.content.decode()
