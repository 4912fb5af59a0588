"""No verb of the code stands raw on the screen."""

import pytest

from eenplan.core.access.policy import DataClass
from eenplan.dossier.logboek import woorden
from tests.repo.werkwoorden import in_code


def test_every_verb_in_the_code_has_words() -> None:
    verbs = in_code()
    assert len(verbs) > 250
    pairs = [verb.partition(".") for verb in verbs]
    assert sorted({subject for subject, _, _ in pairs} - woorden.ONDERWERPEN.keys()) == []
    assert sorted(f"{subject}.{act}" for subject, _, act in pairs if act not in woorden.DADEN) == []


@pytest.mark.parametrize(
    ("verb", "words"),
    [
        ("melding.neem_op", "Melding: in behandeling genomen"), ("casus.lees", "Casus: gelezen"),
        ("nieuw_ding.doe_iets", "Nieuw ding: doe iets"), ("los", "Los"),
    ],
)  # fmt: skip
def test_words(verb: str, words: str) -> None:
    assert woorden.werkwoord(verb) == words


def test_every_class_and_rule_has_words() -> None:
    assert list(woorden.KLASSEN) == [item.value for item in DataClass]
    assert {f"R{number}" for number in range(12)} - woorden.REGELS.keys() == {"R10"}
    assert woorden.regel("R99") == "Regel R99."
    assert woorden.klassen(["zorg", "bestaan"]) == ["dat er een casus is", "zorg en gezondheid"]
