"""The database notes of whom something new is known, so that no road by which it is written is forgotten."""

from django.db import migrations

KENMERKEN = "zoeknaam, geboortejaar, geboortemaand, geboortedag, geschat_jaar, geslacht, bsn_index"
NOTE = """INSERT INTO vondst_aanwijzing (persoon_id, bronhouder_id, vanaf)
        SELECT DISTINCT {who}, bronhouder_id, coalesce(NULLIF(current_setting('eenplan.now', true), '')::timestamptz, now())
        FROM {rows} ON CONFLICT (persoon_id) DO UPDATE SET vanaf = excluded.vanaf;"""
CHANGED = f"""(SELECT nieuw.* FROM nieuw JOIN oud USING (id)
            WHERE ({", ".join(f"nieuw.{name}" for name in KENMERKEN.split(", "))})
                IS DISTINCT FROM ({", ".join(f"oud.{name}" for name in KENMERKEN.split(", "))})) anders"""
MAKE = f"""
CREATE FUNCTION vondst_bij_persoon() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    {NOTE.format(who="id", rows=CHANGED)}
    RETURN NULL;
END $$;
CREATE FUNCTION vondst_bij_kenmerk() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    {NOTE.format(who="persoon_id", rows="nieuw")}
    RETURN NULL;
END $$;
CREATE TRIGGER vondst_na_update AFTER UPDATE ON personen_persoon REFERENCING OLD TABLE AS oud NEW TABLE AS nieuw
    FOR EACH STATEMENT EXECUTE FUNCTION vondst_bij_persoon();
""" + "".join(
    f"CREATE TRIGGER vondst_na_{act.lower()} AFTER {act} ON {table} REFERENCING NEW TABLE AS nieuw"
    " FOR EACH STATEMENT EXECUTE FUNCTION vondst_bij_kenmerk();\n"
    for table in ("personen_anderenaam", "personen_adres")
    for act in ("INSERT", "UPDATE")
)
UNDO = (
    "DROP TRIGGER vondst_na_update ON personen_persoon;"
    + "".join(
        f"DROP TRIGGER vondst_na_{act} ON {table};"
        for table in ("personen_anderenaam", "personen_adres")
        for act in ("insert", "update")
    )
    + "DROP FUNCTION vondst_bij_persoon, vondst_bij_kenmerk;"
)


class Migration(migrations.Migration):
    """Triggers beside those that write the keys."""

    dependencies = [("vondst", "0001_initial"), ("radar", "0005_leeftijd")]

    operations = [migrations.RunSQL(MAKE, UNDO)]
