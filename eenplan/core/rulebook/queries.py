"""Reading the rule table: settings of the region, no personal data, so no viewer."""

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
