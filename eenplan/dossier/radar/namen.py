"""How often names occur in a region, without anybody in it: a rare name is a person. Pure Python."""

from collections.abc import Iterable

GEZINNEN = 5  # of whom fewer bear it, a name is not kept: a surname of one family says that this family is known


def aandelen(geteld: Iterable[tuple[str, int, int]], personen: int) -> dict[str, float]:
    """Share of all persons by name, out of (name, persons, families); "" is what a name that is not kept has.

    Empty when nobody was counted, for then a name says what it always says.
    """
    kept: dict[str, float] = {}
    rare = squares = 0
    for name, many, families in geteld:
        if families >= GEZINNEN:
            kept[name] = many / personen
        else:
            rare, squares = rare + many, squares + many * many
    if kept or rare:  # how many bear the rare name of somebody, on average
        kept[""] = min(1.0, max(2.0, squares / rare if rare else 0.0) / max(personen, 2))
    return kept
