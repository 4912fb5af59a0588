"""Another birth date that was said of somebody finds him too; what is compared is still the one that holds."""

from importlib import import_module

from django.db import migrations

OLD = import_module("eenplan.dossier.radar.migrations.0006_woonplek").FUNCTION
OTHER = "FROM personen_persoon, string_to_table(ook_geboren, ' ') w WHERE id = ANY(wie)"
CHANGES = (
    (
        "WHERE id = ANY(wie) AND geboortejaar IS NULL\n",
        f"WHERE id = ANY(wie) AND geboortejaar IS NULL\n        UNION ALL SELECT id, left(w, 4)::int {OTHER} AND w <> ''\n",
    ),
    (
        "FROM mens WHERE vol IS NOT NULL\n        UNION ALL SELECT een.id",
        "FROM mens WHERE vol IS NOT NULL\n        UNION ALL SELECT id, 'd' || left(w, 4)::int || '-'"
        " || least(substr(w, 6, 2)::int, right(w, 2)::int) || '-' || greatest(substr(w, 6, 2)::int, right(w, 2)::int)"
        f" {OTHER} AND length(w) = 10\n        UNION ALL SELECT een.id",
    ),
)
FUNCTION = OLD
for before, after in CHANGES:
    FUNCTION = FUNCTION.replace(before, after)


class Migration(migrations.Migration):
    """Another function; of nobody a second date was kept before, so nothing is made anew."""

    dependencies = [("radar", "0009_gewichten"), ("personen", "0005_wat_ook_gezegd_is")]

    operations = [migrations.RunSQL(FUNCTION, OLD)]
