"""Of whom only an age is known: found by the three years that he may be born in, kept as a year below zero."""

from importlib import import_module

from django.db import migrations

OLD = import_module("eenplan.dossier.radar.migrations.0004_sleutels_gezin").FUNCTIONS
OLD = OLD[OLD.index("CREATE OR REPLACE FUNCTION radar_ververs") :]
JAREN = """jaar AS MATERIALIZED (
        SELECT id, geboortejaar AS j FROM personen_persoon WHERE id = ANY(wie) AND geboortejaar IS NOT NULL
        UNION ALL SELECT id, generate_series(geschat_jaar - 1, geschat_jaar + 1) FROM personen_persoon
            WHERE id = ANY(wie) AND geboortejaar IS NULL
    ),
    voor AS MATERIALIZED ("""
CHANGES = (
    ("voor AS MATERIALIZED (", JAREN),
    ("'j' || k || ' ' || j FROM woord JOIN mens", "'j' || k || ' ' || j FROM woord JOIN jaar"),
    ("' ' || j FROM woord JOIN mens USING (id) WHERE length", "' ' || j FROM woord JOIN jaar USING (id) WHERE length"),
    ("'P' || code || ' ' || j FROM adres JOIN mens", "'P' || code || ' ' || j FROM adres JOIN jaar"),
    ("coalesce(geboortejaar, 0)", "coalesce(geboortejaar, -geschat_jaar, 0)"),
)
FUNCTION = OLD
for before, after in CHANGES:
    FUNCTION = FUNCTION.replace(before, after)


class Migration(migrations.Migration):
    """Another function; of nobody an age was kept before, so nothing is made anew."""

    dependencies = [("radar", "0004_sleutels_gezin"), ("personen", "0004_geschat_jaar")]

    operations = [migrations.RunSQL(FUNCTION, OLD)]
