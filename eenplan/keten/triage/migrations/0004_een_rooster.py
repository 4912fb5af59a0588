"""Who is on call for the intervention team stands on the one roster (netwerk/dienst) from now on."""

from django.db import migrations

OVER = """
INSERT INTO dienst_roosterdienst (organisatie_id, soort, van, tot, account_id, telefoon)
SELECT organisatie_id, 'interventieteam', van, tot, account_id, '' FROM triage_piket
"""
TERUG = """
INSERT INTO triage_piket (organisatie_id, van, tot, account_id)
SELECT organisatie_id, van, tot, account_id FROM dienst_roosterdienst WHERE soort = 'interventieteam'
"""
OPEN = "SELECT set_config('eenplan.system', 'on', true)"


class Migration(migrations.Migration):

    dependencies = [
        ('dienst', '0002_interventieteam'),
        ('triage', '0003_acuut_interventie_instrument'),
    ]

    operations = [
        migrations.RunSQL([OPEN, OVER], [OPEN, TERUG]),
        migrations.DeleteModel(
            name='Piket',
        ),
    ]
