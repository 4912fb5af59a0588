import django.contrib.postgres.fields
import django.db.models.deletion
import eenplan.keten.overdracht.rules
from django.conf import settings
from django.db import migrations, models

from eenplan.core.tables import NewTable


class Migration(migrations.Migration):

    replaces = [
        ('overdracht', '0001_initial'),
        ('overdracht', '0002_concept'),
        ('overdracht', '0003_warm_en_gronden'),
        ('overdracht', '0004_verdeeltafel'),
        ('overdracht', '0005_buiten'),
    ]

    initial = True

    dependencies = [
        ('accounts', '0001_initial'),
        ('casus', '0004_bewaren'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        NewTable(
            name='Overdracht',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('stand', models.CharField(choices=[('voorgesteld', 'voorgesteld'), ('aangeboden', 'aangeboden'), ('geaccepteerd', 'geaccepteerd'), ('geweigerd', 'geweigerd')], default=eenplan.keten.overdracht.rules.Stand['VOORGESTELD'], max_length=20)),
                ('opgesteld_op', models.DateTimeField()),
                ('aangeboden_op', models.DateTimeField(blank=True, null=True)),
                ('pakket', models.JSONField(default=dict)),
                ('klassen', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=20), default=list, size=None)),
                ('grond', models.CharField(blank=True, max_length=20)),
                ('deel_tot', models.DateTimeField(blank=True, null=True)),
                ('warm_gesprek', models.BooleanField(default=False)),
                ('casus', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='overdrachten', to='casus.casus')),
                ('contactpersoon', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('organisatie', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organisation')),
                ('bewaard_door', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('bewaard_op', models.DateTimeField(blank=True, null=True)),
                ('concept', models.JSONField(default=dict)),
                ('versie', models.IntegerField(default=1)),
                ('gronden', models.JSONField(default=dict)),
                ('warm_met', models.CharField(blank=True, max_length=200)),
                ('warm_op', models.DateField(blank=True, null=True)),
                ('warm_waarom_niet', models.CharField(blank=True, max_length=300)),
                ('tafel', django.contrib.postgres.fields.ArrayField(base_field=models.BigIntegerField(), default=list, size=None)),
                ('buiten_naam', models.CharField(blank=True, max_length=200)),
                ('buiten_soort', models.CharField(blank=True, choices=[('lokaal_team', 'Lokaal team'), ('lopende_hulp', 'Lopende hulp'), ('mda', 'MDA++'), ('gi', 'GI'), ('rvdk', 'Raad voor de Kinderbescherming'), ('andere_vt', 'Veilig Thuis, andere regio'), ('opvang', 'Opvang'), ('specialist', 'Specialist'), ('betrokkenen', 'Betrokkenen'), ('politie', 'Politie'), ('anders', 'Anders')], max_length=20)),
                ('buiten_wie', models.CharField(blank=True, max_length=200)),
            ],
            options={
                'verbose_name_plural': 'overdrachten',
                'indexes': [models.Index(fields=['organisatie', 'stand'], name='overdracht_postvak')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('stand', eenplan.keten.overdracht.rules.Stand['GEACCEPTEERD']), _negated=True), fields=('casus',), name='overdracht_een_tegelijk'), models.CheckConstraint(condition=models.Q(('stand', eenplan.keten.overdracht.rules.Stand['VOORGESTELD']), models.Q(('aangeboden_op__isnull', False), ('organisatie__isnull', False)), models.Q(models.Q(('buiten_naam', ''), _negated=True), ('aangeboden_op__isnull', False)), _connector='OR'), name='overdracht_met_ontvanger')],
            },
        ),
        NewTable(
            name='Overdrachtstap',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('op', models.DateTimeField()),
                ('actie', models.CharField(max_length=20)),
                ('naar_stand', models.CharField(choices=[('voorgesteld', 'voorgesteld'), ('aangeboden', 'aangeboden'), ('geaccepteerd', 'geaccepteerd'), ('geweigerd', 'geweigerd')], max_length=20)),
                ('reden', models.CharField(blank=True, choices=[('geen_capaciteit', 'Geen capaciteit'), ('niet_passend', 'Niet passend'), ('te_onveilig', 'Te onveilig'), ('onvoldoende_informatie', 'Onvoldoende informatie'), ('buiten_gebied', 'Buiten gebied'), ('anders', 'Anders')], max_length=30)),
                ('tekst', models.TextField(blank=True)),
                ('door', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('organisatie', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organisation')),
                ('overdracht', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='stappen', to='overdracht.overdracht')),
                ('buiten_naam', models.CharField(blank=True, max_length=200)),
            ],
            options={
                'verbose_name_plural': 'overdrachtstappen',
                'indexes': [models.Index(fields=['overdracht', 'op'], name='overdrachtstap_op')],
            },
        ),
        NewTable(
            name='Vraag',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('gesteld_op', models.DateTimeField()),
                ('tekst', models.TextField()),
                ('antwoord', models.TextField(blank=True)),
                ('beantwoord_op', models.DateTimeField(blank=True, null=True)),
                ('beantwoord_door', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('gesteld_door', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('overdracht', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='vragen', to='overdracht.overdracht')),
            ],
            options={
                'verbose_name_plural': 'vragen',
            },
        ),
        NewTable(
            name='Ontvangstbewijs',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('aanvaard', models.BooleanField()),
                ('naam', models.CharField(max_length=200)),
                ('functie', models.CharField(max_length=200)),
                ('op', models.DateTimeField()),
                ('hoe', models.CharField(choices=[('telefoon', 'Telefonisch'), ('gesprek', 'In een gesprek'), ('brief', 'Brief'), ('beveiligde_mail', 'Beveiligde mail')], max_length=20)),
                ('kenmerk', models.CharField(blank=True, max_length=60)),
                ('vastgelegd_op', models.DateTimeField()),
                ('overdracht', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='ontvangstbewijzen', to='overdracht.overdracht')),
                ('vastgelegd_door', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name_plural': 'ontvangstbewijzen',
                'constraints': [models.UniqueConstraint(condition=models.Q(('aanvaard', True)), fields=('overdracht',), name='ontvangst_een_aanvaarding')],
            },
        ),
    ]
