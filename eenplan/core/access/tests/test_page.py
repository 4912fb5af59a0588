"""The page says what the policy does: same text, every rule, tables that answer as `decide`."""

import re
from pathlib import Path

import pytest

import eenplan
from eenplan.core.access.page import RULES, render
from eenplan.core.access.policy import DataClass, Purpose, Role

PAGE = Path(eenplan.__file__).parents[1] / "docs" / "access.md"


def table(heading: str) -> dict[str, dict[str, str]]:
    """The table under a heading: role, class, text."""
    part = render().split(heading, 1)[1].split("\n#", 1)[0]
    lines = [line.strip("| ").split(" | ") for line in part.splitlines() if line.startswith("|")]
    return {line[0]: dict(zip(lines[0][1:], line[1:], strict=True)) for line in lines[2:]}


def test_the_page_in_docs_is_the_policy_of_today():
    assert PAGE.read_text(encoding="utf-8") == render(), "run: python -m eenplan.core.access.page > docs/access.md"


def test_every_rule_has_a_sentence_in_order():
    assert list(RULES) == [f"R{number}" for number in range(12)]
    assert re.findall(r"^- \*\*(R\d+)\*\* \S", render(), re.M) == list(RULES)


def test_the_number_of_cells_is_computed():
    assert "Samen 2.359.296 cellen." in render()


@pytest.mark.parametrize("purpose", ["advies", "veiligheid", "regie", "strafrecht", "thv", "eigen"])
def test_every_table_is_complete(purpose: str):
    found = table(f"### Doel {purpose}\n")
    assert list(found) == list(Role)
    assert all(list(row) == list(DataClass) for row in found.values())


def test_purposes_that_open_nothing_are_named_and_have_no_table():
    assert "Bij deze doelen gaat voor niemand een zaak open: toezicht, beleid." in render()
    assert {*re.findall(r"### Doel (\w+)", render())} == set(Purpose) - {"toezicht", "beleid"}


@pytest.mark.parametrize(
    ("heading", "role", "data_class", "text"),
    [
        ("### Doel veiligheid\n", "vt_casus", "veiligheid", "lsd / ls"),
        ("### Doel veiligheid\n", "vt_casus", "melder", "ls / – R0"),
        ("### Doel veiligheid\n", "vt_intake", "justitie", "– R2"),
        ("### Doel veiligheid\n", "regisseur", "melder", "– R2"),
        ("### Doel veiligheid\n", "fg", "bestaan", "– R0"),
        ("### Doel veiligheid\n", "betrokkene", "bestaan", "– R8"),
        ("### Doel regie\n", "vt_lead", "justitie", "– R3"),
        ("### Doel advies\n", "vt_intake", "identiteit", "– R3"),
        ("### Doel eigen\n", "betrokkene", "zorg", "l / l"),
        ("### Doel eigen\n", "betrokkene", "melder", "– R8"),
        ("### Doel eigen\n", "vt_lead", "bestaan", "– R3"),
        ("## Wat nood opent\n", "vt_intake", "vindbaar", "l / l"),
        ("## Wat nood opent\n", "justitie", "zorg", "– R2"),
        ("## Wat nood opent\n", "vt_lead", "zorg", "– R0"),
        ("## Wat nood opent\n", "regisseur", "vindbaar", "– R0 / – R6"),
        ("## Wat nood opent\n", "anoniem", "bestaan", "– R0"),
    ],
)
def test_cells_that_people_know_by_heart(heading: str, role: str, data_class: str, text: str):
    assert table(heading)[role][data_class] == text
