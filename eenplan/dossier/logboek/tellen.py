"""The figures of one day out of the log: per person and case, in one question, and what the record adds to them."""

from collections.abc import Collection
from datetime import datetime

from django.db import connection

from eenplan.dossier.casus.models import Casus
from eenplan.dossier.logboek.rules import RUST, Feiten, Paar

# Lists are no looking. The radar asks about cases by itself, so its refusals are not somebody's trying. An act has its
# ground; what was read for it has none. Night is from eleven to six, here.
PAREN = """
SELECT account_id, organisation_id, role, casus_id,
  count(*) FILTER (WHERE allowed AND verb LIKE '%%.lees' AND ground = ''),
  count(*) FILTER (WHERE NOT allowed AND verb NOT LIKE 'radar.%%'),
  count(*) FILTER (WHERE NOT allowed AND verb NOT LIKE 'radar.%%' AND rule = 'R11'),
  count(*) FILTER (WHERE NOT allowed AND verb NOT LIKE 'radar.%%' AND rule = 'R1'),
  count(*) FILTER (WHERE emergency),
  count(*) FILTER (WHERE allowed AND ground <> ''),
  count(*) FILTER (WHERE allowed AND verb LIKE '%%.lees' AND ground = ''
    AND extract(hour FROM at AT TIME ZONE 'Europe/Amsterdam') IN (23, 0, 1, 2, 3, 4, 5)),
  count(*) FILTER (WHERE allowed AND ground <> ''
    AND extract(hour FROM at AT TIME ZONE 'Europe/Amsterdam') IN (23, 0, 1, 2, 3, 4, 5)),
  count(*) FILTER (WHERE verb = 'radar.typ'),
  count(DISTINCT casus_id) FILTER (WHERE verb = 'melding.neem_aan')
FROM audit_logline
WHERE at >= %s AND at < %s AND account_id IS NOT NULL AND organisation_id IS NOT NULL AND rule <> 'lijst'
GROUP BY 1, 2, 3, 4
"""
# Who came into the team of a case that ran already, while nobody else did anything in it just then: he did it himself.
ZELF = """
SELECT t.account_id, t.casus_id FROM casus_teamlid t JOIN casus_casus c ON c.id = t.casus_id
WHERE t.van >= %s AND t.van < %s AND c.geopend_op < t.van - make_interval(days => %s)
  AND NOT EXISTS (SELECT FROM audit_logline l WHERE l.casus_id = t.casus_id AND l.at >= t.van - interval '2 minutes'
    AND l.at <= t.van + interval '2 minutes' AND l.account_id IS DISTINCT FROM t.account_id AND l.ground <> '')
"""


def paren(van: datetime, tot: datetime) -> list[Paar]:
    """What everybody did between these moments, per case."""
    with connection.cursor() as cursor:
        cursor.execute(PAREN, [van, tot])
        return [Paar(*row) for row in cursor.fetchall()]


def feiten(found: Collection[Paar], van: datetime, tot: datetime, dienst: Collection[int]) -> Feiten:
    """What the record says about these people and cases; two questions."""
    with connection.cursor() as cursor:
        cursor.execute(ZELF, [van, tot, RUST.days])
        self_made = frozenset(cursor.fetchall())
    refused = {pair.casus_id for pair in found if pair.geweigerd and pair.casus_id}
    secluded = Casus.objects.filter(pk__in=refused, besloten=True).values_list("pk", flat=True)
    return Feiten(self_made, frozenset(secluded), frozenset(dienst))
