"""The one command, `python3 -m hub`: a fresh clone installs itself, then serves, tests or tends the hub.

Only the standard library is imported here, because at the first start nothing else is there yet.
"""

import argparse
import contextlib
import hashlib
import json
import os
import runpy
import subprocess
import sys
import time
from collections import deque
from collections.abc import Iterator
from pathlib import Path
from threading import Thread

try:
    import fcntl
except ImportError:  # Windows: two first starts at the same moment are not held apart there
    fcntl = None  # type: ignore[assignment]

if sys.version_info < (3, 11):
    sys.exit("Yizhan needs Python 3.11 or newer; this is " + sys.version.split()[0] + ".")

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
NOTE = VENV / "hub-installed.json"  # {"packages": digest, "extras": [names]}
PACKAGES, CLIENT = "installing the Python packages", "compiling the web client"
NO_PIP = """
This Python ({python}) has neither ensurepip nor pip, so it cannot install anything.
  Debian, Ubuntu:  apt-get install python3-venv
  elsewhere:       install Python 3.11 or newer with its pip, then start again.
"""


def say(text: str, end: str = "\n") -> None:
    """Progress goes to the error stream: what a command prints as its result stays clean."""
    print(text, end=end, file=sys.stderr, flush=True)


# ── a fresh clone installs itself ───────────────────────────────────────────


def step(label: str, command: list[str], **environment: str) -> None:
    """Run one command with its elapsed seconds in sight; show its output, and stop, only if it fails."""
    began, said, lines = time.monotonic(), 0, deque[str](maxlen=60)
    live = sys.stderr.isatty()
    everything = {**os.environ, **environment}
    say(f"  · {label} …", end="" if live else "\n")
    with subprocess.Popen(
        command, cwd=ROOT, env=everything, text=True, errors="replace", stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
    ) as process:  # fmt: skip
        reader = Thread(target=lambda: lines.extend(process.stdout or ()), daemon=True)
        reader.start()
        while process.poll() is None:
            reader.join(timeout=0.5)
            elapsed = int(time.monotonic() - began)
            if live:
                say(f"\r\033[K  · {label} … {elapsed} s", end="")
            elif elapsed >= said + 15:
                said = elapsed
                say(f"    … {elapsed} s")
        reader.join()
    clear = "\r\033[K" if live else ""
    if process.returncode:
        say(f"{clear}  ✗ {label}\n\n{''.join(lines)}")
        sys.exit(f"Could not go on: {label} failed (exit {process.returncode}). Its output is above.")
    say(f"{clear}  ✓ {label:<40} {time.monotonic() - began:6.1f} s")


def packages_digest() -> str:
    """What the packages depend on: their list, the Python they are for, and where the clone lies."""
    told = f"{ROOT}\0{sys.version_info[:2]}\0".encode() + (ROOT / "pyproject.toml").read_bytes()
    return hashlib.sha256(told).hexdigest()


def installed_extras() -> set[str]:
    """The extras that are installed as pyproject.toml has them now; nothing at all is told by LookupError."""
    try:
        note = json.loads(NOTE.read_text())
    except (OSError, ValueError) as nothing:
        raise LookupError from nothing
    if note["packages"] != packages_digest():
        raise LookupError
    return set(note["extras"])


def packages_wanted(extras: set[str]) -> bool:
    try:
        return not extras <= installed_extras()
    except LookupError:
        return True


def client_wanted() -> bool:
    return bool(runpy.run_path(str(ROOT / "webchat" / "client.py"))["wanted"]())


@contextlib.contextmanager
def alone() -> Iterator[None]:
    """Hold the clone's folder while installing, so that of two first starts one waits for the other."""
    if fcntl is None:
        yield
        return
    folder = os.open(ROOT, os.O_RDONLY)
    try:
        try:
            fcntl.flock(folder, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            say("Another start is installing; waiting for it …")
            fcntl.flock(folder, fcntl.LOCK_EX)
        yield
    finally:
        os.close(folder)


def environment_works() -> bool:
    probe = "import sys; sys.exit(sys.version_info < (3, 11))"
    return PYTHON.exists() and subprocess.run([PYTHON, "-c", probe], check=False).returncode == 0


def has_pip(python: Path | str) -> bool:
    return subprocess.run([python, "-m", "pip", "--version"], capture_output=True, check=False).returncode == 0


def pip() -> list[str]:
    """The command that installs into .venv, made first if need be; says what is missing if none can."""
    bundled = [sys.executable, "-c", "import venv; from ensurepip import version"]
    complete = subprocess.run(bundled, capture_output=True, check=False).returncode == 0  # Debian splits it off
    if not environment_works():
        bare = [] if complete else ["--without-pip"]
        step("making .venv", [sys.executable, "-m", "venv", "--clear", *bare, str(VENV)])
    if has_pip(PYTHON):
        return [str(PYTHON), "-m", "pip"]
    if complete:
        step("putting pip into .venv", [str(PYTHON), "-m", "ensurepip", "--default-pip"])
        return [str(PYTHON), "-m", "pip"]
    if has_pip(sys.executable):
        return [sys.executable, "-m", "pip", "--python", str(PYTHON)]
    sys.exit(NO_PIP.format(python=sys.executable))


def install(extras: set[str]) -> None:
    """Bring .venv and the compiled web client up to date; costs some milliseconds when they are."""
    if not (packages_wanted(extras) or client_wanted()):
        return
    with alone():
        if packages_wanted(extras):
            with contextlib.suppress(LookupError):
                extras = extras | installed_extras()
            first = "" if NOTE.exists() else " (the first start takes a minute or two, later ones no time)"
            say(f"Yizhan installs itself into .venv{first}")
            project = f".[{','.join(sorted(extras))}]" if extras else "."
            NOTE.unlink(missing_ok=True)
            step(PACKAGES, [*pip(), "install", "--no-input", "--editable", project], HUB_SKIP_WEB="1")
            NOTE.write_text(json.dumps({"packages": packages_digest(), "extras": sorted(extras)}))
        if client_wanted():
            step(CLIENT, [*pip(), "install", "--no-input", "--no-deps", "--editable", "."])


# ── what can be asked ───────────────────────────────────────────────────────


def serve(asked: argparse.Namespace, rest: list[str]) -> int:
    from hub import commands

    many = {"workers": asked.workers, "ready": asked.ready}
    return commands.serve(demo=asked.demo, host=asked.host, port=asked.port, **many)


def work(asked: argparse.Namespace, rest: list[str]) -> int:
    from hub import commands

    return commands.work()


def migrate(asked: argparse.Namespace, rest: list[str]) -> int:
    from hub import commands

    return commands.migrate()


def user(asked: argparse.Namespace, rest: list[str]) -> int:
    from hub import commands

    return commands.user(login=asked.login, name=asked.name, company=asked.company, roles=asked.role)


def bring(asked: argparse.Namespace, rest: list[str]) -> int:
    from hub import commands

    return commands.bring(files=asked.files, company=asked.company, apply=asked.apply)


def new(asked: argparse.Namespace, rest: list[str]) -> int:
    from hub.records import scaffold

    return scaffold.write(asked.name, ROOT, sort=asked.sort, chinese=asked.zh, english=asked.en)


def test(asked: argparse.Namespace, rest: list[str]) -> int:
    os.chdir(ROOT)
    chosen = [f"--{name}" for name in ("fast", "faults") if getattr(asked, name)]
    return subprocess.call([sys.executable, "-m", "tests", *chosen, *rest])


def check(asked: argparse.Namespace, rest: list[str]) -> int:
    if asked.journal:
        from hub import commands

        return commands.proof()
    os.chdir(ROOT)
    if asked.write:
        subprocess.check_call([sys.executable, "-m", "webchat.wire_types"])
    return subprocess.call([sys.executable, "-m", "tests.house.checklist"])


def parser() -> argparse.ArgumentParser:
    """Every command in words; the words are read before anything is installed."""
    top = argparse.ArgumentParser(
        prog="python3 -m hub", description="Yizhan: one command for everything.",
        epilog="HUB_SKIP_WEB=1 leaves the web client out; HUB_NO_INSTALL=1 uses the Python it was started with.",
        allow_abbrev=False,
    )  # fmt: skip
    commands = top.add_subparsers(dest="command", required=True, metavar="command")

    def command(name: str, run: object, help: str, more: str = "") -> argparse.ArgumentParser:
        added = commands.add_parser(name, help=help, description=f"{help}. {more}", allow_abbrev=False)
        added.set_defaults(run=run)
        return added

    _options_of_serve(command("serve", serve, "Open the station: web, sockets, timers and bots in one", SERVE))
    command("work", work, "Do the background work only: outbox, timers and jobs, with no door open", WORK)
    told = command("test", test, "Run the tests, with real servers and a real browser", TEST)
    told.add_argument("--fast", action="store_true", help="leave out the slow ones and those in a browser")
    told.add_argument("--faults", action="store_true", help="the fault tests alone, at full length (an hour or more)")
    told = command("check", check, "Check style, types, floors, house and web client, as a checklist", CHECK)
    told.add_argument("--write", action="store_true", help="first write the web client's types of the wire anew")
    told.add_argument("--journal", action="store_true", help="instead: prove that nobody altered the journal")
    command("migrate", migrate, "Bring the database to the newest schema, and say what was done", MIGRATE)
    told = command("new", new, "Write a new record module with its words and its tests", NEW)
    told.add_argument("name", help="folder and thing, for example library.book")
    told.add_argument("--zh", default="", help="what people call it in Chinese")
    told.add_argument("--en", default="", help="what people call it in English")
    told.set_defaults(sort="plain")
    for sort, said in (("loan", "it is lent out and comes back"), ("assigned", "it is given to somebody to do")):
        told.add_argument(f"--{sort}", dest="sort", action="store_const", const=sort, help=said)
    told = command("user", user, "Create a person who can sign in, or give one a new password", USER)
    told.add_argument("login", help="what the person signs in with")
    told.add_argument("--name", help="the person's name; needed for a new one")
    told.add_argument("--company", help="which company, if there are several")
    told.add_argument("--role", action="append", default=[], help="a role to give, for example admin; repeatable")
    told = command("import", bring, "Read departments and people from CSV files", IMPORT)
    told.add_argument("files", nargs="+", type=Path, metavar="file.csv")
    told.add_argument("--company", help="which company, if there are several")
    told.add_argument("--apply", action="store_true", help="really do it; without this nothing is written")
    return top


def _options_of_serve(told: argparse.ArgumentParser) -> None:
    told.add_argument("--demo", action="store_true", help="fill an empty hub with the demo organisation")
    told.add_argument("--host", help="listen on this address instead of the one in config/hub.toml")
    told.add_argument("--port", type=int, help="and on this port; 0 takes any free one")
    told.add_argument("--workers", type=int, default=0, help="serve in so many processes; needs PostgreSQL and Redis")
    told.add_argument("--ready", type=int, help=argparse.SUPPRESS)


SERVE = "Settings come from config/hub.toml, overridden by HUB_* variables and by these options."
WORK = "Run as many as you like beside `serve`; they share the work through the database."
TEST = "Everything else on the line goes to pytest: paths, -k, -x. Missing servers and fonts are installed."
CHECK = "Each line says what was looked at, how it went and how long it took; any ✗ makes the exit code 1."
MIGRATE = "`serve` does this by itself; use it where the one who may change the schema does not serve."
NEW = "Makes hub/office/NAME and tests/hub/office/NAME, green from the start."
USER = "Prints a password for one sign-in; the person chooses another then."
IMPORT = "A dry run unless --apply is given: every error is told with its file, row and column."
EXTRAS = {"test": {"test"}, "check": {"test"}}


def main(argv: list[str] | None = None) -> int:
    """Read the line, install what it needs, go on inside .venv, do it; the exit code is the answer."""
    line = sys.argv[1:] if argv is None else argv
    words = parser()
    asked, rest = words.parse_known_args(line)
    if rest and asked.command != "test":
        words.error(f"not understood: {' '.join(rest)}")
    if (ROOT / "pyproject.toml").exists() and not os.environ.get("HUB_NO_INSTALL"):
        install(EXTRAS.get(asked.command, set()))
        if Path(sys.prefix).resolve() != VENV.resolve():
            os.execv(PYTHON, [str(PYTHON), "-m", "hub", *line])
    return int(asked.run(asked, rest))


if __name__ == "__main__":
    sys.exit(main())
