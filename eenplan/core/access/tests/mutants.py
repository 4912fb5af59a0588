"""Makes broken copies of the policy, one small change each, to see whether the statements notice.

Only decisions are changed (tables and functions), not the enums: those are the domain itself.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from types import CodeType
from typing import Any

from eenplan.core.access import policy
from eenplan.core.access.tests.matrix import Policy

OPPOSITE = {ast.Eq: ast.NotEq, ast.NotEq: ast.Eq, ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot}
ENUMS = {name: getattr(policy, name) for name in ("Role", "Relation", "Purpose", "DataClass", "Shield", "Action")}
FLAGS = ("own_organisation", "covered", "named_reader", "emergency", "conflict")
# These never come as far as a set that they could be added to: `test_answered_earlier` proves it.
ANSWERED_EARLIER = {
    "_ROLES_WITHOUT_CONTENT": {"Role.BETROKKENE"},
    "_EMERGENCY_ROLES": {"Role.BETROKKENE", "Role.BELEID", "Role.FG", "Role.BEHEER", "Role.ANONIEM"},
    "_LIVE_RELATIONS": {"Relation.ZELF"},
}
NAMES = {"_NOTHING": ["_ALL"], "_URGENT": ["_ALL", "_NOTHING"], "_ALL": ["_NOTHING"]}


def parsed() -> list[ast.stmt]:
    """The tables and functions of the policy, without imports and classes."""
    kept = (ast.Assign, ast.AnnAssign, ast.FunctionDef)
    return [node for node in ast.parse(Path(policy.__file__).read_text()).body if isinstance(node, kept)]


def code_of(part: ast.stmt) -> CodeType:
    return compile(ast.fix_missing_locations(ast.Module([part], [])), "<mutant>", "exec")


def load(codes: list[CodeType]) -> Policy:
    """The `decide` of these parts, on the real enums."""
    space: dict[str, Any] = {
        name: value for name, value in vars(policy).items() if not name.startswith("_") and name != "decide"
    }
    for code in codes:
        exec(code, space)
    decide: Policy = space["decide"]
    return decide


def mutants() -> Iterator[tuple[str, Policy]]:
    """Every mutant with a name that says what was changed; the same text is not made twice."""
    parts = parsed()
    codes = [code_of(part) for part in parts]
    for number, part in enumerate(parts):
        seen = {ast.unparse(part)}
        owner = name_of(part)
        for container, key in list(places(part)):
            old = container[key] if isinstance(container, list) else getattr(container, key)
            for new in variants(old, owner):
                put(container, key, new)
                source = ast.unparse(part)
                if source not in seen:
                    seen.add(source)
                    mutant = [*codes[:number], code_of(part), *codes[number + 1 :]]
                    yield f"{owner}: {brief(old)} -> {brief(new)}", load(mutant)
                put(container, key, old)


def brief(node: ast.AST) -> str:
    """The first line of the source of a node."""
    return ast.unparse(node).split("\n")[0][:90]


def put(container: Any, key: Any, node: ast.AST) -> None:
    if isinstance(container, list):
        container[key] = node
    else:
        setattr(container, key, node)


def name_of(part: ast.stmt) -> str:
    """The table or function that a part makes."""
    match part:
        case ast.Assign(targets=[target]) | ast.AnnAssign(target=target):
            return ast.unparse(target)
        case ast.FunctionDef(name=name):
            return name
    return ""


def places(part: ast.stmt) -> Iterator[tuple[Any, Any]]:
    """Every place in the part that holds a node."""
    for parent in ast.walk(part):
        for name, value in ast.iter_fields(parent):
            if isinstance(value, list):
                yield from ((value, i) for i, item in enumerate(value) if isinstance(item, ast.AST))
            elif isinstance(value, ast.AST):
                yield parent, name


def variants(node: ast.AST, owner: str) -> Iterator[ast.AST]:
    """All ways to break this one node."""
    if isinstance(node, ast.Set):
        yield from set_variants(node.elts, owner)
    elif isinstance(node, (ast.Attribute, ast.Name, ast.Constant)):
        yield from leaf_variants(node)
    elif isinstance(node, (ast.If, ast.IfExp, ast.Dict)):
        yield from branch_variants(node)
    else:
        yield from logic_variants(node)


def logic_variants(node: ast.AST) -> Iterator[ast.AST]:
    """The opposite comparison, or for and, a condition less, no `not`, nothing subtracted."""
    match node:
        case ast.Compare(left=left, ops=[op], comparators=right):
            yield ast.Compare(left, [OPPOSITE[type(op)]()], right)
        case ast.BoolOp(op=op, values=values):
            yield ast.BoolOp(ast.Or() if isinstance(op, ast.And) else ast.And(), values)
            yield from (joined(op, [*values[:i], *values[i + 1 :]]) for i in range(len(values)))
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            yield operand
        case ast.BinOp(left=left, op=ast.Sub()):
            yield left


def branch_variants(node: ast.AST) -> Iterator[ast.AST]:
    """Always, never, the other way round; a table row less."""
    match node:
        case ast.If(test=test, body=body):
            for new in (ast.Constant(True), ast.Constant(False), ast.UnaryOp(ast.Not(), test)):
                yield ast.If(new, body, [])
        case ast.IfExp(test=test, body=yes, orelse=no):
            yield from (yes, no, ast.IfExp(test, no, yes))
        case ast.Dict(keys=keys, values=values):
            yield from (ast.Dict(keys[:i] + keys[i + 1 :], values[:i] + values[i + 1 :]) for i in range(len(keys)))


def joined(op: ast.boolop, values: list[ast.expr]) -> ast.expr:
    return ast.BoolOp(op, values) if len(values) > 1 else values[0]


def set_variants(items: list[ast.expr], owner: str) -> Iterator[ast.AST]:
    """A member less, a member more."""
    yield from (ast.Set([*items[:i], *items[i + 1 :]]) for i in range(len(items)))
    present = {ast.unparse(item) for item in items}
    enum = next(iter(present)).split(".")[0]
    every = {f"{enum}.{member.name}" for member in ENUMS[enum]}
    for text in sorted(every - present - ANSWERED_EARLIER.get(owner, set())):
        yield ast.Set([*items, expression(text)])


def leaf_variants(node: ast.AST) -> Iterator[ast.AST]:
    """Another flag, another enum member, another table, another answer."""
    match node:
        case ast.Attribute(value=ast.Name(id="q"), attr=attr) if attr in FLAGS:
            yield from (expression(f"q.{flag}") for flag in FLAGS if flag != attr)
        case ast.Attribute(value=ast.Name(id=enum), attr=attr) if enum in ENUMS:
            yield from (expression(f"{enum}.{other.name}") for other in ENUMS[enum] if other.name != attr)
        case ast.Name(id=name, ctx=ast.Load()) if name in NAMES:
            yield from map(expression, NAMES[name])
        case ast.Name(id=name, ctx=ast.Load()) if re.match(r"_(YES|NO)_R", name):
            yield from (expression(text) for text in ("_YES_R4", "_YES_R9", "_NO_R0", "_NO_R1") if text != name)
        case ast.Constant(value=bool() as value):
            yield ast.Constant(not value)
        case ast.Constant(value=str() as text) if re.fullmatch(r"R\d+", text):
            yield ast.Constant("R99")


def expression(text: str) -> ast.expr:
    return ast.parse(text, mode="eval").body
