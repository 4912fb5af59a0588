"""Bulk generation of cases for measuring, in SQL: invented families with persons, reports, terms, team and log.

Fifteen years of a region: one case in seven is open, spread over the stages; the others are closed.
"""

from dataclasses import dataclass

import psycopg

from eenplan.core.crypto import seal
from tests.regio import Regio

OPEN = 7  # one in seven
BEYOND = 10_000_000  # keys of what is taken in while measuring lie past the generated ones
# A case i belongs to household i and report i, and to persons 3i-2 to 3i. `geteld` is what each statement reads.
CASES = """
CREATE TEMP VIEW geteld AS
SELECT i, i %% {open} = 0 AS open, %(now)s::timestamptz - (i %% 5400) * interval '1 day' - interval '3 hours' AS op,
  CASE WHEN i %% {open} <> 0 THEN 'afgesloten' ELSE (ARRAY['in_beoordeling', 'in_vervolg', 'in_overdracht',
    'in_uitvoering', 'in_uitvoering', 'in_monitoring'])[1 + (i / {open}) %% 6] END AS stand,
  'Gemeente ' || i %% 9 AS gemeente
FROM generate_series(%(first)s::bigint, %(last)s::bigint) AS i
"""
TEXT = (
    "Wij kwamen ter plaatse na een melding van geluidsoverlast. Mevrouw deed huilend open. Zij vertelde dat haar man"
    " haar had geduwd en dat dit vaker gebeurt. De kinderen waren thuis en hebben het gehoord. Meneer was aanspreekbaar"
    " en ontkende. Er is afgesproken dat de wijkagent morgen langsgaat. "
)
STATEMENTS = [
    """INSERT INTO gezinssysteem_huishouden (id, gemeente, ontstaan_op, bronhouder_id)
    SELECT i, gemeente, op, {vt} FROM geteld""",
    """INSERT INTO casus_casus (id, nummer, gemeente, stand, acuut, besloten, geopend_op, afgesloten_op, sluitreden,
      versie, bronhouder_id, huishouden_id, verantwoordelijke_id, verantwoordelijke_organisatie_id)
    SELECT i, 'C-2000-' || lpad(i::text, 6, '0'), gemeente, stand, open AND i %% 210 = 0, i %% 333 = 0, op,
      CASE WHEN NOT open THEN op + interval '90 days' END, CASE WHEN open THEN '' ELSE 'geen_vervolg' END, 1, {vt}, i,
      CASE WHEN stand IN ('in_uitvoering', 'in_monitoring') THEN {regisseur} ELSE {triagist} END,
      CASE WHEN stand IN ('in_uitvoering', 'in_monitoring') THEN {team} ELSE {vt} END FROM geteld""",
    """INSERT INTO casus_standwisseling (op, van_stand, naar_stand, actie, casus_id, door_id)
    SELECT op + n * interval '9 days', CASE n WHEN 0 THEN '' ELSE 'in_beoordeling' END,
      CASE n WHEN 0 THEN 'in_beoordeling' ELSE stand END, 'open', i, {triagist} FROM geteld, generate_series(0, 1) n""",
    """INSERT INTO casus_teamlid (van, tot, account_id, casus_id)
    SELECT op, CASE WHEN NOT open THEN op + interval '90 days' END, a, i
    FROM geteld, unnest(ARRAY[{triagist}, {triagist2}, {lead}]) a""",
    """INSERT INTO casus_deelname (soort, van, account_id, casus_id, organisatie_id)
    SELECT 'deelnemer', op, {regisseur}, i, {team} FROM geteld WHERE stand IN ('in_uitvoering', 'in_monitoring')""",
    """INSERT INTO casus_deelbesluit (klassen, doel, grond, client_geinformeerd, van, tot, account_id, besloten_door_id,
      casus_id, organisatie_id)
    SELECT '{{bestaan,proces,identiteit,vindbaar,veiligheid}}', 'regie', 'Wmo 5.2.6', 'ja', op, op + interval '9 years',
      {regisseur}, {triagist}, i, {team} FROM geteld WHERE stand IN ('in_uitvoering', 'in_monitoring')""",
    """INSERT INTO casus_schild (soort, casus_id) SELECT CASE WHEN i %% 333 = 0 THEN 'besloten' ELSE 'adres' END, i
    FROM geteld WHERE i %% 333 = 0 OR i %% 30 = 0""",
    """INSERT INTO casus_schild_lezers (schild_id, account_id) SELECT s.id, {triagist} FROM casus_schild s
    JOIN geteld ON i = s.casus_id WHERE i %% 2 = 0""",
    """INSERT INTO casus_belangenconflict (casus_id, account_id, reden, sinds)
    SELECT i, {triagist}, 'zelfde adres', op FROM geteld WHERE i %% 500 = 0""",
    """INSERT INTO personen_persoon (id, voornamen, tussenvoegsel, achternaam, zoeknaam, geboortejaar, geboortemaand,
      geboortedag, geslacht, bsn_index, voorlopig, vastgelegd_op, versie, bronhouder_id)
    SELECT 3 * i - n, voor, CASE i %% 3 WHEN 0 THEN 'van de' ELSE '' END, achter, lower(voor || ' ' || achter),
      CASE n WHEN 0 THEN 2008 + i %% 16 ELSE 1950 + i %% 52 END, 1 + i %% 12, 1 + i %% 28, 'O',
      CASE WHEN i %% 2 = 0 THEN md5((3 * i - n)::text) ELSE '' END, false, op, 1, {vt}
    FROM geteld, generate_series(0, 2) n,
    LATERAL (SELECT (ARRAY['Sanne','Peter','Bram','Noor','Emma','Daan','Fatima','Mohammed','Lotte','Kees','Anna','Jan'])
      [1 + (i * 7 + n * 5) %% 12] voor, (ARRAY['Berg','Dijk','Visser','Smit','Meijer','Boer','Mulder','Groot','Bos',
      'Vos','Peters','Hendriks','Yilmaz','Jansen'])[1 + i %% 14] || (i %% 997)::text achter) namen""",
    """INSERT INTO personen_adres (straat, huisnummer, toevoeging, postcode, plaats, zoekadres, geheim, van,
      bronhouder_id, persoon_id)
    SELECT 'Proefstraat', 1 + i %% 300, '', (1000 + i %% 8999)::text || ' AB', gemeente,
      'proefstraat ' || 1 + i %% 300 || ' ' || i, i %% 30 = 0, op::date, {vt}, 3 * i - n
    FROM geteld, generate_series(0, 2) n""",
    """INSERT INTO casus_betrokkene (rol, vanaf, persoon_id, casus_id)
    SELECT (ARRAY['kind', 'pleger', 'slachtoffer'])[n + 1], op, 3 * i - n, i FROM geteld, generate_series(0, 2) n""",
    """INSERT INTO gezinssysteem_lid (van, bronhouder_id, huishouden_id, persoon_id)
    SELECT op::date, {vt}, i, 3 * i - n FROM geteld, generate_series(0, 2) n""",
    """INSERT INTO melding_melding (id, nummer, sleutel, afdruk, kanaal, ontvangen_op, gemeente, tekst,
      incident_soorten, stand, soort, fase, versie, casus_id, inzender_id)
    SELECT i, 'M-2000-' || lpad(i::text, 6, '0'), gen_random_uuid(), md5(i::text), 'politie', op, gemeente,
      repeat(%(text)s, 4), '{{partnergeweld}}', CASE WHEN stand = 'in_beoordeling' THEN 'in_beoordeling'
      ELSE 'beoordeeld' END, 'eerste', '', 1, i, {politie} FROM geteld""",
    """INSERT INTO melding_melder (soort, afgeschermd, verzegeld, melding_id)
    SELECT 'Politie', false, %(sealed)s::bytea, i FROM geteld""",
    """INSERT INTO melding_genoemdepersoon (volgnummer, naam, geboortedatum, adres, rol, bevestigd, persoon_id,
      melding_id)
    SELECT n + 1, 'Naam', '', '', 'overig', true, 3 * i - n, i FROM geteld, generate_series(0, 2) n""",
    """INSERT INTO deadlines_deadline (key, label, casus_id, object_type, object_id, started_at, half_at, late_soon_at,
      due_at, done_at, late_reason, account_id, organisation_id, rule_id)
    SELECT r.key, r.label, i, 'melding', i, op, op + interval '2 days', op + interval '4 days', op + interval '5 days',
      CASE WHEN NOT (open AND r.key IN ('veiligheidsbeoordeling', 'start_onderzoek')) THEN op + interval '3 days' END,
      '', {triagist}, {vt}, r.id FROM geteld, rulebook_rule r WHERE r.valid_to IS NULL
      AND r.key IN ('acute_check', 'veiligheidsbeoordeling', 'start_onderzoek', 'vervolg_ingezet')""",
    """INSERT INTO deadlines_deadline (key, label, casus_id, object_type, object_id, started_at, half_at, late_soon_at,
      due_at, done_at, late_reason, account_id, organisation_id, rule_id)
    SELECT r.key, r.label, i, 'persoon', 3 * i - n, op, op + interval '2 weeks', op + interval '3 weeks',
      op + interval '4 weeks', CASE WHEN NOT open OR i %% 4 > 0 THEN op + interval '1 week' END, '', {triagist},
      {vt}, r.id FROM geteld, generate_series(0, 2) n, rulebook_rule r
    WHERE r.valid_to IS NULL AND r.key = 'informeren'""",
    """INSERT INTO audit_logline (at, account_id, organisation_id, role, purpose, verb, rule, allowed, emergency,
      classes, casus_id, persoon_id, object_type, ground)
    SELECT op + n * interval '1 day', {triagist}, {vt}, 'vt_intake', 'veiligheid', 'casus.lees', 'R4', true, false,
      '{{bestaan,proces,identiteit,veiligheid}}', i, 3 * i - n %% 3, '', '' FROM geteld, generate_series(0, 8) n""",
    """INSERT INTO feiten_feit (naam, op, dag, gemeente, keten, kenmerken)
    SELECT 'melding_ontvangen', op, op::date, gemeente, left(md5('k' || i), 16), '{{"kanaal": "politie"}}'
    FROM geteld""",
    """INSERT INTO outbox_message (kind, object_type, object_id, created_at, sent_at, attempts, failed, account_id)
    SELECT 'nieuw', 'melding', i, op, op, 1, '', {triagist} FROM geteld""",
    "DROP VIEW geteld",
]
SEQUENCES = (
    "gezinssysteem_huishouden", "casus_casus", "personen_persoon", "melding_melding",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Wie:
    """Keys of the region that the rows point at."""

    regio: Regio

    def names(self) -> dict[str, int]:
        """By name, for the statements."""
        people = {key: self.regio.accounts[key].pk for key in ("triagist", "triagist2", "lead", "regisseur")}
        return people | {key: self.regio.organisations[key].pk for key in ("vt", "team", "politie")} | {"open": OPEN}


def make(owner: psycopg.Connection, regio: Regio, first: int, last: int) -> None:
    """Add the cases `first` to `last`, in one transaction, and let the server count its tables."""
    names = Wie(regio).names()
    sealed = seal(
        b'{"soort": "Politie", "naam": "A. Agent"}', organisation_id=regio.organisations["vt"].pk, kind="melder"
    )
    given = {"first": first, "last": last, "now": regio.at, "text": TEXT, "sealed": sealed}
    with owner.transaction():
        owner.execute("SELECT set_config('eenplan.system', 'on', true)")
        cursor = psycopg.ClientCursor(owner)  # a view takes no parameters of the server's kind
        for statement in (CASES, *STATEMENTS):
            cursor.execute(statement.format(**names), given)
        for table in SEQUENCES:
            last = f"SELECT greatest(max(id), {BEYOND}) FROM {table}"
            cursor.execute(f"SELECT setval(pg_get_serial_sequence('{table}', 'id'), ({last}))")
    owner.execute("VACUUM ANALYZE")
