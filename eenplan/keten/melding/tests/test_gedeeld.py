"""Who reads along learns what was told and on which day, never who told it. No database."""

from datetime import UTC, date, datetime

import pytest

from eenplan.keten.melding.gedeeld import Gedeeld, _gedeeld
from eenplan.keten.melding.models import Melding
from eenplan.keten.melding.queries import Gelezen
from eenplan.keten.melding.rules import MelderGegevens

NIGHT = datetime(2026, 3, 20, 23, 30, tzinfo=UTC)  # half past midnight here, on the 21st
AGENT = MelderGegevens("Politie", "Jan Verhoeven")
STORY = "Verhoeven zag het."


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ((False, AGENT), "[melder] zag het."),
        ((True, AGENT), ""),  # whom the family may not know, his story gives away
        (None, ""),  # who it was is not known, so neither is what gives him away
    ],
)
def test_the_words_are_there_only_of_who_may_be_known(told: tuple[bool, MelderGegevens] | None, words: str) -> None:
    read = Gelezen(Melding(tekst=STORY, ontvangen_op=NIGHT, incident_datum=date(2026, 3, 19)), (), None)
    seen = _gedeeld(read, told, lambda text: text.replace("Verhoeven", "[melder]"))
    assert seen == Gedeeld(date(2026, 3, 21), date(2026, 3, 19), words)
