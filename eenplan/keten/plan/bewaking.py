"""What blocks the way to the next phase (domain 3.7). Pure Python."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from eenplan.core.calendar import due
from eenplan.core.web.words import datum
from eenplan.keten.plan.rules import Fase, Soort, Stand

LONGEST_QUOTE = 60
# domain 3.7: any new unsafety brings the family back to the first phase; until it is weighed nothing goes forward
WORDT_BEOORDEELD = "de casus wordt opnieuw beoordeeld; wacht op dat besluit"
STAAT_OP_ACUUT = "de casus staat op acuut; leg eerst in de casus vast dat het gevaar voorbij is"


@dataclass(frozen=True, slots=True)
class Lopend:
    """An agreement as the guards see it: in force or not, and its latest check."""

    nummer: int
    tekst: str
    soort: str
    van_kracht: bool
    nagekomen: bool | None = None
    gecontroleerd_op: datetime | None = None

    @property
    def naam(self) -> str:
        """The agreement in a refusal."""
        text = self.tekst if len(self.tekst) <= LONGEST_QUOTE else self.tekst[:LONGEST_QUOTE].rstrip() + "..."
        return f"afspraak {self.nummer} ('{text}')"

    def blokkade(self, sinds: datetime | None = None) -> str:
        """Why this agreement still blocks, or nothing; a check from before `sinds` does not count."""
        if not self.van_kracht:
            return f"{self.naam} is nog niet vastgesteld"
        if self.nagekomen is None or self.gecontroleerd_op is None:
            return f"{self.naam} is nog niet gecontroleerd"
        if not self.nagekomen:
            return f"{self.naam} is niet nagekomen"
        if sinds and self.gecontroleerd_op < sinds:
            return f"{self.naam} is na de terugval nog niet opnieuw gecontroleerd"
        return ""


@dataclass(frozen=True, slots=True)
class Verloop:
    """What the guards know of a plan: its phase since when, and how long it must stay stable."""

    afspraken: tuple[Lopend, ...]
    fase_sinds: datetime
    maanden: int
    laatste_breuk: datetime | None = None
    direct_tot: datetime | None = None  # only while the family is in the first phase
    zonder_stop: tuple[str, ...] = ()  # points of the top 3 that nothing stops yet

    def is_te_vroeg(self, nu: datetime) -> bool:
        """Whether direct safety has not lasted long enough to call it stable."""
        return self.direct_tot is not None and nu <= self.direct_tot

    def soorten(self, *soorten: Soort) -> list[Lopend]:
        """The agreements of these parts of the plan."""
        return [item for item in self.afspraken if item.soort in soorten]

    @property
    def stabiel_tot(self) -> datetime:
        """Until when the agreements must be kept; a broken one starts the time again."""
        return due(max(self.fase_sinds, self.laatste_breuk or self.fase_sinds), self.maanden, "M")


def belemmeringen(naar: str, verloop: Verloop, nu: datetime) -> list[str]:
    """What still blocks the way to this phase, as Dutch phrases; empty when the way is free (domain 3.7)."""
    guards = {Fase.STABIEL: _uit_direct, Fase.HERSTEL: _uit_stabiel, Fase.NAZORG: _uit_herstel}
    guard = guards.get(Fase(naar))
    return list(guard(verloop, nu)) if guard else []


def rust(acuut: bool, wordt_beoordeeld: bool) -> list[str]:
    """What must be settled before anything goes forward: an assessment that runs, or danger that nobody lifted."""
    return [WORDT_BEOORDEELD] if wordt_beoordeeld else [STAAT_OP_ACUUT] if acuut else []


def _blokkades(items: Iterable[Lopend], sinds: datetime | None = None) -> Iterator[str]:
    yield from (found for item in items if (found := item.blokkade(sinds)))


def _uit_direct(verloop: Verloop, nu: datetime) -> Iterator[str]:
    """Every agreement on direct safety is in force and checked, after the last fall back."""
    direct = verloop.soorten(Soort.VEILIGHEID)
    if not direct:
        yield "er is nog geen afspraak die het geweld nu stopt"
    yield from verloop.zonder_stop
    yield from _blokkades(direct, verloop.fase_sinds)
    if verloop.direct_tot and verloop.is_te_vroeg(nu):
        day = datum(verloop.direct_tot)
        yield f"het moet direct veilig blijven tot en met {day}, of u schrijft op waarom het eerder kan"


def _uit_stabiel(verloop: Verloop, nu: datetime) -> Iterator[str]:
    """Safety is kept for the agreed time and what causes the violence is treated."""
    yield from _blokkades(verloop.soorten(Soort.VEILIGHEID, Soort.HULP))
    if not verloop.soorten(Soort.HULP):
        yield "er is nog geen afspraak over hulp bij wat het geweld veroorzaakt"
    if nu <= verloop.stabiel_tot:
        yield f"de afspraken moeten zijn nagekomen tot en met {datum(verloop.stabiel_tot)}"


def _uit_herstel(verloop: Verloop, nu: datetime) -> Iterator[str]:
    """Nothing of the plan is left undone; recovery has its own agreements."""
    if not verloop.soorten(Soort.TOEKOMST):
        yield "er is nog geen afspraak over herstel en toekomst"
    yield from _blokkades(verloop.afspraken)


def nazorg_tot(laatste_geweld: datetime, waarde: int, unit: str) -> datetime:
    """Until when aftercare lasts at least (domain 5 #17)."""
    return due(laatste_geweld, waarde, unit)


def weiger_fase(naar: str, redenen: list[str]) -> str:
    """The refusal of a phase: what still blocks, and what can be done instead."""
    if naar == Stand.AFGEROND:
        return f"Het plan kan nog niet worden afgerond: {'; '.join(redenen)}."
    return f"Nog niet naar {Fase(naar).woord}: {'; '.join(redenen)}. Voorbereiden mag al; afronden gaat op volgorde."
