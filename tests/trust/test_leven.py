"""The chain in any order: whatever people do, and however time passes, no family is out of sight (promises 1 and 2).

A machine takes steps that people could take; a refusal is a fine outcome. After every step the invariants hold:
an open case has a responsible organisation and person, a household at most one director and one active plan, an open
case something that runs, and every overrun an alarm after the tick. EENPLAN_VOORBEELDEN sets how many lives are lived.
"""

import os
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import connection, models, transaction
from django.db.models import Count
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from eenplan.core import clock
from eenplan.core.access.gate import NotVisible
from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.accounts.models import Appointment
from eenplan.core.deadlines.actions import tick
from eenplan.core.deadlines.models import Alarm, Deadline
from eenplan.core.workflow import Refused
from eenplan.dossier.casus.actions import STAY_WITH_BRONHOUDER
from eenplan.dossier.casus.models import Betrokkene, Casus
from eenplan.keten.melding.actions import neem_aan, neem_op
from eenplan.keten.melding.koppelen import koppel
from eenplan.keten.melding.models import Melding, Samenvoegvoorstel
from eenplan.keten.melding.vierogen import actions as vierogen
from eenplan.keten.melding.vierogen.rules import ANTWOORD, TERMIJN
from eenplan.keten.nameting import actions as nameting
from eenplan.keten.nameting.models import Ronde
from eenplan.keten.overdracht import actions as overdracht
from eenplan.keten.overdracht.models import Overdracht
from eenplan.keten.overdracht.rules import Aanbod
from eenplan.keten.plan import actions as plan
from eenplan.keten.plan.models import Plan
from eenplan.keten.regie import actions as regie
from eenplan.keten.regie.models import Regie
from eenplan.keten.triage import actions as triage
from eenplan.keten.triage.models import Veiligheidsbeoordeling
from eenplan.keten.triage.rules import Invoer
from eenplan.keten.vervolg import actions as vervolg
from eenplan.keten.vervolg.models import Dienst
from eenplan.keten.vervolg.rules import NieuwContact
from tests.regio import Regio, nieuwe_melding
from tests.test_route import GEEN, OVERDRAGEN, ZELF

LIVES = int(os.environ.get("EENPLAN_VOORBEELDEN", "12"))
STEPS = 30
WORDS = "Zo is het afgesproken en gehoord."
VT = st.sampled_from(["triagist", "lead", "triagist2", "triagist", "lead", "casus"])
TEAM = st.sampled_from(["regisseur", "collega", "ander"])
WHICH = st.integers(0, 2)
RESULTS = st.sampled_from(["veilig", "voorwaarden", "twijfel", "onveilig", "niet_bereikt"])


class Leven(RuleBasedStateMachine):
    """One region in which anything may happen."""

    regio: Regio
    done: dict[str, int] = {}

    def __init__(self) -> None:
        super().__init__()
        self.now: datetime = self.regio.at
        self.savepoint = transaction.atomic()
        self.savepoint.__enter__()

    def teardown(self) -> None:
        """Nothing of this life stays."""
        transaction.set_rollback(True)
        self.savepoint.__exit__(None, None, None)

    def one(self, kind: type[models.Model], which: int) -> Any:
        """The latest row but `which`; None when there is none."""
        enter(SYSTEM)
        return kind._default_manager.order_by("-pk")[which : which + 1].first()

    def attempt(self, name: str, act: Callable[..., Any], *args: Any, by: str, **given: Any) -> None:
        """Try it as this person, now."""
        try:
            with clock.at(self.now), transaction.atomic():
                act(*args, by=self.regio[by], at=self.now, **given)
        except (Refused, NotVisible):
            return
        finally:
            enter(SYSTEM)
        self.done[name] = self.done.get(name, 0) + 1

    def taken_up(self) -> None:
        """A report comes in and is taken up."""
        self.attempt("melding", neem_aan, nieuwe_melding(), by="agent")
        self.attempt("oppakken", neem_op, self.one(Melding, 0).pk, by="triagist")

    @initialize(begin=st.sampled_from(["uitvoering", "overdracht", "melding"]))
    def begin(self, begin: str) -> None:
        """A life begins somewhere on the chain."""
        self.taken_up()
        if begin in ("overdracht", "uitvoering"):
            vb = self.one(Veiligheidsbeoordeling, 0)
            self.attempt("acuut", triage.controleer_acuut, vb.casus_id, False, WORDS, by="triagist")
            self.attempt("voorstel", triage.stel_voor, vb.pk, OVERDRAGEN, by="triagist")
            self.attempt("besluit", triage.bevestig, vb.pk, by="lead")
        if begin == "uitvoering":
            row = self.one(Overdracht, 0)
            offer = Aanbod(self.regio.organisations["team"].pk, warm_gesprek=True)
            self.attempt("aanbod", overdracht.bied_aan, row.pk, offer, by="triagist")
            self.attempt("aanname", overdracht.accepteer, row.pk, by="regisseur")

    @rule(which=WHICH, known=WHICH, by=VT, laid=st.booleans())
    def new_report(self, which: int, known: int, by: str, laid: bool) -> None:
        """A next report; perhaps laid at a known case."""
        enter(SYSTEM)
        if Melding.objects.count() < 3:
            self.taken_up()
        row, casus = self.one(Melding, which), self.one(Casus, known)
        if laid and row and casus and row.casus_id != casus.pk:
            self.attempt("voegen", koppel, row.pk, casus.pk, {}, by=by)

    @rule(which=WHICH, known=WHICH, by=VT, second=VT, agree=st.booleans())
    def two_cases_become_one(self, which: int, known: int, by: str, second: str, agree: bool) -> None:
        """One proposes; later, perhaps, somebody confirms or refuses."""
        row, casus = self.one(Melding, which), self.one(Casus, known)
        if row and casus and row.casus_id != casus.pk:
            self.attempt("samen_voorstel", vierogen.stel_voor, row.pk, casus.pk, {}, WORDS, by=by)
        if asked := self.one(Samenvoegvoorstel, 0):
            if agree:
                self.attempt("samen_ja", vierogen.bevestig, asked.pk, by=second)
            elif which == 0:
                self.attempt("samen_nee", vierogen.weiger, asked.pk, WORDS, by=second)

    @rule(which=WHICH, by=VT, acute=st.sampled_from([True, False, None]))
    def acute_check(self, which: int, by: str, acute: bool | None) -> None:
        if casus := self.one(Casus, which):
            self.attempt("acuut", triage.controleer_acuut, casus.pk, acute, WORDS, by=by)

    @rule(which=WHICH, by=VT, outcome=st.sampled_from([GEEN, OVERDRAGEN, ZELF]))
    def propose(self, which: int, by: str, outcome: Invoer) -> None:
        if row := self.one(Veiligheidsbeoordeling, which):
            self.attempt("acuut", triage.controleer_acuut, row.casus_id, False, WORDS, by=by)
            self.attempt("voorstel", triage.stel_voor, row.pk, outcome, by=by)

    @rule(which=WHICH, by=VT, agree=st.booleans())
    def second_reader(self, which: int, by: str, agree: bool) -> None:
        row = self.one(Veiligheidsbeoordeling, which)
        if row and agree:
            self.attempt("besluit", triage.bevestig, row.pk, by=by, late_reden="capaciteit")
        elif row:
            self.attempt("teruggave", triage.geef_terug, row.pk, WORDS, by=by)

    @rule(which=WHICH, by=VT, ends=st.booleans())
    def service(self, which: int, by: str, ends: bool) -> None:
        if row := self.one(Dienst, which):
            contact = NieuwContact("moeder", "telefoon", True, WORDS, "veilig", True)
            self.attempt("contact", vervolg.leg_contact, row.pk, contact, by=by, late_reden="capaciteit")
            if ends:
                self.attempt(
                    "dienst_klaar", vervolg.rond_af, row.pk, by=by, samenvatting=WORDS, late_reden="capaciteit"
                )

    @rule(which=WHICH, by=VT, team=st.sampled_from(["team", "ander_team"]))
    def offer(self, which: int, by: str, team: str) -> None:
        if row := self.one(Overdracht, which):
            offer = Aanbod(self.regio.organisations[team].pk, warm_gesprek=True)
            self.attempt("aanbod", overdracht.bied_aan, row.pk, offer, by=by)

    @rule(which=WHICH, by=TEAM, yes=st.booleans())
    def answer(self, which: int, by: str, yes: bool) -> None:
        row = self.one(Overdracht, which)
        if row and yes:
            self.attempt("aanname", overdracht.accepteer, row.pk, by=by)
        elif row:
            self.attempt("weigering", overdracht.weiger, row.pk, WORDS, by=by)

    @rule(which=WHICH, by=TEAM)
    def settle_plan(self, which: int, by: str) -> None:
        if casus := self.one(Casus, which):
            self.attempt("plan", plan.maak, casus.pk, by=by)
            people = Betrokkene.objects.filter(casus=casus).values_list("persoon_id", flat=True)
            if row := self.one(Plan, 0):
                self.attempt("plan_vast", plan.stel_vast, row.pk, dict.fromkeys(people, "akkoord"), by=by)

    @rule(which=WHICH, by=TEAM)
    def plan_goes_on(self, which: int, by: str) -> None:
        """The next phase, and in the last one the end."""
        row = self.one(Plan, which)
        if row and row.stand == "actief":
            phases = ("direct_veilig", "stabiel_veilig", "herstel", "nazorg", "")
            if phase := phases[phases.index(row.fase) + 1]:
                self.attempt("fase", plan.naar_fase, row.pk, phase, by=by, eerder=WORDS)
            else:
                self.attempt("plan_klaar", plan.rond_af, row.pk, by=by)

    @rule(which=WHICH, by=VT)
    def assess_again(self, which: int, by: str) -> None:
        if casus := self.one(Casus, which):
            self.attempt("opnieuw", triage.start, casus.pk, by=by)

    @rule(which=WHICH, by=TEAM, to=TEAM)
    def other_director(self, which: int, by: str, to: str) -> None:
        if casus := self.one(Casus, which):
            account = self.regio.accounts[to].pk
            self.attempt("wissel", regie.wissel, casus.pk, account, by=by, reden=WORDS)

    @rule(which=st.integers(0, 4), by=VT, result=RESULTS)
    def round(self, which: int, by: str, result: str) -> None:
        if row := self.one(Ronde, which):
            given = {"waarom": WORDS, "regisseur_gesproken": True}
            self.attempt("ronde", nameting.leg_vast, row.pk, result, by=by, **given)

    @rule(hours=st.sampled_from([1, 24, 24 * 6, 24 * 40, 24 * 200]))
    def time_passes(self, hours: int) -> None:
        """Also after a month without a worker the tick finds every overrun."""
        self.now += timedelta(hours=hours)
        with clock.at(self.now):
            tick(self.now)
            tick(self.now)
        enter(SYSTEM)
        late = Deadline.objects.filter(due_at__lte=self.now, done_at__isnull=True)
        assert not late.exclude(pk__in=Alarm.objects.filter(level=100).values("deadline_id")).exists()

    @rule(who=st.sampled_from(["collega", "triagist2"]))
    def appointment_ends(self, who: str) -> None:
        """A colleague leaves; from the next click he is nobody here."""
        Appointment.objects.filter(account=self.regio.accounts[who], tot__isnull=True).update(tot=self.now)

    @invariant()
    def always_somebody(self) -> None:
        enter(SYSTEM)
        open_cases = Casus.objects.filter(afgesloten_op__isnull=True)
        assert not open_cases.filter(verantwoordelijke__isnull=True).exists()
        assert not open_cases.filter(verantwoordelijke_organisatie__isnull=True).exists()

    @invariant()
    def one_director_and_one_plan(self) -> None:
        enter(SYSTEM)
        for rows in (Regie.objects.filter(tot__isnull=True), Plan.objects.filter(stand="actief")):
            assert not rows.values("huishouden").annotate(n=Count("pk")).filter(n__gt=1).exists()

    @invariant()
    def something_always_runs(self) -> None:
        """A term other than telling people, running or late: no open case is ever without a next look."""
        enter(SYSTEM)
        telling = ("informeren", "brief_versturen")
        running = Deadline.objects.filter(done_at__isnull=True, casus_id__isnull=False).exclude(key__in=telling)
        silent = Casus.objects.filter(afgesloten_op__isnull=True).exclude(pk__in=running.values("casus_id"))
        assert not silent.exists(), [(row.nummer, row.stand) for row in silent]

    @invariant()
    def who_has_a_duty_can_do_it(self) -> None:
        """What only Veilig Thuis may do stands on a name of Veilig Thuis, whoever carries the case."""
        enter(SYSTEM)
        theirs = Deadline.objects.filter(done_at__isnull=True, object_type__in=STAY_WITH_BRONHOUDER)
        elsewhere = theirs.exclude(organisation=self.regio.organisations["vt"])
        assert not elsewhere.exists(), list(elsewhere.values_list("key", "object_type"))

    @invariant()
    def a_running_assessment_can_be_decided(self) -> None:
        """Its case stands at the assessment: else no decision could follow and its clock would run for ever."""
        enter(SYSTEM)
        running = Veiligheidsbeoordeling.objects.exclude(stand="besloten")
        stuck = running.exclude(casus__stand__in=("in_beoordeling", "afgesloten"))
        assert not stuck.exists(), list(stuck.values_list("casus__stand", flat=True))

    @invariant()
    def a_proposal_waits_for_somebody_or_is_over(self) -> None:
        """Who waits has a running term; what nobody can confirm any more waits for nobody."""
        enter(SYSTEM)
        waiting = Samenvoegvoorstel.objects.filter(stand="voorgesteld")
        running = Deadline.objects.filter(object_type="samenvoegvoorstel", done_at__isnull=True)
        asked, told = running.filter(key=TERMIJN), running.filter(key=ANTWOORD)
        assert set(waiting.values_list("pk", flat=True)) == set(asked.values_list("object_id", flat=True))
        refused = Samenvoegvoorstel.objects.filter(stand="geweigerd").values_list("pk", flat=True)
        assert set(told.values_list("object_id", flat=True)) <= set(refused)  # who proposed it reads why
        assert not waiting.filter(van__afgesloten_op__isnull=False).exists()
        assert not waiting.filter(naar__afgesloten_op__isnull=False).exists()

    @invariant()
    def the_database_agrees(self) -> None:
        """The constraints that wait for the commit are asked now."""
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute("SET CONSTRAINTS ALL DEFERRED")


def test_misbruik_22_no_family_is_out_of_sight(regio: Regio, capsys: pytest.CaptureFixture[str]) -> None:
    Leven.regio, Leven.done = regio, {}
    given = settings(
        max_examples=LIVES, stateful_step_count=STEPS, deadline=None, database=None, derandomize=LIVES < 50,
        suppress_health_check=list(HealthCheck), print_blob=False,
    )  # fmt: skip
    run_state_machine_as_test(Leven, settings=given)
    with capsys.disabled():
        print(f"\nlives: {LIVES} of at most {STEPS} steps; done: {Leven.done}")
    missed = {"melding", "oppakken", "acuut", "voorstel", "besluit", "aanbod", "aanname"} - set(Leven.done)
    assert not missed  # the machine does get through the chain
