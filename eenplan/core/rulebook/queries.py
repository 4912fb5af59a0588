"""Reading the rule table: settings of the region, no personal data, so no viewer."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from eenplan.core.rulebook.models import Rule


class UnknownRule(LookupError):
    """No version of this rule is valid on this day."""


def rule(key: str, on: date) -> Rule:
    """The version of `key` that is valid on this day, or UnknownRule."""
    found = Rule.objects.filter(Q(valid_to__isnull=True) | Q(valid_to__gt=on), key=key, valid_from__lte=on).first()
    if found is None:
        raise UnknownRule(f"Geen geldige regel '{key}' op {on:%d-%m-%Y}.")
    return found


def rules(keys: list[str], on: date) -> dict[str, Rule]:
    """The valid versions of several rules in one query; UnknownRule when one is missing."""
    found = Rule.objects.filter(Q(valid_to__isnull=True) | Q(valid_to__gt=on), key__in=keys, valid_from__lte=on)
    by_key = {item.key: item for item in found}
    if missing := set(keys) - set(by_key):
        raise UnknownRule(f"Geen geldige regel {', '.join(sorted(missing))} op {on:%d-%m-%Y}.")
    return by_key


def all_rules() -> list[Rule]:
    """Every version of every rule, for the region's rule screen."""
    return list(Rule.objects.order_by("key", "-valid_from"))


@dataclass(frozen=True, slots=True)
class Entry:
    """One rule on the screen: the version of today, and the other ones, newest first."""

    key: str
    nu: Rule
    later: tuple[Rule, ...]
    eerder: tuple[Rule, ...]


def overview(on: date) -> list[Entry]:
    """Every rule that holds on this day, by its label, with what is planned and what was."""
    versions: dict[str, list[Rule]] = defaultdict(list)
    for row in all_rules():
        versions[row.key].append(row)
    found = [entry for key, rows in versions.items() if (entry := _entry(key, rows, on))]
    return sorted(found, key=lambda entry: (entry.nu.label.lower(), entry.key))


def groepen(entries: list[Entry], zoek: str = "") -> list[tuple[str, list[Entry]]]:
    """The rules as the screen folds them: what changes soon, what a lawyer must still look at, and the rest."""
    words = zoek.casefold().split()
    found: dict[str, list[Entry]] = {"Gaan veranderen": [], "Laat nakijken": [], "Nagekeken": []}
    for item in entries:
        if all(word in item.nu.label.casefold() for word in words):
            sure = "Nagekeken" if item.nu.sure else "Laat nakijken"
            found["Gaan veranderen" if item.later else sure].append(item)
    return [(name, rows) for name, rows in found.items() if rows]


def entry(key: str, on: date) -> Entry | None:
    """One rule; None when no version of it holds on this day."""
    return _entry(key, list(Rule.objects.filter(key=key).order_by("-valid_from")), on)


def _entry(key: str, rows: list[Rule], on: date) -> Entry | None:
    now = next((row for row in rows if row.valid_from <= on and (row.valid_to is None or row.valid_to > on)), None)
    if now is None:
        return None
    later = tuple(row for row in rows if row.valid_from > on)
    return Entry(key, now, later, tuple(row for row in rows if row not in (now, *later)))
