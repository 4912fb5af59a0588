"""Reports for who is not of Veilig Thuis: what was told, never who told it (R5; access.md, misuse 17)."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from eenplan.core.access.viewer import Viewer
from eenplan.core.clock import AMSTERDAM
from eenplan.dossier.personen.rules import has_name, split_name
from eenplan.keten.melding.models import Melder
from eenplan.keten.melding.queries import Gelezen, meldingen_van, open_melder
from eenplan.keten.melding.rules import NIET_BEROEPSMATIG, MelderGegevens

DE_MELDER = "[melder]"
SHORTEST = 4  # letters of a surname that is taken out alone; "Bos" is a word
MOST_WORDS = 4  # of a name; more is a sentence
ANY_CASE, AS_IT_IS = "?i:", "?:"


@dataclass(frozen=True, slots=True)
class Gedeeld:
    """One report: the day only, for the moment says who told; its words, unless these may say it."""

    op: date
    incident: date | None
    tekst: str


def gedeelde_meldingen(viewer: Viewer, casus_id: int) -> list[Gedeeld]:
    """The reports of a case, oldest first. NotVisible when the viewer may not read about safety here.

    Of a reporter whom the family may not know, and of a citizen, no word is shown: his story says who he is.
    """
    found = meldingen_van(viewer, casus_id)
    told = _melders(casus_id)
    named = [person.naam for item in found for person in item.genoemd]
    clean = _zonder([item for _, item in told.values()], named)
    return [_gedeeld(item, told.get(item.melding.pk), clean) for item in found]


def _gedeeld(item: Gelezen, told: tuple[bool, MelderGegevens] | None, clean: Callable[[str], str]) -> Gedeeld:
    named = told is not None and not told[0]
    day = item.melding.ontvangen_op.astimezone(AMSTERDAM).date()
    return Gedeeld(day, item.melding.incident_datum, clean(item.tekst) if named else "")


@dataclass(frozen=True, slots=True)
class Sluier:
    """Over who reported in a case: takes him out of a text that goes to others; whether the family may not know him."""

    zonder: Callable[[str], str]
    dicht: bool


def sluier(casus_id: int, familie: Iterable[str]) -> Sluier:
    """Whom it looks up is shown to nobody. `familie`: names that stay, for one of them may have reported himself."""
    told = _melders(casus_id).values()
    return Sluier(_zonder([item for _, item in told], familie), any(shut for shut, _ in told))


def _melders(casus_id: int) -> dict[int, tuple[bool, MelderGegevens]]:
    """Per report whether its reporter stays unnamed, as a citizen always does here; and who he is."""
    rows = Melder.objects.filter(melding__casus_id=casus_id).select_related("melding__casus")
    return {row.melding_id: (row.afgeschermd or row.soort in NIET_BEROEPSMATIG, open_melder(row)) for row in rows}


def _zonder(melders: Iterable[MelderGegevens], familie: Iterable[str]) -> Callable[[str], str]:
    names = {part for name in familie for part in name.split()}
    words = {word for item in melders for word in _woorden(item) if not set(word[1].split()) <= names}
    longest_first = sorted(words, key=lambda word: -len(word[1]))
    parts = [rf"(?<!\w)({flag}{re.escape(word)})(?!\w)" for flag, word in longest_first]
    found = re.compile("|".join(parts) or "(?!)")
    return lambda text: found.sub(DE_MELDER, text)


def _woorden(item: MelderGegevens) -> set[tuple[str, str]]:
    """What gives a reporter away, with how it is looked for: his surname alone as a name, with its capital.

    Who is no name ("buurvrouw", "wil niet genoemd worden") would take ordinary words out of every text.
    """
    named = has_name(item.naam)
    _, voegsel, last = split_name(item.naam) if named and len(item.naam.split()) <= MOST_WORDS else ("", "", "")
    whole = (item.naam if named else "", item.organisatie, item.contact, f"{voegsel} {last}" if voegsel else "")
    found = {(ANY_CASE, word.strip()) for word in whole if len(word.strip()) >= SHORTEST}
    return found | ({(AS_IT_IS, last)} if len(last) > SHORTEST and last[:1].isupper() else set())
