"""What ``make run`` and ``make serve`` start: everything that is missing is made, then a web server and one worker."""

import os
import signal
import subprocess
import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import connection, connections
from django.db.migrations.executor import MigrationExecutor

from home.languages import is_synced, set_site_address, source_home, sync_languages
from taxonomy.models import Country


class Command(BaseCommand):
    """Prepares the site where it is new, and runs it until interrupted; content that is there is never touched."""

    help = "Prepare and run the site: a web server and a worker, until interrupted."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument(
            "--production", action="store_true", help="gunicorn with as many workers as cores"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Prepare, fork the worker, serve."""
        del args
        settings.STATE_DIR.mkdir(mode=0o700, parents=True, exist_ok=True)
        unfinished = self._prepare()
        port = options["port"]
        self.stdout.write(f"\nMeridian   {settings.BASE_URL}/\nCMS        {settings.BASE_URL}/cms/")
        self._show_logins()
        self.stdout.write("Stop with Ctrl+C.\n", ending="\n")
        self.stdout.flush()
        children = [self._fork("worker")]
        if unfinished:
            children.append(self._fork("load_demo", "--verbosity=1"))
        try:
            self._serve(port, production=options["production"])
        finally:
            for child in children:
                _end(child)

    def _prepare(self) -> bool:
        """Migrations, vocabularies, languages, demo; True where the demo's rest still has to be loaded."""
        executor = MigrationExecutor(connection)
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            self._step("Making the database", "migrate", verbosity=0)
        if not Country.objects.exists():
            self._step("Loading countries, fields, languages", "load_taxonomy", verbosity=0)
        home = source_home()
        if not is_synced():
            self.stdout.write("Making the language trees …")
            sync_languages()
        set_site_address(home)
        if home is None or not home.get_children().filter(numchild__gt=0).exists():
            self._step("Loading the demo site", "load_demo", "--first", verbosity=1)
        if not (settings.MERIDIAN_SEARCH["DIRECTORY"] / "current").exists():
            self._step("Building the search index", "rebuild_search_index", verbosity=0)
        return (settings.STATE_DIR / "demo-unfinished").exists()

    def _step(self, text: str, command: str, *args: str, **options: Any) -> None:
        self.stdout.write(f"{text} …")
        self.stdout.flush()
        call_command(command, *args, **options)

    def _show_logins(self) -> None:
        logins = Path(settings.STATE_DIR) / "demo-logins.txt"
        if logins.exists():
            self.stdout.write(logins.read_text())

    def _fork(self, command: str, *args: str) -> int:
        """Run a command in a child of this process, which has loaded everything already."""
        self.stdout.flush()
        connections.close_all()
        child = os.fork()
        if child:
            return child
        status = 0
        try:
            call_command(command, *args)
        except KeyboardInterrupt:
            pass
        except Exception as error:  # noqa: BLE001 -- outer guard of a child process: say it and end
            sys.stderr.write(f"{command}: {error}\n")
            status = 1
        os._exit(status)

    def _serve(self, port: int, *, production: bool) -> None:
        if not production:
            call_command("runserver", f"127.0.0.1:{port}", use_reloader=False, skip_checks=True)
            return
        call_command("collectstatic", interactive=False, verbosity=0)
        workers = str(os.cpu_count() or 1)
        command = [sys.executable, "-m", "gunicorn", "config.wsgi", "--bind", f"127.0.0.1:{port}"]
        environment = os.environ | {"PYTHONPATH": f"{settings.ROOT / 'site'}{os.pathsep}{settings.ROOT}"}
        server = subprocess.Popen(  # noqa: S603 -- our own server, and a port that was read as a number
            [*command, "--workers", workers, "--threads", "2", "--max-requests", "5000"], env=environment
        )
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: server.terminate())
        server.wait()


def _end(child: int) -> None:
    """Ask a child to end, and wait for it."""
    try:
        os.kill(child, signal.SIGTERM)
        os.waitpid(child, 0)
    except (ProcessLookupError, ChildProcessError):
        pass
