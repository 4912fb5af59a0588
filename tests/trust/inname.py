"""What must be true of every report in the database, in plain SQL past the product's own code (promise 1)."""

from collections.abc import Mapping

import psycopg

DEADLINES = 4  # acute_check, veiligheidsbeoordeling, start_onderzoek, vervolg_ingezet
CHECKS = {
    "lost": """
        SELECT a.sleutel::text FROM unnest(%(keys)s::uuid[], %(numbers)s::text[]) AS a(sleutel, nummer)
        WHERE NOT EXISTS (SELECT 1 FROM melding_melding m WHERE m.sleutel = a.sleutel AND m.nummer = a.nummer)""",
    "doubled": "SELECT afdruk FROM melding_melding GROUP BY afdruk HAVING count(*) > 1",
    "doubled number": "SELECT nummer FROM melding_melding GROUP BY nummer HAVING count(*) > 1",
    "no owner": """
        SELECT m.nummer FROM melding_melding m LEFT JOIN casus_casus c ON c.id = m.casus_id
        WHERE c.id IS NULL OR c.verantwoordelijke_id IS NULL OR c.verantwoordelijke_organisatie_id IS NULL""",
    "no team": """
        SELECT m.nummer FROM melding_melding m
        WHERE NOT EXISTS (SELECT 1 FROM casus_teamlid t WHERE t.casus_id = m.casus_id)""",
    "no deadline": """
        SELECT m.nummer FROM melding_melding m WHERE %(deadlines)s > (SELECT count(*) FROM deadlines_deadline d
        WHERE d.object_type = 'melding' AND d.object_id = m.id AND d.casus_id = m.casus_id)""",
    "person without deadline": """
        SELECT b.persoon_id::text FROM casus_betrokkene b WHERE NOT EXISTS (SELECT 1 FROM deadlines_deadline d
        WHERE d.object_type = 'persoon' AND d.object_id = b.persoon_id AND d.key = 'informeren')""",
    "no outbox": """
        SELECT m.nummer FROM melding_melding m WHERE 2 > (SELECT count(*) FROM outbox_message o
        WHERE o.object_type = 'melding' AND o.object_id = m.id)""",
    "no log": """
        SELECT m.nummer FROM melding_melding m WHERE NOT EXISTS (SELECT 1 FROM audit_logline l
        WHERE l.verb = 'melding.neem_aan' AND l.object_id = m.id AND l.casus_id = m.casus_id)""",
    "no reporter": """
        SELECT m.nummer FROM melding_melding m
        WHERE NOT EXISTS (SELECT 1 FROM melding_melder r WHERE r.melding_id = m.id)""",
    "no fact": """
        SELECT 'facts: ' || f.n || ' of ' || m.n FROM (SELECT count(*) n FROM melding_melding) m,
        (SELECT count(*) n FROM feiten_feit WHERE naam = 'melding_ontvangen') f WHERE f.n <> m.n""",
    "half": """
        SELECT c.nummer FROM casus_casus c WHERE NOT EXISTS (SELECT 1 FROM melding_melding m WHERE m.casus_id = c.id)
        UNION ALL SELECT 'person ' || p.id FROM personen_persoon p
        WHERE NOT EXISTS (SELECT 1 FROM casus_betrokkene b WHERE b.persoon_id = p.id)
        UNION ALL SELECT 'log ' || l.id FROM audit_logline l WHERE l.verb = 'melding.neem_aan'
        AND NOT EXISTS (SELECT 1 FROM melding_melding m WHERE m.id = l.object_id)""",
}


def faults(owner: psycopg.Connection, acknowledged: Mapping[str, str]) -> dict[str, int]:
    """How many of each fault there are; empty when the promise holds."""
    owner.execute("SELECT set_config('eenplan.system', 'on', false)")
    given = {"keys": list(acknowledged), "numbers": list(acknowledged.values()), "deadlines": DEADLINES}
    found = {name: len(owner.execute(statement, given).fetchall()) for name, statement in CHECKS.items()}
    return {name: count for name, count in found.items() if count}


def stored(owner: psycopg.Connection) -> int:
    """How many reports there are."""
    owner.execute("SELECT set_config('eenplan.system', 'on', false)")
    row = owner.execute("SELECT count(*) FROM melding_melding").fetchone()
    return int(row[0]) if row else 0
