"""Tokens of who is written down anew are thrown away by the database, so that nobody is found by what was wrong."""

from django.db import migrations

MAKE = """
CREATE FUNCTION elders_verouderd() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    DELETE FROM elders_persoontoken USING oud WHERE elders_persoontoken.persoon_id = oud.persoon_id;
    RETURN NULL;
END $$;
CREATE TRIGGER elders_na_delete AFTER DELETE ON radar_profielregel REFERENCING OLD TABLE AS oud
    FOR EACH STATEMENT EXECUTE FUNCTION elders_verouderd();
"""
UNDO = "DROP TRIGGER elders_na_delete ON radar_profielregel; DROP FUNCTION elders_verouderd;"


class Migration(migrations.Migration):
    """A trigger beside those of the radar."""

    dependencies = [("elders", "0001_initial"), ("radar", "0003_profielregel")]

    operations = [migrations.RunSQL(MAKE, UNDO)]
