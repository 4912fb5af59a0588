"""Rules in words that the functional manager knows: no notes of builders on the screen."""

import pytest

from eenplan.core.rulebook.rules import bron_in_woorden, waarde_in_woorden

SOURCES = [
    ("domain 3.7 [D]", "Keuze van Eenplan"), ("domain 3.3 [M]", "Nog geen bron"),
    ("domain 3.5: regionale afspraak", "Regionale afspraak"), ("regio, domain 3.3 [D]", "Regio"),
    ("UB Wmo 4.1.7-2 (domain 5 #5)", "Uitvoeringsbesluit Wmo 4.1.7-2"), ("Wmo 5.3.1-1 (domain 5 #9)", "Wmo 5.3.1-1"),
    ("S2 3.2.5 (domain 5 #17)", "Regioaanpak Amsterdam-Amstelland 2015-2020 3.2.5"),
    ("S1 (domain 3.6); termijn [D]", "Uitvoeringsprogramma Noord-Holland-Noord 2020-2023; de termijn koos Eenplan"),
    ("domain 3.5; zo lang als bij MDA++ (domain 5 #32) [D]", "Zo lang als bij MDA++"),
    ("LNVT; zelfde dag: domain 5 #2", "Landelijk Netwerk Veilig Thuis; zelfde dag"),
    ("op tijd is binnen 14 dagen (product D8, domain 7.4); hoe vroeg [D]", "Op tijd is binnen 14 dagen; hoe vroeg"),
    ("besluit stuurgroep 12 maart 2026", "Besluit stuurgroep 12 maart 2026"),
]  # fmt: skip


@pytest.mark.parametrize(("source", "words"), SOURCES)
def test_a_source_as_its_reader_knows_it(source: str, words: str) -> None:
    assert bron_in_woorden(source) == words


@pytest.mark.parametrize(("value", "unit", "words"), [
    (1, "W", "1 week"), (2, "W", "2 weken"), (0, "CD", "dezelfde dag"), (1, "WD", "1 werkdag"), (4, "H", "4 uur"),
    (1, "M", "1 maand"), (18, "M", "18 maanden"), (1, "Y", "1 jaar"), (1, "CD", "1 dag"), (2, "N", "2"), (0, "N", "0"),
])  # fmt: skip
def test_a_value_as_one_says_it(value: int, unit: str, words: str) -> None:
    assert waarde_in_woorden(value, unit) == words
