"""A course as a table: states, who may do what from where, and which term starts then.

Pure Python. One `Transition` drives the button, the refusal, the deadline clock, the diagram in
docs/courses and the test matrix of state x role x action. States, actions and roles are ASCII
snake_case words of the trade; what a person reads is Dutch.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import product

_WORD = re.compile(r"[a-z][a-z0-9_]*(\.[a-z0-9_]+)*")


class Refused(Exception):
    """The course does not allow this now; `message` is Dutch and meant for the screen."""

    def __init__(self, message: str, action: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.action = action


@dataclass(frozen=True, slots=True)
class Transition:
    """One row: `action` brings `source` (one or more states) to `target`, when done `by` one of these roles.

    `within` is the key in the rule table of the deadline that starts when `target` is reached;
    `label` is the text on the button; `refusal` is shown when the state does not allow the action.
    """

    action: str
    source: tuple[str, ...] | str
    target: str
    by: frozenset[str]
    within: str | None = None
    label: str = ""
    refusal: str = ""

    @property
    def sources(self) -> tuple[str, ...]:
        """The source states, also when there is only one."""
        return (self.source,) if isinstance(self.source, str) else self.source

    @property
    def button(self) -> str:
        """Text on the button: the label, or the action in plain words."""
        return self.label or _plain(self.action).capitalize()


@dataclass(frozen=True)
class Workflow:
    """A checked table of transitions. `noun` is its subject with the article ("de melding").

    Raises ValueError at construction when the table contradicts itself.
    """

    name: str
    start: str
    transitions: tuple[Transition, ...]
    noun: str = ""

    def __post_init__(self) -> None:
        object.__setattr__(self, "transitions", tuple(self.transitions))
        faults = sorted(set(self._faults()))
        if faults:
            raise ValueError(f"workflow {self.name}: " + "; ".join(faults))

    def _faults(self) -> Iterator[str]:
        for row in self.transitions:
            if isinstance(row.by, str) or not row.by:
                yield f"{row.action} needs a set of roles"
            if not row.sources:
                yield f"{row.action} has no source"
        words = {self.start, *self.states, *self.actions}
        yield from (f"{word!r} is not snake_case" for word in words if not _WORD.fullmatch(word))
        pairs = [(source, row.action) for row in self.transitions for source in row.sources]
        yield from (f"{action} from {source} twice" for source, action in pairs if pairs.count((source, action)) > 1)
        if self.start not in self.states:
            yield f"start {self.start} is not in the table"
        reached = self._reach(self.start)
        yield from (f"{state} cannot be reached" for state in self.states if state not in reached)

    @property
    def states(self) -> tuple[str, ...]:
        """Every state, in the order in which the table names them."""
        named = (state for row in self.transitions for state in (*row.sources, row.target))
        return tuple(dict.fromkeys(str(state) for state in named))

    @property
    def final_states(self) -> tuple[str, ...]:
        """States that nothing leads out of."""
        left = {source for row in self.transitions for source in row.sources}
        return tuple(state for state in self.states if state not in left)

    @property
    def actions(self) -> tuple[str, ...]:
        """Every action, in the order of the table."""
        return tuple(dict.fromkeys(str(row.action) for row in self.transitions))

    @property
    def roles(self) -> tuple[str, ...]:
        """Every role that may do something, sorted."""
        return tuple(sorted({str(role) for row in self.transitions for role in row.by}))

    def allowed(self, state: str, role: str) -> tuple[Transition, ...]:
        """The rows open to this role in this state. Raises ValueError for a state that does not exist."""
        self._check(state)
        return tuple(row for row in self.transitions if state in row.sources and role in row.by)

    def step(self, state: str, action: str, role: str) -> Transition:
        """The row that `role` takes with `action` from `state`.

        Raises Refused (unknown action, wrong role, wrong state) or ValueError (no such state).
        """
        self._check(state)
        rows = [row for row in self.transitions if row.action == action]
        if not rows:
            raise Refused(f"Onbekende handeling: {_plain(action)}.", action)
        if not any(role in row.by for row in rows):
            raise Refused(_only(rows), action)
        here = [row for row in rows if state in row.sources]
        if not here:
            raise Refused(self._not_from(state, rows), action)
        if role not in here[0].by:
            raise Refused(_only(here), action)
        return here[0]

    def matrix(self, roles: Iterable[str] = ()) -> Iterator[tuple[str, str, str, bool]]:
        """Every (state, role, action, allowed); `roles` adds roles that the table does not name."""
        everyone = dict.fromkeys((*self.roles, *roles))
        for state, role in product(self.states, everyone):
            open_to = {row.action for row in self.allowed(state, role)}
            yield from ((state, role, action, action in open_to) for action in self.actions)

    def diagram(self) -> str:
        """Mermaid stateDiagram-v2 with the roles and the term on every arrow."""
        lines = ["stateDiagram-v2", f"    [*] --> {self.start}"]
        for row in self.transitions:
            parts = [_plain(row.action), ", ".join(map(_plain, sorted(row.by)))]
            parts += [f"termijn {row.within}"] if row.within else []
            lines += [f"    {source} --> {row.target}: {' / '.join(parts)}" for source in row.sources]
        lines += [f"    {state} --> [*]" for state in self.final_states]
        return "\n".join(lines) + "\n"

    def _check(self, state: str) -> None:
        if state not in self.states:
            raise ValueError(f"workflow {self.name} has no state {state!r}")

    def _reach(self, state: str) -> set[str]:
        """This state and every state that can follow it."""
        reached, front = {state}, [state]
        while front:
            here = front.pop()
            new = {row.target for row in self.transitions if here in row.sources} - reached
            reached |= new
            front += new
        return reached

    def _not_from(self, state: str, rows: list[Transition]) -> str:
        told = next((row.refusal for row in rows if row.refusal), "")
        if told:
            return told
        past = any(state in self._reach(row.target) for row in rows)
        ahead = any(source in self._reach(state) for row in rows for source in row.sources)
        when = {(True, False): "al ", (False, True): "nog "}.get((past, ahead), "")
        return f"Dit kan nu niet: {self.noun or 'de status'} is {when}{_plain(state)}."


def _plain(word: str) -> str:
    return str(word).replace("_", " ")


def _only(rows: list[Transition]) -> str:
    roles = sorted({_plain(role) for row in rows for role in row.by})
    return re.sub(r"\bvt\b", "Veilig Thuis", f"Dit mag alleen: {', '.join(roles)}.")
