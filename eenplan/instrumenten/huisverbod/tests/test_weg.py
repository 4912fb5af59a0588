"""One folder: without it the product still stands (product.md, the house can grow)."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[4]
CHECK = """
import django
django.setup()
from django.core.management import call_command
from django.urls import reverse, NoReverseMatch
from eenplan.core import sockets
call_command("check")
assert reverse("werk") == "/werk/"
assert not any(name.startswith("huisverbod") for name in sockets.facts())
try:
    reverse("huisverboden")
except NoReverseMatch:
    print("weg")
"""


def test_the_product_stands_without_this_folder(tmp_path: Path) -> None:
    shutil.copytree(
        ROOT / "eenplan", tmp_path / "eenplan", ignore=shutil.ignore_patterns("tests", "__pycache__", "*.ttf")
    )
    shutil.rmtree(tmp_path / "eenplan" / "instrumenten" / "huisverbod")
    env = {**os.environ, "PYTHONPATH": str(tmp_path), "DJANGO_SETTINGS_MODULE": "eenplan.site.settings"}
    done = subprocess.run(
        [sys.executable, "-P", "-c", CHECK],
        env=env,
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert (done.returncode, done.stdout.strip().endswith("weg")) == (0, True), done.stderr[-2000:]
