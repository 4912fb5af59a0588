"""A table of a migration: the same state as Django's own, without drawing the others again."""

import pytest
from django.db import models
from django.db.migrations.operations import AddField, CreateModel
from django.db.migrations.state import ProjectState

from eenplan.core.tables import NewTable

ID = ("id", models.BigAutoField(primary_key=True))
GEZIN = ("Gezin", [ID, ("naam", models.CharField(max_length=20))])
KIND = (
    "Kind",
    [
        ID,
        ("gezin", models.ForeignKey("proef.gezin", models.CASCADE, related_name="kinderen")),
        ("zus", models.ForeignKey("self", models.SET_NULL, null=True)),
        ("vrienden", models.ManyToManyField("proef.gezin", related_name="+")),
    ],
)


def state(kind: type[CreateModel], rendered: bool) -> ProjectState:
    """Two tables, the second pointing at the first; rendered from the start, as in a run, or not at all."""
    made = ProjectState()
    if rendered:
        assert not made.apps.get_models()
    for name, fields in (GEZIN, KIND):
        kind(name, fields, options={"verbose_name": name}).state_forwards("proef", made)
    return made


@pytest.mark.parametrize("rendered", [True, False])
def test_the_state_is_that_of_django(rendered: bool) -> None:
    assert state(NewTable, rendered) == state(CreateModel, rendered)
    assert ("apps" in state(NewTable, rendered).__dict__) is rendered


def names(made: ProjectState) -> dict[str, set[str]]:
    return {
        model._meta.model_name or "": {field.name for field in model._meta.get_fields()}
        for model in made.apps.get_models(include_auto_created=True)
    }


def test_the_tables_know_each_other_both_ways() -> None:
    found = names(state(NewTable, rendered=True))
    assert found == names(state(CreateModel, rendered=True))
    assert "kinderen" in found["gezin"]
    assert found["kind_vrienden"] == {"id", "kind", "gezin"}


def test_what_was_there_is_not_rendered_again() -> None:
    made = ProjectState()
    NewTable(*GEZIN).state_forwards("proef", made)
    before = made.apps.get_model("proef", "gezin")
    NewTable(*KIND).state_forwards("proef", made)
    assert made.apps.get_model("proef", "gezin") is before
    kind = made.apps.get_model("proef", "kind")
    assert kind._meta.get_field("gezin").related_model is before


def test_the_state_before_does_not_get_the_table() -> None:
    made = ProjectState()
    NewTable(*GEZIN).state_forwards("proef", made)
    assert made.apps
    before = made.clone()
    NewTable(*KIND).state_forwards("proef", made)
    assert ("proef", "kind") not in before.models
    with pytest.raises(LookupError):
        before.apps.get_model("proef", "kind")


def test_a_later_change_reaches_all_that_hangs_together() -> None:
    made = state(NewTable, rendered=True)
    AddField("gezin", "plaats", models.CharField(max_length=20, default="")).state_forwards("proef", made)
    kind = made.apps.get_model("proef", "kind")
    assert "plaats" in {field.name for field in kind._meta.get_field("gezin").related_model._meta.get_fields()}


def test_a_migration_that_is_written_out_names_it() -> None:
    path, arguments, keywords = NewTable(*GEZIN).deconstruct()
    assert (path, arguments, keywords["name"]) == ("NewTable", [], "Gezin")
