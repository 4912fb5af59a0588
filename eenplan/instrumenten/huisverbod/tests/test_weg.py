"""One folder: without it the product still stands (product.md, the house can grow).

The whole tree is copied without this folder and asked for real: every module is imported, Django checks itself, the
migrations agree with the tables, every address, menu and rule is built, and a worker's minute passes.
"""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[4]
NAAM = "huisverbod"
CHECK = """
import django
django.setup()
import pkgutil
from datetime import UTC, datetime
from importlib import import_module
from django.apps import apps
from django.core.management import call_command
from django.urls import get_resolver, reverse
import eenplan
from eenplan.core import sockets
from eenplan.core.access.policy import Role
from eenplan.core.access.viewer import SYSTEM, Viewer
from eenplan.core.discovery import packages
from eenplan.site import setup

every = pkgutil.walk_packages(eenplan.__path__, "eenplan.")
names = [item.name for item in every if not item.name.endswith("__main__")]
for name in names:
    import_module(name)
call_command("check")
call_command("makemigrations", "--check", "--dry-run", verbosity=0)
sockets.tell(sockets.Event("tik", SYSTEM, datetime(2026, 3, 20, tzinfo=UTC)))
sockets.tell(sockets.Event("persoon.samengevoegd", SYSTEM, datetime(2026, 3, 20, tzinfo=UTC), {}))
said = {
    "modules": [name for name in names if "instrumenten.NAAM" in name],
    "rules": [rule.key for rule in setup.default_rules() if rule.key.startswith("NAAM")],
    "apps": [app.label for app in apps.get_app_configs() if "NAAM" in app.label],
    "packages": [name for name in packages() if "NAAM" in name],
    "facts": [name for name in sockets.facts() if "NAAM" in name],
    "addresses": [str(key) for key in get_resolver().reverse_dict if isinstance(key, str) and "NAAM" in key],
    "handlers": [item.__module__ for rows in sockets._on.values() for item in rows if "NAAM" in item.__module__],
    "shredders": [item.__module__ for item in sockets._shredder if "NAAM" in item.__module__],
    "menus": [item.__module__ for item in sockets._menu if "NAAM" in item.__module__],
    "demos": [item.__module__ for item in sockets.demos() if "NAAM" in item.__module__],
}
assert reverse("werk") == "/werk/" and len(names) > 200, len(names)
print("weg", {key: rows for key, rows in said.items() if rows})
"""


def _zonder(tmp_path: Path) -> Path:
    shutil.copytree(
        ROOT / "eenplan", tmp_path / "eenplan", ignore=shutil.ignore_patterns("tests", "__pycache__", "*.ttf")
    )
    shutil.rmtree(tmp_path / "eenplan" / "instrumenten" / NAAM)
    return tmp_path


def test_the_product_stands_without_this_folder(tmp_path: Path) -> None:
    where = _zonder(tmp_path)
    env = {**os.environ, "PYTHONPATH": str(where), "DJANGO_SETTINGS_MODULE": "eenplan.site.settings"}
    done = subprocess.run(
        [sys.executable, "-P", "-W", "ignore", "-c", CHECK.replace("NAAM", NAAM)],
        env=env, cwd=where, capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
    said = done.stdout.strip().splitlines()[-1:]
    assert (done.returncode, said) == (0, ["weg {}"]), done.stderr[-2000:]


def _anderen() -> list[Path]:
    own = ROOT / "eenplan" / "instrumenten" / NAAM
    return [path for path in (ROOT / "eenplan").rglob("*") if path.is_file() and own not in path.parents]


@pytest.mark.parametrize("soort", ["*.py", "*.html", "*.css", "*.js"])
def test_nothing_else_in_the_product_names_it(soort: str) -> None:
    """Not in code, templates, looks or scripts: a name that is left would be a road to nowhere."""
    code = re.compile(rf"instrumenten[./]{NAAM}|[\"']{NAAM}en?[\"'-]|{NAAM}-\w+[\"']")
    rows = [path for path in _anderen() if path.match(soort) and "__pycache__" not in path.parts]
    assert rows
    assert [str(path) for path in rows if code.search(path.read_text("utf-8"))] == []


def test_no_table_of_another_package_points_at_it() -> None:
    from django.apps import apps

    own = set(apps.get_app_config(NAAM).get_models())
    found = [
        f"{model.__name__}.{field.name}"
        for model in apps.get_models() if model not in own
        for field in model._meta.get_fields() if field.concrete and field.related_model in own
    ]  # fmt: skip
    assert (found, len(own)) == ([], 8)
