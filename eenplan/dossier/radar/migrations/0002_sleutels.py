"""The database writes the keys itself: whoever writes a person, by whatever road, is found by the next question.

The sounds are those of `radar.klank`; a test lays the two side by side.
"""

from django.db import migrations

SOUNDS = (
    ("tsch", "c"), ("tsj", "c"), ("tch", "c"), ("sch", "s"), ("dzj", "j"), ("sj", "s"), ("sh", "s"), ("sz", "s"),
    ("cz", "c"), ("ch", "c"), ("kh", "c"), ("dj", "j"), ("ph", "f"), ("th", "t"), ("dt", "t"), ("ks", "x"),
    ("ck", "k"), ("q", "k"), ("oe", "u"), ("ou", "u"), ("oo", "o"), ("w", "v"), ("ij", "i"), ("ie", "i"), ("ee", "i"),
    ("y", "i"), ("j", "i"), ("gh", "g"),
)  # fmt: skip
HEARD = "woord"
for written, heard in SOUNDS:
    HEARD = f"replace({HEARD}, '{written}', '{heard}')"

FUNCTIONS = f"""
CREATE FUNCTION radar_klank(woord text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
$$ SELECT regexp_replace(regexp_replace({HEARD}, '(.)\\1+', '\\1', 'g'), 'h$', '') $$;

CREATE FUNCTION radar_ververs(wie bigint[]) RETURNS void LANGUAGE plpgsql AS $$ BEGIN
    DELETE FROM radar_sleutel WHERE persoon_id = ANY(wie);
    WITH mens AS (SELECT * FROM personen_persoon WHERE id = ANY(wie)),
    woord AS (
        SELECT DISTINCT naam.id, w, radar_klank(w) AS k FROM (
            SELECT id, zoeknaam FROM mens
            UNION SELECT persoon_id, zoeknaam FROM personen_anderenaam WHERE persoon_id = ANY(wie)
        ) naam, regexp_split_to_table(naam.zoeknaam, ' ') w WHERE length(w) > 1
    ),
    adres AS (SELECT * FROM personen_adres WHERE persoon_id = ANY(wie) AND huisnummer IS NOT NULL),
    sleutel AS (
        SELECT id, 'b' AS soort, bsn_index AS tekst FROM mens WHERE bsn_index <> ''
        UNION ALL SELECT id, 'd', concat_ws('-', geboortejaar, least(geboortemaand, geboortedag),
            greatest(geboortemaand, geboortedag))
            FROM mens WHERE geboortejaar + geboortemaand + geboortedag IS NOT NULL
        UNION ALL SELECT one.id, 'n', one.k || ' ' || two.k FROM woord one JOIN woord two ON two.id = one.id AND two.k > one.k
        UNION ALL SELECT id, 'j', k || geboortejaar FROM woord JOIN mens USING (id) WHERE geboortejaar IS NOT NULL
        UNION ALL SELECT id, 'm', concat_ws('-', k, geboortemaand, geboortedag)
            FROM woord JOIN mens USING (id) WHERE geboortemaand + geboortedag IS NOT NULL
        UNION ALL SELECT id, 'v', left(w, 4) || geboortejaar FROM woord JOIN mens USING (id)
            WHERE geboortejaar IS NOT NULL AND length(w) > 4
        UNION ALL SELECT id, 'v', right(w, 4) || geboortejaar FROM woord JOIN mens USING (id)
            WHERE geboortejaar IS NOT NULL AND length(w) > 4
        UNION ALL SELECT id, 's', k FROM woord WHERE length(w) > 2
        UNION ALL SELECT persoon_id, 'a', postcode || ' ' || huisnummer FROM adres WHERE postcode <> ''
        UNION ALL SELECT persoon_id, 'a', radar_klank(split_part(zoekadres, ' ', 1)) || ' ' || huisnummer FROM adres
            WHERE straat <> ''
    )
    INSERT INTO radar_sleutel (persoon_id, bronhouder_id, soort, sleutel)
    SELECT DISTINCT id, bronhouder_id, soort, hashtextextended(soort || tekst, 0) FROM sleutel JOIN mens USING (id);
END $$;

CREATE FUNCTION radar_bij_persoon() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN PERFORM radar_ververs(ARRAY(SELECT id FROM nieuw)); RETURN NULL; END $$;
CREATE FUNCTION radar_bij_kenmerk() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN PERFORM radar_ververs(ARRAY(SELECT DISTINCT persoon_id FROM nieuw)); RETURN NULL; END $$;
"""
TABLES = {"personen_persoon": "persoon", "personen_anderenaam": "kenmerk", "personen_adres": "kenmerk"}
TRIGGERS = "".join(
    f"CREATE TRIGGER radar_na_{act.lower()} AFTER {act} ON {table} REFERENCING NEW TABLE AS nieuw"
    f" FOR EACH STATEMENT EXECUTE FUNCTION radar_bij_{what}();\n"
    for table, what in TABLES.items()
    for act in ("INSERT", "UPDATE")
)
FILL = "SELECT radar_ververs(ARRAY(SELECT id FROM personen_persoon))"
BACK = "".join(
    f"DROP TRIGGER radar_na_{act} ON {table};\n" for table in TABLES for act in ("insert", "update")
) + "DROP FUNCTION radar_bij_persoon, radar_bij_kenmerk, radar_ververs, radar_klank;"


class Migration(migrations.Migration):
    """Functions and triggers, and the keys of everybody who is there already."""

    dependencies = [("radar", "0001_initial"), ("personen", "0001_initial")]

    operations = [
        migrations.RunSQL(["SELECT set_config('eenplan.system', 'on', true)", FUNCTIONS, TRIGGERS, FILL], BACK),
    ]
