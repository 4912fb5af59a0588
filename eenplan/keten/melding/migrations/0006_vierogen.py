import django.contrib.postgres.fields
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from eenplan.core.tables import NewTable


class Migration(migrations.Migration):

    dependencies = [
        ('melding', '0005_samenvoeging'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        NewTable(
            name='Samenvoegvoorstel',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('zelfde', models.JSONField(default=dict)),
                ('werk', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=20), default=list, size=None)),
                ('waarom', models.TextField()),
                ('stand', models.CharField(choices=[('voorgesteld', 'voorgesteld'), ('bevestigd', 'bevestigd'), ('geweigerd', 'geweigerd'), ('ingetrokken', 'ingetrokken'), ('vervallen', 'vervallen')], default='voorgesteld', max_length=20)),
                ('voorgesteld_op', models.DateTimeField()),
                ('besloten_op', models.DateTimeField(null=True)),
                ('reden', models.TextField(blank=True)),
                ('besloten_door', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('melding', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='samenvoegvoorstellen', to='melding.melding')),
                ('met', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='melding.melding')),
                ('naar', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='casus.casus')),
                ('samenvoeging', models.OneToOneField(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='voorstel', to='melding.samenvoeging')),
                ('van', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='casus.casus')),
                ('voorgesteld_door', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name_plural': 'samenvoegvoorstellen',
                'constraints': [models.UniqueConstraint(condition=models.Q(('stand', 'voorgesteld')), fields=('melding',), name='samenvoegvoorstel_een_open'), models.CheckConstraint(condition=models.Q(models.Q(('stand', 'bevestigd'), _negated=True), models.Q(('besloten_door__isnull', False), models.Q(('besloten_door', models.F('voorgesteld_door')), _negated=True)), _connector='OR'), name='samenvoegvoorstel_door_een_ander')],
            },
        ),
    ]
