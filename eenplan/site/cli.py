"""The command ``eenplan``. Help is Dutch and quick: a command imports what it needs when it runs."""

import io
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version

Arguments = Sequence[str]


def _start(args: Arguments) -> int:
    from eenplan.site.start import follow, start

    if "--standby" in args:
        return follow()
    return start(demo="--demo" in args)


def _web(args: Arguments) -> int:
    from eenplan.site.django_start import database
    from eenplan.site.services import run_web

    with database(keep=True):
        return run_web()


def _worker(args: Arguments) -> int:
    from eenplan.site.django_start import database, setup
    from eenplan.site.services import run_worker

    with database():
        setup()
        return run_worker()


def _migrate(args: Arguments) -> int:
    from eenplan.site.django_start import database, setup
    from eenplan.site.migrate import migrate
    from eenplan.site.screen import say, step

    with database(), step("Tabellen bijwerken"):
        setup()
        migrate(say)
    return 0


def _demo(args: Arguments) -> int:
    from eenplan.site.django_start import database, setup

    if "--accounts" in args:
        from eenplan.site.start import tell_accounts

        setup()
        tell_accounts(alle=True)
        return 0
    from eenplan.site.start import fill, prepare

    with database():
        prepare(demo=True)
        fill(demo=True)
    return 0


def _health(args: Arguments) -> int:
    from eenplan.site.django_start import database, setup
    from eenplan.site.health import main as health
    from eenplan.site.screen import say

    with database(start=False):
        setup()
        return health(say)


def _stories(args: Arguments) -> int:
    from importlib import import_module

    from eenplan.site.django_start import database
    from eenplan.site.start import prepare

    with database():
        prepare(demo=False)
        return int(import_module("eenplan.site.verhalen").main(list(args)) or 0)


def _generate(args: Arguments) -> int:
    from eenplan.site.django_start import database
    from eenplan.site.start import prepare

    with database():
        prepare(demo=False)
        from eenplan.site.genereer.opdracht import main as generate

        return generate(list(args))


def _radar(args: Arguments) -> int:
    from eenplan.site.django_start import database
    from eenplan.site.start import prepare

    with database():
        prepare(demo=False)
        from eenplan.site.radar.opdracht import main as radar

        return radar(list(args))


def _log(args: Arguments) -> int:
    from eenplan.site.django_start import database, setup

    with database():
        setup()
        from eenplan.site.logboek import main as log

        return log(list(args))


def _destroyed(args: Arguments) -> int:
    from eenplan.site.django_start import database, setup

    with database():
        setup()
        from eenplan.site.vernietigd import main as destroyed

        return destroyed(list(args))


def _backup(args: Arguments) -> int:
    from eenplan.site.behoud.opdracht import backup

    return backup(args)


def _restore(args: Arguments) -> int:
    from eenplan.site.behoud.opdracht import terugzetten

    return terugzetten(args)


def _prove(args: Arguments) -> int:
    from eenplan.site.behoud.opdracht import proberen

    return proberen(args)


def _key(args: Arguments) -> int:
    from eenplan.site.django_start import database, setup

    with database():
        setup()
        from eenplan.site.sleutel import main as key

        return key(list(args))


def _account(args: Arguments) -> int:
    from eenplan.site.django_start import database
    from eenplan.site.start import prepare

    with database():
        prepare(demo=False)
        from eenplan.site.account import main as account

        return account(args)


def _standby(args: Arguments) -> int:
    from eenplan.site.behoud.opdracht_standby import standby

    return standby(args)


def _take_over(args: Arguments) -> int:
    from eenplan.site.behoud.opdracht_standby import overname

    return overname(args)


def _stop(args: Arguments) -> int:
    from eenplan.site.django_start import stop_database
    from eenplan.site.environment import data_folder
    from eenplan.site.screen import say
    from eenplan.site.slot import SLOT, stop_running

    if stop_running(data_folder() / SLOT):
        say("Eenplan is gestopt. De gegevens blijven bewaard.")
        return 0
    say("De database is gestopt." if stop_database() else "De database draaide niet.")
    return 0


def _manage(args: Arguments) -> int:
    from eenplan.site.django_start import database, setup

    with database():
        setup()
        from django.core.management import execute_from_command_line

        execute_from_command_line(["eenplan manage", *args])
    return 0


@dataclass(frozen=True, slots=True)
class Command:
    """One word after ``eenplan``; ``options`` lists the only options it takes, None means any."""

    run: Callable[[Arguments], int]
    help: str
    options: tuple[str, ...] | None = ()


COMMANDS = {
    "start": Command(
        _start,
        "alles starten: database, web en werker (--demo: met verzonnen regio; --standby: alleen het tweede exemplaar)",
        ("--demo", "--standby"),
    ),
    "web": Command(_web, "alleen de webserver, op EENPLAN_PORT (8000)"),
    "werker": Command(_worker, "alleen de werker, die termijnen en berichten bewaakt"),
    "migreer": Command(_migrate, "tabellen, rechten en standaardwaarden bijwerken"),
    "demo": Command(_demo, "de verzonnen demo-regio opbouwen (--accounts: alle accounts noemen)", ("--accounts",)),
    "account": Command(_account, "eerste: de eerste beheerder maken; herstel NAAM: hem weer laten inloggen", None),
    "genereer": Command(_generate, "verzonnen gezinnen maken: --huishoudens AANTAL [--zaad N] [--jaren N]", None),
    "gezondheid": Command(_health, "nagaan of database, tabellen en werker in orde zijn"),
    "logboek": Command(
        _log, "nagaan dat niemand het logboek veranderde: controleer [--vanaf JJJJ-MM-DD] [--bestand PAD]", None
    ),
    "backup": Command(_backup, "een back-up maken: [MAP] [--sleutels ANDERE_MAP] [--bewaar AANTAL]", None),
    "herstel": Command(_restore, "een back-up terugzetten: BESTAND --naar NIEUWE_MAP [--sleutels BESTAND]", None),
    "beproef": Command(_prove, "een back-up bewijzen door hem terug te zetten: [BESTAND] [--sleutels BESTAND]", None),
    "standby": Command(_standby, "een tweede exemplaar van de database maken: NIEUWE_MAP, of --weg", None),
    "overname": Command(_take_over, "de standby in EENPLAN_DATA neemt het over (--toch: ook als zij achterliep)", None),
    "verhalen": Command(_stories, "verhalen inlezen: BESTAND [--vergelijk] [--json UIT]", None),
    "radar": Command(
        _radar,
        "de radar op een bestand: laad PERSONEN.csv, leer --uit UIT.json, zoek VRAGEN.csv --uit UIT.csv;"
        " op het dossier: leer --dossier, gewichten, controleer, herbouw",
        None,
    ),
    "sleutel": Command(
        _key, "sleutels: staat, draai [--organisatie NAAM | --hoofd], herversleutel, bewaar, zet-terug", None
    ),
    "vernietigd": Command(_destroyed, "bewijzen van vernietigde casussen: bewaar BESTAND, of pas-toe BESTAND", None),
    "stop": Command(_stop, "Eenplan stoppen, of een achtergebleven database"),
    "manage": Command(_manage, "een opdracht van Django uitvoeren", None),
}


def usage() -> str:
    lines = [f"  {name:<11} {command.help}" for name, command in COMMANDS.items()]
    return (
        "Eenplan: één gezin, één plan, één regisseur.\n\nGebruik: eenplan OPDRACHT [opties]\n\nOpdrachten:\n"
        + "\n".join(lines)
        + "\n\nInstellingen (omgeving): EENPLAN_DATA (./.data), EENPLAN_PORT (8000), DATABASE_URL."
    )


def release() -> str:
    try:
        return version("eenplan")
    except PackageNotFoundError:
        return "uit broncode"


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; returns its exit code. 2 for a wrong call, 1 for a failure with a Dutch message."""
    name, *args = list(sys.argv[1:] if argv is None else argv) or ["--help"]
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
    if name in ("--help", "-h", "help", "--version"):
        print(f"eenplan {release()}" if name == "--version" else usage())
        return 0
    command = COMMANDS.get(name)
    if command is None or unknown(command, args):
        print(f"Onbekend: {' '.join([name, *args])}\n\n{usage()}", file=sys.stderr)
        return 2
    return guarded(command, args)


def unknown(command: Command, args: Arguments) -> bool:
    return command.options is not None and not set(args) <= set(command.options)


def guarded(command: Command, args: Arguments) -> int:
    """A failure that we foresee is a message, not a trace."""
    from eenplan.site.pg_user import LaunchError

    try:
        return command.run(args)
    except LaunchError as problem:
        print(f"Fout: {problem}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main())
