"""The measures of docs/architecture.md. `python tests/repo/measures.py` prints them; 1 on a breach."""

import ast
import hashlib
import io
import json
import re
import statistics
import sys
import tokenize
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SILENCED = re.compile(
    r"#\s*(?:type:\s*ignore(?P<type>\[[^]]*])?|(?:ruff:\s*)?noqa(?P<noqa>:\s*[A-Z]+\d+(?:[, ]+[A-Z]+\d+)*)?)"
)
SKIPPED = re.compile(r"\b(?:mark\.(?:skip|skipif|xfail)|pytest\.(?:skip|xfail|importorskip))\b")


@dataclass(frozen=True)
class Measure:
    """One row: what is counted, the figure, the bar, and what is over it."""

    name: str
    figure: str
    bar: str
    breaches: tuple[str, ...] = ()


@dataclass(frozen=True)
class Source:
    """One Python file of the tree."""

    path: str
    text: str

    @property
    def is_test(self) -> bool:
        """Below a folder `tests`, or named like a test."""
        parts = self.path.split("/")
        return "tests" in parts[:-1] or parts[-1].startswith(("test_", "conftest"))

    @property
    def lines(self) -> int:
        """All lines, as an editor counts them."""
        return len(self.text.splitlines())

    @property
    def full_lines(self) -> int:
        """Lines that are not blank."""
        return sum(bool(line.strip()) for line in self.text.splitlines())


def sources(root: Path) -> list[Source]:
    """Every Python file of the product and its tests; migrations are generated and left out."""
    paths = sorted(path for top in ("eenplan", "tests") for path in (root / top).rglob("*.py"))
    found = (Source(path.relative_to(root).as_posix(), path.read_text()) for path in paths)
    return [source for source in found if "/migrations/" not in source.path]


def over(figures: Iterable[tuple[str, float]], bar: float) -> tuple[str, ...]:
    """The names whose figure is over the bar, the worst first."""
    worst = sorted(figures, key=lambda figure: -figure[1])
    return tuple(f"{name}: {figure:g}" for name, figure in worst if figure > bar)


def file_sizes(tree: list[Source]) -> Iterator[Measure]:
    """Median and largest file; empty files would flatter the median and are left out."""
    sizes = [(s.path, s.lines) for s in tree if not s.is_test and s.full_lines]
    median = statistics.median([size for _, size in sizes] or [0])
    yield Measure("median file, lines", f"{median:g}", "<= 60", over([("median", median)], 60))
    largest = max((size for _, size in sizes), default=0)
    yield Measure("largest file, lines", str(largest), "<= 300", over(sizes, 300))


def function_length(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Lines of the body, without the docstring."""
    body = node.body[1:] if ast.get_docstring(node) is not None else node.body
    return (body[-1].end_lineno or 0) - body[0].lineno + 1 if body else 0


def functions(tree: list[Source]) -> Iterator[Measure]:
    """Longest function outside the tests (ruff C901 guards complexity)."""
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef)
    lengths = [
        (f"{source.path}:{node.lineno} {node.name}", function_length(node))
        for source in tree
        if not source.is_test
        for node in ast.walk(ast.parse(source.text))
        if isinstance(node, kinds)
    ]
    longest = max((length for _, length in lengths), default=0)
    yield Measure("longest function, lines", str(longest), "<= 30", over(lengths, 30))


def tests_to_code(tree: list[Source]) -> Iterator[Measure]:
    """Full lines of tests for one full line of code."""
    tests = sum(source.full_lines for source in tree if source.is_test)
    code = sum(source.full_lines for source in tree if not source.is_test)
    ratio = tests / code if code else 0.0
    short = () if ratio >= 1.2 else (f"{tests} lines of tests, {code} of code",)
    yield Measure("tests : code", f"{ratio:.2f}", ">= 1.2", short)


def comments(source: Source) -> Iterator[tuple[int, str]]:
    """Line number and text of every comment, in a file that silences anything at all."""
    if not SILENCED.search(source.text):
        return
    tokens = tokenize.generate_tokens(io.StringIO(source.text).readline)
    yield from ((token.start[0], token.string) for token in tokens if token.type == tokenize.COMMENT)


def is_reasoned(comment: str) -> bool:
    """A silenced check names the check and says why; any other comment is fine."""
    match = SILENCED.search(comment)
    if not match:
        return True
    why = re.findall(r"[^\W\d_]{2,}", comment[: match.start()] + comment[match.end() :])
    return len(why) >= 2 and bool(match["type"] or match["noqa"])


def silenced(tree: list[Source]) -> Iterator[Measure]:
    """Checks that are switched off without a reason, and tests that are skipped."""
    found = [(s.path, line, text) for s in tree for line, text in comments(s) if not is_reasoned(text)]
    bare = tuple(f"{path}:{line} {text}" for path, line, text in found)
    yield Measure("silenced without a reason", str(len(bare)), "0", bare)
    skips = tuple(s.path for s in tree if s.is_test and SKIPPED.search(s.text))
    yield Measure("files with skipped tests", str(len(skips)), "0", skips)


def ignored_imports(root: Path) -> Iterator[Measure]:
    """Exceptions to the layout."""
    config = root / ".importlinter"
    text = config.read_text() if config.exists() else ""
    lines = tuple(line.strip() for line in text.splitlines() if "ignore_imports" in line)
    yield Measure("ignored imports", str(len(lines)), "0", lines)


def settings_size(root: Path) -> Iterator[Measure]:
    """The one settings file."""
    path = root / "eenplan/site/settings.py"
    size = len(path.read_text().splitlines()) if path.exists() else 0
    yield Measure("settings file, lines", str(size), "<= 250", over([(path.name, size)], 250))


def vendored(root: Path) -> Iterator[Measure]:
    """Every file in a folder `vendor` is listed in its MANIFEST.json with its sha256, and is that file."""
    folders = [folder for folder in sorted(root.glob("eenplan/**/vendor")) if folder.is_dir()]
    wrong = tuple(fault for folder in folders for fault in vendor_faults(folder))
    yield Measure("vendored files not as listed", str(len(wrong)), "0", wrong)


def vendor_faults(folder: Path) -> Iterator[str]:
    """Differences between one vendor folder and its manifest."""
    manifest = folder / "MANIFEST.json"
    entries = json.loads(manifest.read_text())["files"] if manifest.exists() else []
    listed = {entry["file"]: entry["sha256"] for entry in entries if entry["version"] and entry["licence"]}
    files = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}
    files.pop(manifest.name, None)
    for name in sorted(files.keys() | listed.keys()):
        actual = hashlib.sha256(files[name].read_bytes()).hexdigest() if name in files else None
        if actual is None or actual != listed.get(name):
            yield f"{folder.name}/{name}"


ALL: tuple[Callable[[list[Source]], Iterator[Measure]], ...] = (
    file_sizes,
    functions,
    tests_to_code,
    silenced,
)


def measures(root: Path = ROOT) -> list[Measure]:
    """Every measure of the tree."""
    tree = sources(root)
    counted = [row for count in ALL for row in count(tree)]
    return [*counted, *ignored_imports(root), *settings_size(root), *vendored(root)]


def table(rows: list[Measure]) -> str:
    """The figures, and below a row what breaches its bar (ten at most)."""
    lines = []
    for row in rows:
        mark = "BREACH" if row.breaches else "ok"
        lines.append(f"{row.name:<30} {row.figure:>8}  {row.bar:<8} {mark}")
        lines += [f"    {breach}" for breach in row.breaches[:10]]
    return "\n".join(lines)


if __name__ == "__main__":
    rows = measures()
    sys.stdout.write(table(rows) + "\n")
    sys.exit(any(row.breaches for row in rows))
