"""What the region's own record already holds about a household. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True)
class Eerdere:
    """An earlier casus of the same household in the region's own record."""

    id: str
    geopend_op: date
    vb_besluit_op: date | None = None
    monitoring_vanaf: date | None = None
    afgesloten_op: date | None = None
    regisseur: str | None = None
    maatregelen: tuple[str, ...] = ()
    eerste_hulp_op: date | None = None

    def loopt_op(self, dag: date) -> bool:
        return self.afgesloten_op is None or self.afgesloten_op > dag

    def fase_op(self, dag: date) -> str:
        """Phase of a running casus on a day (domain 6.10)."""
        if self.monitoring_vanaf and self.monitoring_vanaf <= dag:
            return "tijdens_monitoring"
        if self.vb_besluit_op and self.vb_besluit_op <= dag:
            return "na_veiligheidsbeoordeling"
        return "tijdens_veiligheidsbeoordeling"


@dataclass(frozen=True, slots=True)
class Bekend:
    """What the region's own record already holds about this household (empty: nothing known).

    `eerdere_signalen`: signal keys found in earlier reports of the running casus (see `Voorstel.signalen`).
    `eerdere_melders`: names of citizens who reported before. `geboortedata`: index in `Invoer.genoemd` ->
    birth date, for named persons that were recognised.
    """

    casussen: tuple[Eerdere, ...] = ()
    eerdere_meldingen: int = 0
    eerdere_signalen: frozenset[str] = frozenset()
    eerdere_melders: tuple[str, ...] = ()
    geboortedata: Mapping[int, date] = field(default_factory=dict)
    school_al_gewaarschuwd: bool = False
