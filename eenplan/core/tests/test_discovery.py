"""Packages are found by folder: adding one touches nothing else, removing one leaves no trace."""

from pathlib import Path

import pytest
from django.apps import apps

from eenplan.core import discovery
from eenplan.core.discovery import GROUPS, having, packages


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty house with its groups."""
    for group in GROUPS:
        (tmp_path / "eenplan" / group).mkdir(parents=True)
    monkeypatch.setattr(discovery, "ROOT", tmp_path / "eenplan")
    return tmp_path / "eenplan"


@pytest.mark.parametrize(("file", "found"), [
    ("models.py", True), ("plugs.py", True), ("rules.py", False), ("__init__.py", False), ("README.md", False),
])  # fmt: skip
def test_a_table_or_a_plug_makes_a_package(house: Path, file: str, found: bool) -> None:
    (house / "instrumenten" / "aware").mkdir()
    (house / "instrumenten" / "aware" / file).touch()
    assert packages() == (["eenplan.instrumenten.aware"] if found else [])


@pytest.mark.parametrize("folder", ["templates", "templatetags"])
def test_so_do_templates(house: Path, folder: str) -> None:
    (house / "netwerk" / "kaart" / folder).mkdir(parents=True)
    assert packages() == ["eenplan.netwerk.kaart"]


def test_a_group_may_be_a_package_itself(house: Path) -> None:
    (house / "feiten" / "models.py").touch()
    assert packages() == ["eenplan.feiten"]


def test_groups_in_their_order_then_by_name(house: Path) -> None:
    for place in ("sturing/b", "core/z", "core/a", "keten/melding"):
        (house / place).mkdir()
        (house / place / "plugs.py").touch()
    assert packages() == ["eenplan.core.a", "eenplan.core.z", "eenplan.keten.melding", "eenplan.sturing.b"]


def test_a_removed_folder_leaves_no_trace(house: Path) -> None:
    folder = house / "instrumenten" / "aware"
    folder.mkdir()
    (folder / "plugs.py").touch()
    assert packages()
    (folder / "plugs.py").unlink()
    folder.rmdir()
    assert packages() == []


def test_every_package_is_installed_once() -> None:
    ours = [config.name for config in apps.get_app_configs() if config.name.startswith("eenplan.")]
    assert len(ours) == len(set(ours))
    assert set(packages()) <= set(ours)


@pytest.mark.parametrize("module", ["plugs", "urls", "rules", "models"])
def test_having_names_what_can_be_imported(module: str) -> None:
    found = having(module)
    assert found
    for name in found:
        folder = discovery.ROOT.joinpath(*name.split(".")[1:-1])
        assert (folder / f"{module}.py").exists() or (folder / module).is_dir()


def test_having_something_that_nobody_has() -> None:
    assert having("bestaat_niet") == []
