"""Of an address also the addition and whether it is a former one; what is compared of everybody is made anew.

`eenplan radar herbouw` runs the same function again after the called names of `radar.klank` changed.
"""

from importlib import import_module

from django.db import migrations

FILL = import_module("eenplan.dossier.radar.migrations.0004_sleutels_gezin").FILL
OLD = import_module("eenplan.dossier.radar.migrations.0005_leeftijd").FUNCTION
LINE = "radar_kaal(plaats), "
EXTRA = (
    "CASE WHEN toevoeging LIKE 'of %' THEN '' ELSE replace(radar_kaal(toevoeging), ' ', '') END,"
    " (tot IS NOT NULL)::int, "
)
FUNCTION = OLD.replace(LINE + "geheim::int", LINE + EXTRA + "geheim::int")


class Migration(migrations.Migration):
    """Another function, and everybody's line made anew."""

    dependencies = [("radar", "0005_leeftijd")]

    operations = [
        migrations.RunSQL(["SELECT set_config('eenplan.system', 'on', true)", FUNCTION, FILL], [OLD, FILL]),
    ]
