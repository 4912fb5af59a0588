"""Changing the rule table: a change is a new version from a day on, never an edit of the past."""

from collections.abc import Iterable
from dataclasses import asdict
from datetime import date, datetime

from eenplan.core.access.policy import Role
from eenplan.core.access.viewer import Viewer
from eenplan.core.acts import act
from eenplan.core.calendar import AMSTERDAM
from eenplan.core.rulebook.models import Rule
from eenplan.core.rulebook.queries import rule
from eenplan.core.rulebook.rules import RuleDefault
from eenplan.core.workflow import Refused


def install_defaults(defaults: Iterable[RuleDefault]) -> int:
    """Add every default whose key the region does not have yet; returns how many were added."""
    known = set(Rule.objects.values_list("key", flat=True))
    rows = [Rule(**asdict(item)) for item in defaults if item.key not in known]
    Rule.objects.bulk_create(rows)
    return len(rows)


def _check(value: int, valid_from: date, source: str, by: Viewer, at: datetime) -> None:
    if by.role is not Role.BEHEER:
        raise Refused("Regels wijzigt alleen de functioneel beheerder. Vraag het aan beheer.")
    if value < 0:
        raise Refused("Vul een getal in van nul of meer.")
    if not source.strip():
        raise Refused("Noem de bron of het besluit waarop deze wijziging rust.")
    if valid_from < at.astimezone(AMSTERDAM).date():
        raise Refused("Een regel wijzigt u vanaf vandaag of later: wat al loopt houdt zijn eigen versie.")


def change(key: str, value: int, *, valid_from: date, source: str, verified_by: str, by: Viewer, at: datetime) -> Rule:
    """Let `value` hold from `valid_from` on; the running version ends there. Running deadlines keep their version."""
    _check(value, valid_from, source, by, at)
    with act("regel.wijzig", by=by, at=at, ground=source) as a:
        old = rule(key, valid_from)
        if old.valid_from == valid_from:
            raise Refused("Er begint op die dag al een versie van deze regel.")
        end, old.valid_to = old.valid_to, valid_from
        old.save(update_fields=["valid_to"])
        new = Rule.objects.create(
            key=key, label=old.label, value=value, unit=old.unit, atw=old.atw, exact=old.exact, sure=old.sure,
            valid_from=valid_from, valid_to=end, source=source, verified_by=verified_by,
        )  # fmt: skip
        a.log(object_type="rule", object_id=new.pk)
    return new
