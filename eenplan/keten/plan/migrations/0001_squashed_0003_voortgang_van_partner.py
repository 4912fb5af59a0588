import django.db.models.deletion
import eenplan.keten.plan.herstel
import eenplan.keten.plan.rules
from django.conf import settings
from django.db import migrations, models

from eenplan.core.tables import NewTable


class Migration(migrations.Migration):

    replaces = [
        ('plan', '0001_initial'),
        ('plan', '0002_top3_herstel_pols'),
        ('plan', '0003_voortgang_van_partner'),
    ]

    initial = True

    dependencies = [
        ('accounts', '0001_initial'),
        ('casus', '0003_ingezien'),
        ('gezinssysteem', '0001_initial'),
        ('melding', '0002_nummer'),
        ('personen', '0002_zonder_gelijkenis'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        NewTable(
            name='Plan',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('stand', models.CharField(choices=[('concept', 'concept'), ('actief', 'actief'), ('afgerond', 'afgerond'), ('vervangen', 'vervangen')], default=eenplan.keten.plan.rules.Stand['CONCEPT'], max_length=20)),
                ('fase', models.CharField(choices=[('direct_veilig', 'direct veilig'), ('stabiel_veilig', 'stabiel veilig'), ('herstel', 'herstel'), ('nazorg', 'nazorg')], default=eenplan.keten.plan.rules.Fase['DIRECT'], max_length=20)),
                ('fase_sinds', models.DateTimeField()),
                ('gemaakt_op', models.DateTimeField()),
                ('vastgesteld_op', models.DateTimeField(blank=True, null=True)),
                ('wijze', models.CharField(blank=True, choices=[('akkoord', 'akkoord'), ('kennisgenomen', 'kennisgenomen'), ('opgelegd', 'opgelegd')], max_length=20)),
                ('grond_opgelegd', models.CharField(blank=True, max_length=400)),
                ('stabiele_maanden', models.SmallIntegerField()),
                ('laatste_geweld', models.DateField(blank=True, null=True)),
                ('afgerond_op', models.DateTimeField(blank=True, null=True)),
                ('versie', models.IntegerField(default=1)),
                ('casus', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='plannen', to='casus.casus')),
                ('gemaakt_door', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('huishouden', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='plannen', to='gezinssysteem.huishouden')),
            ],
            options={
                'verbose_name_plural': 'plannen',
                'indexes': [models.Index(fields=['casus', 'gemaakt_op'], name='plan_casus')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('stand', eenplan.keten.plan.rules.Stand['ACTIEF'])), fields=('huishouden',), name='plan_een_actief'), models.UniqueConstraint(condition=models.Q(('stand', eenplan.keten.plan.rules.Stand['CONCEPT'])), fields=('huishouden',), name='plan_een_concept'), models.CheckConstraint(condition=models.Q(models.Q(('wijze', eenplan.keten.plan.rules.Wijze['OPGELEGD']), _negated=True), models.Q(('grond_opgelegd', ''), _negated=True), _connector='OR'), name='plan_opgelegd_met_grond'), models.CheckConstraint(condition=models.Q(('stand', eenplan.keten.plan.rules.Stand['CONCEPT']), ('vastgesteld_op__isnull', False), _connector='OR'), name='plan_vastgesteld'), models.CheckConstraint(condition=models.Q(('stabiele_maanden__gt', 0)), name='plan_stabiele_maanden')],
            },
        ),
        NewTable(
            name='Instemming',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('wijze', models.CharField(choices=[('akkoord', 'akkoord'), ('kennisgenomen', 'kennisgenomen'), ('opgelegd', 'opgelegd')], max_length=20)),
                ('op', models.DateTimeField()),
                ('persoon', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='personen.persoon')),
                ('plan', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='instemmingen', to='plan.plan')),
            ],
            options={
                'verbose_name_plural': 'instemmingen',
            },
        ),
        NewTable(
            name='Planwisseling',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('op', models.DateTimeField()),
                ('actie', models.CharField(max_length=40)),
                ('van_stand', models.CharField(blank=True, max_length=20)),
                ('naar_stand', models.CharField(max_length=20)),
                ('van_fase', models.CharField(blank=True, max_length=20)),
                ('naar_fase', models.CharField(max_length=20)),
                ('reden', models.CharField(blank=True, max_length=400)),
                ('door', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('plan', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='wisselingen', to='plan.plan')),
            ],
            options={
                'verbose_name_plural': 'planwisselingen',
                'indexes': [models.Index(fields=['plan', 'op'], name='planwisseling_plan')],
            },
        ),
        NewTable(
            name='Hersteldoel',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('domein', models.CharField(choices=[('trauma', 'trauma'), ('ontwikkeling', 'ontwikkeling'), ('meedoen', 'meedoen')], max_length=20)),
                ('tekst', models.CharField(max_length=400)),
                ('merkbaar', models.CharField(max_length=400)),
                ('stand', models.CharField(choices=[('loopt', 'loopt'), ('bereikt', 'bereikt'), ('losgelaten', 'losgelaten')], default=eenplan.keten.plan.herstel.Doelstand['LOOPT'], max_length=20)),
                ('bevinding', models.CharField(blank=True, max_length=400)),
                ('gesteld_op', models.DateTimeField()),
                ('bekeken_op', models.DateTimeField(blank=True, null=True)),
                ('gesteld_door', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('persoon', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='personen.persoon')),
                ('plan', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='hersteldoelen', to='plan.plan')),
            ],
            options={
                'verbose_name_plural': 'hersteldoelen',
            },
        ),
        NewTable(
            name='Onveiligheid',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('wat', models.TextField()),
                ('wie', models.CharField(blank=True, max_length=200)),
                ('aan_wie', models.CharField(blank=True, max_length=200)),
                ('wanneer', models.CharField(blank=True, max_length=200)),
                ('wanneer_op', models.DateField(blank=True, null=True)),
                ('hoe_vaak', models.CharField(blank=True, max_length=200)),
                ('schade', models.TextField(blank=True)),
                ('ernst', models.CharField(blank=True, choices=[('zorgelijk', 'zorgelijk'), ('ernstig', 'ernstig'), ('levensgevaar', 'levensgevaar')], max_length=20)),
                ('rang', models.SmallIntegerField(blank=True, null=True)),
                ('met_gezin', models.CharField(blank=True, max_length=400)),
                ('vastgelegd_op', models.DateTimeField()),
                ('versie', models.IntegerField(default=1)),
                ('casus', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='onveiligheden', to='casus.casus')),
                ('melding', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='melding.melding')),
                ('vastgelegd_door', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name_plural': 'onveiligheden',
                'constraints': [models.UniqueConstraint(fields=('casus', 'rang'), name='onveiligheid_rang_eenmaal'), models.CheckConstraint(condition=models.Q(('rang__isnull', True), ('rang__range', (1, 3)), _connector='OR'), name='onveiligheid_top_3')],
            },
        ),
        NewTable(
            name='Afspraak',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('nummer', models.SmallIntegerField()),
                ('soort', models.CharField(choices=[('veiligheid', 'veiligheid'), ('hulp', 'hulp'), ('toekomst', 'toekomst')], max_length=20)),
                ('tekst', models.TextField()),
                ('door', models.CharField(max_length=200)),
                ('controleur', models.CharField(max_length=200)),
                ('controle_op', models.DateField()),
                ('gevolg', models.TextField()),
                ('toegevoegd_op', models.DateTimeField()),
                ('van_kracht_sinds', models.DateTimeField(blank=True, null=True)),
                ('ingetrokken_op', models.DateTimeField(blank=True, null=True)),
                ('ingetrokken_reden', models.CharField(blank=True, max_length=400)),
                ('persoon', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='personen.persoon')),
                ('toegevoegd_door', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('plan', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='afspraken', to='plan.plan')),
                ('komt_van', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='plan.afspraak')),
                ('voor_allen', models.BooleanField(default=False)),
                ('stopt', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='afspraken', to='plan.onveiligheid')),
                ('organisatie', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organisation')),
            ],
            options={
                'verbose_name_plural': 'afspraken',
                'constraints': [models.UniqueConstraint(fields=('plan', 'nummer'), name='afspraak_nummer')],
            },
        ),
        NewTable(
            name='Controle',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('op', models.DateTimeField()),
                ('nagekomen', models.BooleanField()),
                ('toelichting', models.TextField(blank=True)),
                ('volgende', models.DateField(blank=True, null=True)),
                ('afspraak', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='controles', to='plan.afspraak')),
                ('door', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'indexes': [models.Index(fields=['afspraak', 'op'], name='controle_afspraak')],
            },
        ),
        NewTable(
            name='Factor',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('soort', models.CharField(choices=[('risico', 'risico'), ('bescherming', 'bescherming')], max_length=20)),
                ('tekst', models.CharField(max_length=400)),
                ('op', models.DateTimeField()),
                ('door', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('onveiligheid', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='factoren', to='plan.onveiligheid')),
            ],
            options={
                'verbose_name_plural': 'factoren',
            },
        ),
        NewTable(
            name='Polscontact',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('op', models.DateTimeField()),
                ('met_wie', models.CharField(max_length=200)),
                ('uitslag', models.CharField(choices=[('goed', 'goed'), ('zorgen', 'zorgen'), ('onveilig', 'onveilig'), ('geen_gehoor', 'geen gehoor')], max_length=20)),
                ('tekst', models.TextField(blank=True)),
                ('door', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('plan', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='polscontacten', to='plan.plan')),
            ],
            options={
                'verbose_name_plural': 'polscontacten',
                'indexes': [models.Index(fields=['plan', 'op'], name='polscontact_plan')],
            },
        ),
        NewTable(
            name='Gezinswoorden',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('tekst', models.TextField()),
                ('op', models.DateTimeField()),
                ('door', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('persoon', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='personen.persoon')),
                ('plan', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='gezinswoorden', to='plan.plan')),
            ],
            options={
                'verbose_name_plural': 'gezinswoorden',
                'constraints': [models.UniqueConstraint(fields=('plan', 'persoon'), name='gezinswoorden_eenmaal')],
            },
        ),
        NewTable(
            name='Voortgang',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('op', models.DateTimeField()),
                ('hoe', models.CharField(choices=[('goed', 'Het loopt'), ('moeizaam', 'Het gaat moeizaam'), ('lukt_niet', 'Het lukt niet')], max_length=20)),
                ('tekst', models.CharField(blank=True, max_length=300)),
                ('afspraak', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='voortgang', to='plan.afspraak')),
                ('door', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('organisatie', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organisation')),
            ],
            options={
                'verbose_name_plural': 'voortgang',
            },
        ),
        # What happened stays as it was written; only destruction of the whole case takes it away.
        migrations.RunSQL(
            """
CREATE FUNCTION plan_onveranderlijk() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'rows of % are never changed', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation'; END $$;
CREATE TRIGGER onveranderlijk BEFORE UPDATE ON plan_instemming FOR EACH ROW EXECUTE FUNCTION plan_onveranderlijk();
CREATE TRIGGER onveranderlijk BEFORE UPDATE ON plan_controle FOR EACH ROW EXECUTE FUNCTION plan_onveranderlijk();
CREATE TRIGGER onveranderlijk BEFORE UPDATE ON plan_planwisseling FOR EACH ROW EXECUTE FUNCTION plan_onveranderlijk();
            """,
            """DROP TRIGGER onveranderlijk ON plan_instemming; DROP TRIGGER onveranderlijk ON plan_controle; DROP TRIGGER onveranderlijk ON plan_planwisseling; DROP FUNCTION plan_onveranderlijk()""",
        ),
    ]
