import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from eenplan.core.tables import NewTable

# What waited at the radar's own review waits here, with its owner and its term.
VAN_DE_RADAR = """
    WITH oud AS (SELECT * FROM deadlines_deadline WHERE object_type = 'kijken' AND done_at IS NULL),
    nieuw AS (
        INSERT INTO logboek_nakijkpunt (soort, wie_id, organisatie_id, dag, aantallen, gevonden_op, oordeel, reden)
        SELECT 'typen', object_id, organisation_id, (started_at AT TIME ZONE 'Europe/Amsterdam')::date,
            'gevonden voor er een logboek was om te lezen', started_at, '', '' FROM oud
        RETURNING id, wie_id
    )
    UPDATE deadlines_deadline d SET object_type = 'nakijkpunt', object_id = nieuw.id, key = 'inzage_nakijken'
    FROM nieuw, oud WHERE oud.id = d.id AND nieuw.wie_id = oud.object_id
"""


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('accounts', '0001_initial'),
        ('deadlines', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        NewTable(
            name='Nakijkstand',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('dag', models.DateField()),
            ],
            options={
                'verbose_name_plural': 'nakijkstanden',
            },
        ),
        NewTable(
            name='Nakijkpunt',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('soort', models.CharField(max_length=20)),
                ('casus_id', models.BigIntegerField(null=True)),
                ('dag', models.DateField()),
                ('aantallen', models.CharField(max_length=120)),
                ('gevonden_op', models.DateTimeField()),
                ('oordeel', models.CharField(blank=True, choices=[('verklaarbaar', 'Verklaarbaar'), ('niet_verklaarbaar', 'Niet verklaarbaar')], max_length=20)),
                ('reden', models.CharField(blank=True, max_length=400)),
                ('beoordeeld_op', models.DateTimeField(null=True)),
                ('beoordeeld_door', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('organisatie', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organisation')),
                ('wie', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name_plural': 'nakijkpunten',
                'constraints': [models.UniqueConstraint(fields=('soort', 'wie', 'casus_id', 'dag'), name='nakijkpunt_eenmaal', nulls_distinct=False), models.CheckConstraint(condition=models.Q(('oordeel', ''), models.Q(('beoordeeld_op__isnull', False), models.Q(('reden', ''), _negated=True)), _connector='OR'), name='nakijkpunt_met_reden')],
            },
        ),
        migrations.RunSQL(VAN_DE_RADAR),
    ]
