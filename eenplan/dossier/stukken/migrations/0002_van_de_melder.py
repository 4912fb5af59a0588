"""Files came with reports only: they are the reporter's, and no partner reads them (access.md R5)."""

from django.db import migrations

VAN_DE_MELDER = """
SELECT set_config('eenplan.system', 'on', true);
UPDATE stukken_stuk SET klasse = 'melder' WHERE klasse = 'veiligheid';
SELECT set_config('eenplan.system', 'off', true);
"""


class Migration(migrations.Migration):
    dependencies = [("stukken", "0001_initial")]
    operations = [migrations.RunSQL(VAN_DE_MELDER, migrations.RunSQL.noop)]
