"""The rule table as it was on each day, read once: a term has the version of the day on which it began."""

from datetime import date, datetime, timedelta
from functools import cache

from eenplan.core.calendar import AMSTERDAM, Unit, due
from eenplan.core.rulebook.models import Rule
from eenplan.core.rulebook.queries import all_rules
from eenplan.keten.triage.instrument import STANDAARD
from eenplan.keten.triage.models import Instrumentversie
from eenplan.site.genereer.tabel import Rij


class Regels:
    """The rule table as it was on each day."""

    def __init__(self) -> None:
        self.versies: dict[str, list[Rule]] = {}
        for row in all_rules():  # newest first
            self.versies.setdefault(row.key, []).append(row)
        self.einde = cache(self._einde)
        rows = Instrumentversie.objects.order_by("-geldig_vanaf", "-pk")
        self.instrumenten = list(rows.values_list("geldig_vanaf", "code"))

    def op(self, key: str, dag: date) -> Rule:
        """The version that held on this day; the first one for a day before it."""
        rows = self.versies[key]
        return next((row for row in rows if row.valid_from <= dag), rows[-1])

    def instrument(self, dag: date) -> str:
        """The version of the instrument that an assessment begins with on this day (keten.triage.versies)."""
        return next((code for since, code in self.instrumenten if since <= dag), STANDAARD.code)

    def _einde(self, key: str, start: datetime) -> datetime:
        rule = self.op(key, start.astimezone(AMSTERDAM).date())
        return due(start, rule.value, Unit(rule.unit), atw=rule.atw, exact=rule.exact)

    def rij(self, key: str, start: datetime, tot: datetime | None = None) -> Rij:
        """The part of a term that follows from the rule; with `tot` its end was agreed."""
        rule = self.op(key, start.astimezone(AMSTERDAM).date())
        end = max(tot, start) if tot else self.einde(key, start)
        length: timedelta = end - start
        return {
            "rule_id": rule.pk, "key": key, "label": rule.label, "started_at": start, "half_at": start + length / 2,
            "late_soon_at": start + length * 0.8, "due_at": end,
        }  # fmt: skip
