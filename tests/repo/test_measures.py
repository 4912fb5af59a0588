"""The measuring stick itself, on small texts; and the tree against every bar but the ratio of tests.

The ratio is a bar for the whole, met or missed by everybody together: `make check` prints and holds it.
"""

import ast
import hashlib
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.repo import measures as m
from tests.repo.measures import ROOT, Measure, Source

RATIO = "tests : code"
SHORT = "def f():\n    return 1\n"
SKIP = "@pytest.mark." + "skip\ndef test_x(): ..."  # in two pieces: this file skips nothing


def one(rows: Iterator[Measure], name: str) -> Measure:
    return next(row for row in rows if row.name.startswith(name))


def long_function(lines: int) -> str:
    return 'def f():\n    """Text.\n\n    More.\n    """\n' + "    x = 1\n" * lines


def test_the_tree_is_within_its_bars() -> None:
    rows = [row for row in m.measures() if row.name != RATIO]
    assert len(rows) >= 8
    assert {row.name: row.breaches for row in rows if row.breaches} == {}


@pytest.mark.parametrize(
    ("path", "is_test"),
    [
        ("eenplan/core/calendar.py", False),
        ("eenplan/core/tests/statements.py", True),
        ("tests/repo/lint.py", True),
        ("eenplan/conftest.py", True),
        ("eenplan/netwerk/tests.py", False),
    ],
)
def test_what_counts_as_a_test(path: str, is_test: bool) -> None:
    assert Source(path, "").is_test is is_test


@pytest.mark.parametrize(("sizes", "median"), [((60, 60, 300), "60"), ((61,), "61"), ((10, 20), "15"), ((), "0")])
def test_median_file(sizes: tuple[int, ...], median: str) -> None:
    tree = [Source(f"eenplan/f{i}.py", "x = 1\n" * size) for i, size in enumerate(sizes)]
    tree += [Source("eenplan/__init__.py", ""), Source("tests/test_big.py", "x = 1\n" * 999)]
    row = one(m.file_sizes(tree), "median")
    assert (row.figure, bool(row.breaches)) == (median, float(median) > 60)


@pytest.mark.parametrize(("size", "breaches"), [(300, ()), (301, ("eenplan/a.py: 301",))])
def test_largest_file(size: int, breaches: tuple[str, ...]) -> None:
    assert one(m.file_sizes([Source("eenplan/a.py", "\n" * (size - 1) + "x = 1")]), "largest").breaches == breaches


@pytest.mark.parametrize(
    ("text", "length"),
    [
        (SHORT, 1),
        (long_function(30), 30),
        ("def f(\n    a,\n    b,\n):\n    return a\n", 1),
        ('def f():\n    """Only text."""\n', 0),
        ("async def f():\n    x = 1\n\n    return (\n        x\n    )\n", 5),
    ],
)
def test_length_of_a_function_is_its_body(text: str, length: int) -> None:
    (node,) = ast.parse(text).body
    assert isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    assert m.function_length(node) == length


@pytest.mark.parametrize(
    ("path", "lines", "breaches"),
    [
        ("eenplan/a.py", 30, ()),
        ("eenplan/a.py", 31, ("eenplan/a.py:1 f: 31",)),
        ("eenplan/tests/test_a.py", 31, ()),
    ],
)
def test_longest_function(path: str, lines: int, breaches: tuple[str, ...]) -> None:
    assert one(m.functions([Source(path, long_function(lines))]), "longest").breaches == breaches


@pytest.mark.parametrize(("tests", "figure", "met"), [(12, "1.20", True), (11, "1.10", False), (0, "0.00", False)])
def test_ratio_counts_full_lines(tests: int, figure: str, met: bool) -> None:
    tree = [
        Source("eenplan/a.py", "x = 1\n\n" * 10),
        Source("eenplan/tests/test_a.py", "x = 1\n\n\n" * tests),
    ]
    row = one(m.tests_to_code(tree), RATIO)
    assert (row.figure, not row.breaches) == (figure, met)


@pytest.mark.parametrize(
    ("comment", "reasoned"),
    [
        ("# why this is so", True),
        ("# noqa", False),
        ("# noqa: S608", False),
        ("# noqa: S608, E501", False),
        ("# noqa because it must", False),
        ("# noqa: S608 names come from a fixed tuple", True),
        ("# names come from a fixed tuple  # noqa: S608", True),
        ("# ruff: noqa", False),
        ("# ruff: noqa: E501 - generated code", True),
        ("# type: ignore", False),
        ("# type: ignore[arg-type]", False),
        ("# type: ignore[arg-type]  # stubs lack this overload", True),
        ("# type: ignore because stubs lack it", False),
        ("#type:ignore", False),
    ],
)
def test_silence_needs_a_name_and_a_reason(comment: str, reasoned: bool) -> None:
    row = one(m.silenced([Source("eenplan/a.py", f"x = 1  {comment}\n")]), "silenced")
    assert row.breaches == (() if reasoned else (f"eenplan/a.py:1 {comment}",))


def test_a_text_about_silence_is_not_silence() -> None:
    assert one(m.silenced([Source("eenplan/a.py", 'x = "# noqa"\n')]), "silenced").breaches == ()


@pytest.mark.parametrize(
    ("path", "text", "found"),
    [
        ("tests/test_a.py", SKIP, True),
        ("tests/test_a.py", SHORT, False),
        ("eenplan/a.py", SKIP, False),
        ("tests/test_a.py", "pytest." + "skip('no browser')", True),
    ],
)
def test_skipped_tests_are_found(path: str, text: str, found: bool) -> None:
    assert bool(one(m.silenced([Source(path, text)]), "files with skipped").breaches) is found


def test_ignored_imports_are_found(tmp_path: Path) -> None:
    assert one(m.ignored_imports(tmp_path), "ignored").breaches == ()
    (tmp_path / ".importlinter").write_text("ignore_imports =\n    a -> b\n")
    assert one(m.ignored_imports(tmp_path), "ignored").breaches == ("ignore_imports =",)


@pytest.mark.parametrize(("size", "breaches"), [(250, ()), (251, ("settings.py: 251",))])
def test_settings_file(tmp_path: Path, size: int, breaches: tuple[str, ...]) -> None:
    (tmp_path / "eenplan/site").mkdir(parents=True)
    (tmp_path / "eenplan/site/settings.py").write_text("X = 1\n" * size)
    assert one(m.settings_size(tmp_path), "settings").breaches == breaches


GOOD = {"file": "a.js", "version": "1", "licence": "MIT", "sha256": hashlib.sha256(b"text").hexdigest()}


@pytest.mark.parametrize(
    ("entries", "files", "faults"),
    [
        ([GOOD], {"a.js": b"text"}, ()),
        ([GOOD], {"a.js": b"changed"}, ("vendor/a.js",)),
        ([GOOD], {}, ("vendor/a.js",)),
        ([], {"a.js": b"text"}, ("vendor/a.js",)),
        ([GOOD], {"a.js": b"text", "deep/b.css": b""}, ("vendor/deep/b.css",)),
        ([GOOD | {"licence": ""}], {"a.js": b"text"}, ("vendor/a.js",)),
        (None, {"a.js": b"text"}, ("vendor/a.js",)),
        (None, {}, ()),
    ],
)
def test_vendored_files(
    tmp_path: Path, entries: list[dict[str, str]] | None, files: dict[str, bytes], faults: tuple[str, ...]
) -> None:
    folder = tmp_path / "eenplan/core/static/vendor"
    folder.mkdir(parents=True)
    for name, content in files.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_bytes(content)
    if entries is not None:
        (folder / "MANIFEST.json").write_text(json.dumps({"files": entries}))
    assert one(m.vendored(tmp_path), "vendored").breaches == faults


def test_migrations_are_not_counted(tmp_path: Path) -> None:
    for path in ("eenplan/a/migrations/0001_initial.py", "eenplan/a/models.py", "tests/test_a.py"):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(SHORT)
    assert [source.path for source in m.sources(tmp_path)] == ["eenplan/a/models.py", "tests/test_a.py"]


def test_table_shows_ten_breaches_at_most() -> None:
    rows = [Measure("good", "1", "<= 2"), Measure("bad", "20", "0", tuple(f"fault {i}" for i in range(20)))]
    text = m.table(rows).splitlines()
    assert (text[0].split(), text[1].split()) == (
        ["good", "1", "<=", "2", "ok"],
        ["bad", "20", "0", "BREACH"],
    )
    assert len(text) == 12


def test_the_command_exits_1_on_a_breach_and_only_then() -> None:
    done = subprocess.run(
        [sys.executable, str(ROOT / "tests/repo/measures.py")],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert RATIO in done.stdout
    assert done.returncode == int("BREACH" in done.stdout)
