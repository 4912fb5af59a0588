"""Makes broken copies of a module, one small change each."""

import ast
import sys
from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

FLIPPED: dict[type[ast.cmpop], tuple[type[ast.cmpop], ...]] = {
    ast.Eq: (ast.NotEq,), ast.NotEq: (ast.Eq,), ast.In: (ast.NotIn,), ast.NotIn: (ast.In,), ast.Is: (ast.IsNot,),
    ast.IsNot: (ast.Is,), ast.Lt: (ast.GtE, ast.LtE), ast.LtE: (ast.Gt, ast.Lt), ast.Gt: (ast.LtE, ast.GtE),
    ast.GtE: (ast.Lt, ast.Gt),
}  # fmt: skip
OTHER: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.FloorDiv, ast.FloorDiv: ast.Mult, ast.Div: ast.Mult,
    ast.Mod: ast.FloorDiv, ast.BitOr: ast.BitAnd, ast.BitAnd: ast.BitOr,
}  # fmt: skip
LEFT_OUT = (ast.Assign, ast.AugAssign, ast.Raise, ast.Return, ast.Continue, ast.Break)
DEFINED = (ast.FunctionDef, ast.ClassDef, ast.Assign, ast.AnnAssign)


@dataclass(frozen=True, slots=True)
class Mutant:
    """One change; `name` says where and what, the same in every run."""

    name: str
    text: str

    def load(self, like: ModuleType) -> dict[str, Any]:
        """What the changed module defines; its dataclasses look themselves up by module, so it stands in for it."""
        fresh = ModuleType(like.__name__)
        fresh.__file__ = like.__file__
        sys.modules[like.__name__] = fresh
        try:
            exec(compile(self.text, "<mutant>", "exec"), vars(fresh))
        finally:
            sys.modules[like.__name__] = like
        return vars(fresh)


def mutants(module: ModuleType, only: Collection[str] = ()) -> Iterator[Mutant]:
    """All changes in a module, or in these functions, classes and tables of it; the same text is not made twice."""
    assert module.__file__
    tree = ast.parse(Path(module.__file__).read_text())
    again: Counter[str] = Counter()
    texts = [ast.unparse(part) for part in tree.body]
    for number, part in enumerate(tree.body):
        owner = name_of(part)
        if not isinstance(part, DEFINED) or (only and owner not in only):
            continue
        seen = {texts[number]}
        for container, key in list(places(part)):
            old = container[key] if isinstance(container, list) else getattr(container, key)
            for new in variants(old):
                put(container, key, new)
                source = ast.unparse(ast.fix_missing_locations(part))
                if source not in seen:
                    seen.add(source)
                    name = f"{owner}: {brief(old)} -> {brief(new)}"
                    again[name] += 1
                    text = "\n".join([*texts[:number], source, *texts[number + 1 :]])
                    yield Mutant(f"{name} #{again[name]}" if again[name] > 1 else name, text)
                put(container, key, old)


def name_of(part: ast.stmt) -> str:
    """The function, class or table that a part makes."""
    match part:
        case ast.Assign(targets=[target]) | ast.AnnAssign(target=target):
            return ast.unparse(target)
        case ast.FunctionDef(name=name) | ast.ClassDef(name=name):
            return name
    return ""


def brief(node: ast.AST) -> str:
    return ast.unparse(node).split("\n")[0][:90]


def put(container: Any, key: Any, node: ast.AST) -> None:
    if isinstance(container, list):
        container[key] = node
    else:
        setattr(container, key, node)


def places(part: ast.AST) -> Iterator[tuple[Any, Any]]:
    """Every place that holds a node, but for words that only people read: docstrings, annotations, what is raised."""
    for name, value in ast.iter_fields(part):
        if name in {"annotation", "returns", "decorator_list", "bases", "msg"}:
            continue
        spots = [(value, i) for i in range(len(value))] if isinstance(value, list) else [(part, name)]
        for container, key in spots:
            node = container[key] if isinstance(container, list) else value
            if not isinstance(node, ast.AST) or is_words(node):
                continue
            yield container, key
            if not isinstance(node, ast.Raise):
                yield from places(node)


def is_words(node: ast.AST) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def variants(node: ast.AST) -> Iterator[ast.AST]:
    """All ways to break this one node."""
    yield from statements(node)
    yield from logic(node)
    yield from values(node)


def statements(node: ast.AST) -> Iterator[ast.AST]:
    """A statement left out; a branch always, never; nothing returned; added where it was taken off."""
    if isinstance(node, LEFT_OUT) or (isinstance(node, ast.Expr) and isinstance(node.value, ast.Call)):
        yield ast.Pass()
    match node:
        case ast.If(body=body, orelse=orelse):
            yield from (ast.If(new, body, orelse) for new in (ast.Constant(True), ast.Constant(False)))
        case ast.Return(value=ast.expr() as value) if not is_none(value):
            yield ast.Return(ast.Constant(None))
        case ast.AugAssign(target=target, op=op, value=value) if type(op) in OTHER:
            yield ast.AugAssign(target, OTHER[type(op)](), value)


def logic(node: ast.AST) -> Iterator[ast.AST]:
    """Another comparison, or for and, a condition less, one branch of two, without `not`."""
    match node:
        case ast.Compare(left=left, ops=ops, comparators=right):
            for i, op in enumerate(ops):
                yield from (
                    ast.Compare(left, [*ops[:i], new(), *ops[i + 1 :]], right) for new in FLIPPED.get(type(op), ())
                )
        case ast.BoolOp(op=op, values=parts):
            yield ast.BoolOp(ast.Or() if isinstance(op, ast.And) else ast.And(), parts)
            for i in range(len(parts)):
                rest = [*parts[:i], *parts[i + 1 :]]
                yield ast.BoolOp(op, rest) if len(rest) > 1 else rest[0]
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            yield operand
        case ast.IfExp(body=yes, orelse=no):
            yield from (yes, no)
        case ast.comprehension(target=target, iter=among, ifs=ifs, is_async=waits) if ifs:
            yield from (ast.comprehension(target, among, [*ifs[:i], *ifs[i + 1 :]], waits) for i in range(len(ifs)))


def values(node: ast.AST) -> Iterator[ast.AST]:
    """One more, one less, the other truth, other words, the other sum."""
    match node:
        case ast.Constant(value=bool() as value):
            yield ast.Constant(not value)
        case ast.Constant(value=int() as value):
            yield from (ast.Constant(value + 1), ast.Constant(value - 1))
        case ast.Constant(value=str() as text):
            yield ast.Constant(f"{text}x" if text else "x")
        case ast.Constant(value=bytes() as octets):
            yield ast.Constant(octets + b"x")
        case ast.BinOp(left=left, op=op, right=right) if type(op) in OTHER:
            yield ast.BinOp(left, OTHER[type(op)](), right)


def is_none(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and node.value is None
