"""Keys that also find who was misheard, goes by another name or moved; `radar.sleutels` makes the same in Python.

In SQL, so that whoever writes a person, by whatever road, is found by the next question.
"""

from importlib import import_module

from django.db import migrations

from eenplan.dossier.radar.klank import GROEPEN

OLD = import_module("eenplan.dossier.radar.migrations.0002_sleutels").FUNCTIONS
MARKS = "[\\u0300-\\u036f\\u1ab0-\\u1aff\\u1dc0-\\u1dff\\u20d0-\\u20ff\\ufe20-\\ufe2f]"
GROUPS = ",".join(f"('{name}',{place})" for name, places in sorted(GROEPEN.items()) for place in sorted(places))

FUNCTIONS = f"""
CREATE FUNCTION radar_kaal(tekst text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
$$ SELECT btrim(regexp_replace(lower(regexp_replace(normalize(
    translate(replace(tekst, 'ß', 'ss'), 'ıİłŁøØđĐ', 'iIlLoOdD'), NFKD), '{MARKS}', '', 'g')), '[^a-z0-9]+', ' ', 'g'))
$$;
CREATE FUNCTION radar_getal(sleutel text) RETURNS bigint LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
$$ SELECT ('x' || left(md5(sleutel), 16))::bit(64)::bigint $$;

CREATE OR REPLACE FUNCTION radar_ververs(wie bigint[]) RETURNS void LANGUAGE plpgsql AS $$ BEGIN
    DELETE FROM radar_sleutel WHERE persoon_id = ANY(wie);
    WITH mens AS MATERIALIZED (
        SELECT id, bronhouder_id, bsn_index, geboortejaar AS j, least(geboortemaand, geboortedag) AS laag,
            greatest(geboortemaand, geboortedag) AS hoog, geboortemaand + geboortedag AS vol,
            radar_kaal(voornamen) AS voor, radar_kaal(achternaam) AS achter
        FROM personen_persoon WHERE id = ANY(wie)
    ),
    voor AS MATERIALIZED (
        SELECT id, w COLLATE "C" AS w, radar_klank(w) COLLATE "C" AS k, nr
        FROM mens, string_to_table(voor, ' ') WITH ORDINALITY AS woord(w, nr) WHERE nr <= 2 AND length(w) > 1
    ),
    achter AS MATERIALIZED (
        SELECT DISTINCT id, w COLLATE "C" AS w, radar_klank(w) COLLATE "C" AS k FROM (
            SELECT id, string_to_table(achter, ' ') AS w FROM mens
            UNION ALL SELECT mens.id, w FROM mens JOIN personen_anderenaam naam ON naam.persoon_id = mens.id,
                string_to_table(naam.zoeknaam, ' ') w WHERE NOT w = ANY(string_to_array(voor, ' '))
        ) naam WHERE length(w) > 1
    ),
    woord AS MATERIALIZED (SELECT id, w, k FROM voor UNION SELECT id, w, k FROM achter),
    adres AS MATERIALIZED (
        SELECT persoon_id AS id, nullif(radar_klank(radar_kaal(straat)), '') AS straat, huisnummer,
            nullif(replace(postcode, ' ', ''), '') AS code, radar_kaal(plaats) AS plaats
        FROM personen_adres WHERE persoon_id = ANY(wie)
    ),
    sleutel AS (
        SELECT id, 'b' || bsn_index AS s FROM mens WHERE bsn_index <> ''
        UNION ALL SELECT id, 'd' || j || '-' || laag || '-' || hoog FROM mens WHERE vol IS NOT NULL
        UNION ALL SELECT een.id, 'n' || least(een.k, twee.k) || ' ' || greatest(een.k, twee.k)
            FROM achter een JOIN woord twee ON twee.id = een.id AND twee.k <> een.k
        UNION ALL SELECT een.id, 'g' || groep || ' ' || een.k FROM achter een JOIN voor ON voor.id = een.id
            JOIN (VALUES {GROUPS}) zelfde(naam, groep) ON naam = voor.w
        UNION ALL SELECT id, 'j' || k || ' ' || j FROM woord JOIN mens USING (id)
        UNION ALL SELECT id, 'm' || k || ' ' || laag || '-' || hoog FROM woord JOIN mens USING (id) WHERE vol IS NOT NULL
        UNION ALL SELECT id, 'v' || left(w, 4) || ' ' || j FROM woord JOIN mens USING (id) WHERE length(w) > 4
        UNION ALL SELECT id, 'v' || right(w, 4) || ' ' || j FROM woord JOIN mens USING (id) WHERE length(w) > 4
        UNION ALL SELECT id, 's' || k FROM woord WHERE length(w) > 2
        UNION ALL SELECT id, 'A' || code || ' ' || huisnummer FROM adres
        UNION ALL SELECT id, 'A' || straat || ' ' || huisnummer || ' ' || plek FROM adres, unnest(ARRAY[plaats, '']) plek
        UNION ALL SELECT id, 'P' || code || ' ' || j FROM adres JOIN mens USING (id)
        UNION ALL SELECT id, 'F' || k || ' ' || plek FROM voor JOIN adres USING (id), unnest(ARRAY[code, straat]) plek
            WHERE nr = 1
        UNION ALL SELECT id, 'C' || k || ' ' || left(code, 4) FROM achter JOIN adres USING (id)
    )
    INSERT INTO radar_sleutel (persoon_id, bronhouder_id, soort, sleutel)
    SELECT DISTINCT id, bronhouder_id, left(s, 1), radar_getal(s) FROM sleutel JOIN mens USING (id) WHERE s IS NOT NULL;
    DELETE FROM radar_profielregel WHERE persoon_id = ANY(wie);
    INSERT INTO radar_profielregel
        (persoon_id, bronhouder_id, voornamen, achternaam, namen, jaar, maand, dag, geslacht, bsn, adressen)
    SELECT id, bronhouder_id, radar_kaal(voornamen), radar_kaal(achternaam), array_to_string(ARRAY(
            SELECT string_to_table(radar_kaal(mens.achternaam), ' ') UNION SELECT w
            FROM personen_anderenaam naam, string_to_table(naam.zoeknaam, ' ') w WHERE naam.persoon_id = mens.id
                AND NOT w = ANY(string_to_array(radar_kaal(mens.voornamen), ' '))
        ), ' '), coalesce(geboortejaar, 0), coalesce(geboortemaand, 0), coalesce(geboortedag, 0), geslacht, bsn_index,
        array_to_string(ARRAY(
            SELECT concat_ws('|', radar_kaal(straat), coalesce(huisnummer, 0), replace(postcode, ' ', ''),
                radar_kaal(plaats), geheim::int) FROM personen_adres WHERE persoon_id = mens.id ORDER BY id
        ), E'\\n')
    FROM personen_persoon mens WHERE id = ANY(wie);
END $$;
"""
FILL = "SELECT radar_ververs(ARRAY(SELECT id FROM personen_persoon))"
_FROM = OLD.index("CREATE FUNCTION radar_ververs")
BACK = (
    OLD[_FROM : OLD.index("CREATE FUNCTION radar_bij_persoon")].replace("CREATE FUNCTION", "CREATE OR REPLACE FUNCTION")
    + FILL + "; DROP FUNCTION radar_kaal, radar_getal;"
)  # fmt: skip


class Migration(migrations.Migration):
    """New functions, and the keys of everybody who is there already made anew."""

    dependencies = [("radar", "0003_profielregel")]

    operations = [
        migrations.RunSQL(["SELECT set_config('eenplan.system', 'on', true)", FUNCTIONS, FILL], BACK),
    ]
