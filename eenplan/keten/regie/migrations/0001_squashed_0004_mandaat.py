import django.contrib.postgres.constraints
import django.contrib.postgres.fields
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from eenplan.core.tables import NewTable

# At commit: a household with an open case that had a director during that case, has one now.
MAAK = """
CREATE FUNCTION regie_nooit_zonder() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    household bigint := COALESCE(NEW.huishouden_id, OLD.huishouden_id);
    before text := current_setting('eenplan.system', true);
    gap boolean;
BEGIN
    -- look past row-level security: a gap counts, also when the doer may not see the other case
    PERFORM set_config('eenplan.system', 'on', true);
    SELECT EXISTS (
        SELECT 1 FROM casus_casus c
        WHERE c.huishouden_id = household AND c.stand <> 'afgesloten'
          AND EXISTS (SELECT 1 FROM regie_regie r
                      WHERE r.huishouden_id = household AND (r.tot IS NULL OR r.tot >= c.geopend_op))
    ) AND NOT EXISTS (SELECT 1 FROM regie_regie r WHERE r.huishouden_id = household AND r.tot IS NULL)
    INTO gap;
    PERFORM set_config('eenplan.system', COALESCE(before, ''), true);
    IF gap THEN
        RAISE EXCEPTION 'household % has an open case and no director', household
            USING ERRCODE = 'check_violation', CONSTRAINT = 'regie_nooit_zonder';
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER regie_nooit_zonder AFTER INSERT OR UPDATE OR DELETE ON regie_regie
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION regie_nooit_zonder();
"""
WEG = "DROP TRIGGER regie_nooit_zonder ON regie_regie; DROP FUNCTION regie_nooit_zonder();"


class Migration(migrations.Migration):

    replaces = [
        ('regie', '0001_initial'),
        ('regie', '0002_nooit_zonder'),
        ('regie', '0003_consult_en_schaal'),
        ('regie', '0004_mandaat'),
    ]

    initial = True

    dependencies = [
        ('accounts', '0001_initial'),
        ('casus', '0004_bewaren'),
        ('gezinssysteem', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        NewTable(
            name='Regie',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('van', models.DateTimeField()),
                ('tot', models.DateTimeField(blank=True, null=True)),
                ('regel', models.CharField(max_length=20)),
                ('reden', models.CharField(max_length=300)),
                ('account', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('casus', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='regie', to='casus.casus')),
                ('huishouden', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='regie', to='gezinssysteem.huishouden')),
                ('organisatie', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organisation')),
                ('toegewezen_door', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('beweging', models.CharField(blank=True, choices=[('opgeschaald', 'opgeschaald'), ('afgeschaald', 'afgeschaald')], max_length=20)),
            ],
            options={
                'verbose_name_plural': 'regie',
                'indexes': [models.Index(condition=models.Q(('tot__isnull', True)), fields=['account'], name='regie_van_mij')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('tot__isnull', True)), fields=('huishouden',), name='regie_een_regisseur'), models.CheckConstraint(condition=models.Q(('tot__isnull', True), ('tot__gte', models.F('van')), _connector='OR'), name='regie_periode'), django.contrib.postgres.constraints.ExclusionConstraint(expressions=[('huishouden', '='), (models.Func(models.F('van'), models.F('tot'), function='tstzrange', output_field=django.contrib.postgres.fields.ranges.DateTimeRangeField()), '&&')], name='regie_nooit_twee_tegelijk')],
            },
        ),
        NewTable(
            name='Consultgrond',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('grond', models.CharField(choices=[('ernstige_dreiging', 'Ernstige dreiging, of een vermoeden daarvan'), ('kinderen', 'Er zijn kinderen bij betrokken'), ('zorgafhankelijk', 'Een ouder is (misschien) afhankelijk van zorg'), ('herhaling', 'Herhaald contact over huiselijk geweld'), ('geen_effect', 'Het plan heeft na ongeveer een half jaar geen merkbaar effect'), ('geen_toegang', 'Geen toegang tot het gezin, en een ernstig vermoeden'), ('eerder_huisverbod', 'Er was eerder een tijdelijk huisverbod')], max_length=20)),
                ('feit', models.CharField(max_length=400)),
                ('op', models.DateTimeField()),
                ('casus', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='consultgronden', to='casus.casus')),
                ('door', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name_plural': 'consultgronden',
            },
        ),
        NewTable(
            name='Consult',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('stand', models.CharField(default='gevraagd', max_length=20)),
                ('vraag', models.TextField()),
                ('gronden', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=20), blank=True, default=list, size=None)),
                ('verplicht', models.BooleanField()),
                ('gevraagd_op', models.DateTimeField()),
                ('advies', models.TextField(blank=True)),
                ('beantwoord_op', models.DateTimeField(blank=True, null=True)),
                ('beantwoord_door', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('casus', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='consulten', to='casus.casus')),
                ('gevraagd_door', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name_plural': 'consulten',
                'constraints': [models.UniqueConstraint(condition=models.Q(('stand', 'gevraagd')), fields=('casus',), name='consult_een_vraag'), models.CheckConstraint(condition=models.Q(models.Q(('beantwoord_op__isnull', True), ('stand', 'gevraagd')), models.Q(('beantwoord_op__isnull', False), ('stand', 'beantwoord'), models.Q(('advies', ''), _negated=True)), _connector='OR'), name='consult_beantwoord_met_advies')],
            },
        ),
        NewTable(
            name='Mandaat',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('gever', models.CharField(max_length=200)),
                ('wat', models.CharField(max_length=400)),
                ('van', models.DateTimeField()),
                ('tot', models.DateField()),
                ('beeindigd_op', models.DateTimeField(blank=True, null=True)),
                ('beeindigd_reden', models.CharField(blank=True, max_length=300)),
                ('casus', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='mandaten', to='casus.casus')),
                ('organisatie', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organisation')),
                ('vastgelegd_door', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name_plural': 'mandaten',
                'indexes': [models.Index(fields=['casus', 'tot'], name='mandaat_casus')],
            },
        ),
        migrations.RunSQL(MAAK, WEG),
    ]
