"""When schools are open; the calendar is a parameter."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from eenplan.keten.triage.signalen.vakanties import VAKANTIES, vrije_schooldagen

EERSTE_LES = time(8, 30)


@dataclass(frozen=True, slots=True)
class Schoolkalender:
    """When schools are open: holidays (from, up to and including) and extra free days."""

    vakanties: tuple[tuple[date, date], ...] = VAKANTIES
    vrije_dagen: frozenset[date] | None = None

    def is_schooldag(self, dag: date) -> bool:
        vrij = vrije_schooldagen(dag.year) if self.vrije_dagen is None else self.vrije_dagen
        return dag.weekday() < 5 and dag not in vrij and not any(v <= dag <= t for v, t in self.vakanties)

    def voor_les(self, moment: datetime) -> datetime:
        """Start of the first lesson of the next school day after a moment (domain 3.14)."""
        dag = moment.date()
        if moment.time() >= EERSTE_LES:
            dag += timedelta(days=1)
        while not self.is_schooldag(dag):
            dag += timedelta(days=1)
        return datetime.combine(dag, EERSTE_LES)  # local wall clock, as schools read it
