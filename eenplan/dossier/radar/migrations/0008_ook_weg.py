"""Keys follow what leaves a person too: an address or a name that goes to another, or goes altogether."""

from django.db import migrations

TABLES = ("personen_anderenaam", "personen_adres")
FUNCTIONS = """
CREATE FUNCTION radar_bij_verhuisd() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE wie bigint[] := ARRAY(
    SELECT DISTINCT oud.persoon_id FROM oud JOIN nieuw USING (id) WHERE oud.persoon_id <> nieuw.persoon_id
);
BEGIN
    IF cardinality(wie) > 0 THEN PERFORM radar_ververs(wie); END IF;
    RETURN NULL;
END $$;
CREATE FUNCTION radar_bij_weg() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN PERFORM radar_ververs(ARRAY(SELECT DISTINCT persoon_id FROM oud)); RETURN NULL; END $$;
CREATE FUNCTION radar_bij_persoon_weg() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    DELETE FROM radar_sleutel WHERE persoon_id IN (SELECT id FROM oud);
    DELETE FROM radar_profielregel WHERE persoon_id IN (SELECT id FROM oud);
    RETURN NULL;
END $$;
"""
TRIGGERS = "".join(
    f"CREATE TRIGGER radar_na_verhuisd AFTER UPDATE ON {table} REFERENCING OLD TABLE AS oud NEW TABLE AS nieuw"
    " FOR EACH STATEMENT EXECUTE FUNCTION radar_bij_verhuisd();\n"
    f"CREATE TRIGGER radar_na_weg AFTER DELETE ON {table} REFERENCING OLD TABLE AS oud"
    " FOR EACH STATEMENT EXECUTE FUNCTION radar_bij_weg();\n"
    for table in TABLES
) + (
    "CREATE TRIGGER radar_na_weg AFTER DELETE ON personen_persoon REFERENCING OLD TABLE AS oud"
    " FOR EACH STATEMENT EXECUTE FUNCTION radar_bij_persoon_weg();\n"
)  # fmt: skip
BACK = "".join(
    f"DROP TRIGGER radar_na_verhuisd ON {table}; DROP TRIGGER radar_na_weg ON {table};\n" for table in TABLES
) + (
    "DROP TRIGGER radar_na_weg ON personen_persoon;\n"
    "DROP FUNCTION radar_bij_verhuisd, radar_bij_weg, radar_bij_persoon_weg;"
)  # fmt: skip


class Migration(migrations.Migration):
    """Functions and triggers."""

    dependencies = [("radar", "0007_besluiten")]

    operations = [migrations.RunSQL(FUNCTIONS + TRIGGERS, BACK)]
