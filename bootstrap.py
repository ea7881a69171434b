"""Makes `.venv` on a machine where nothing of ours is installed, and keeps it right.

The steps: the virtual environment, pip where the system left it out, the packages of requirements.lock checked by
hash, the project itself (editable), compiled bytecode, and the system libraries of the layout engine. A stamp,
written as steps are done, says what need not be done again; whatever was interrupted or has changed is done anew.

Runs under a bare Python: standard library only, and nothing that an older Python cannot parse, so that it can be
told that it is too old. Everything goes into `.venv`, except the system libraries where apt may install them.
"""

from __future__ import annotations

import contextlib
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

OLDEST_PYTHON = (3, 11)
#: 400 MB of packages, and as much again while they are fetched and unpacked.
NEEDED_BYTES = 800_000_000
#: Debian's names of the engine's libraries (as in publish/pdf/libraries.py), and of pip where python3-venv is missing.
ENGINE_PACKAGES = ("libpangoft2-1.0-0", "libharfbuzz-subset0")
PIP_PACKAGE = "python3-pip-whl"
#: Where Debian's package puts pip.
WHEELS = "usr/share/python-wheels"
#: Settings of the caller that would lead Python or pip out of the virtual environment.
MISLEADING = ("PYTHONHOME", "PYTHONPATH", "PIP_USER", "PIP_TARGET", "PIP_PREFIX", "PIP_ROOT")
_COMPLETE = b"complete\n"
#: How pip and apt begin a line that says what went wrong.
_FAULT = ("ERROR: ", "E: ")
_RETRY = (
    "A first set-up needs the network. Where that is not it, .venv/set-up.log has all that was said. "
    "Then run the same command again."
)


class SetupError(Exception):
    """The machine cannot be set up: the message says what is wrong, `hint` what a person can do about it."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.hint = hint


def require_python(version: tuple[int, int]) -> None:
    """Raise SetupError where the running Python is too old; the hint names a newer one if the machine has it."""
    if version >= OLDEST_PYTHON:
        return
    names = (f"python3.{minor}" for minor in range(20, 10, -1))
    newer = next((name for name in names if shutil.which(name)), None)
    hint = f"Run `{newer} tasks.py` instead." if newer else "Install a newer Python and run tasks.py with it."
    message = f"publish needs Python 3.11 or newer; this is Python {version[0]}.{version[1]}."
    raise SetupError(message, hint)


def environment(root: Path) -> dict[str, str]:
    """Return the variables for commands that run inside the virtual environment of the project at `root`."""
    inherited = {name: value for name, value in os.environ.items() if name not in MISLEADING}
    path = os.pathsep.join((str(root / ".venv" / "bin"), os.environ.get("PATH", os.defpath)))
    return {**inherited, "VIRTUAL_ENV": str(root / ".venv"), "PATH": path}


def set_up(root: Path, *, again: bool = False) -> None:
    """Make the virtual environment of the project at `root` ready; a matter of milliseconds where it is already.

    `again` repeats all steps that change nothing where nothing is wrong. Raises SetupError.
    """
    require_python(sys.version_info[:2])
    try:
        if again or not _is_complete(root):
            with _alone(root):
                _run_steps(root, again=again)
    except OSError as error:
        message = f"The set-up stopped: {error.strerror or error} ({error.filename or root})."
        raise SetupError(message, "Mend that (room, rights) and run the same command again.") from None


def _run_steps(root: Path, *, again: bool) -> None:
    if not again and _is_complete(root):
        return  # by another command, while this one waited
    started = time.monotonic()
    stamp, log = root / ".venv" / "set-up", root / ".venv" / "set-up.log"
    done = _read_stamp(root)
    log.unlink(missing_ok=True)
    try:
        if not done.startswith(_place(root)):
            # No stamp, another folder, another Python: an interrupted pip leaves packages that look installed and are
            # not, and a virtual environment that was moved starts the old one's programs. Only a new one is sure.
            _make_environment(root)
            done = b""
        if again or not done.startswith(_place(root) + _contents(root)):
            stamp.unlink(missing_ok=True)
            _install_packages(root)
            stamp.write_bytes(_place(root) + _contents(root))
        _ensure_libraries(root)
    finally:
        shutil.rmtree(root / ".venv" / "apt", ignore_errors=True)
    stamp.write_bytes(_place(root) + _contents(root) + _COMPLETE)
    _say(f"ready after {time.monotonic() - started:.0f} s")


def _is_complete(root: Path) -> bool:
    return _read_stamp(root) == _place(root) + _contents(root) + _COMPLETE


def _read_stamp(root: Path) -> bytes:
    try:
        return (root / ".venv" / "set-up").read_bytes()
    except OSError:
        return b""


def _place(root: Path) -> bytes:
    """Where the virtual environment stands and which Python it belongs to: neither may change under it."""
    python = root / ".venv" / "bin" / "python"
    return os.fsencode(f"{python}\n{os.path.realpath(python) if python.exists() else 'no Python'}\n")


def _contents(root: Path) -> bytes:
    """A digest of what decides on the packages, and of these steps themselves."""
    digest = hashlib.sha256()
    for path in (root / "requirements.lock", root / "pyproject.toml", Path(__file__)):
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest().encode() + b"\n"


@contextlib.contextmanager
def _alone(root: Path) -> Iterator[None]:
    """Hold the folder while setting up, so that two commands started together do not write over one another."""
    import fcntl  # noqa: PLC0415 - not on Windows, where the Python check must still be able to speak

    descriptor = os.open(root, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


def _make_environment(root: Path) -> None:
    venv = root / ".venv"
    if venv.exists():
        shutil.rmtree(venv)
    venv.mkdir()
    if shutil.disk_usage(root).free < NEEDED_BYTES:
        message = f"The disk of this folder has less than the {NEEDED_BYTES // 1_000_000} MB that a set-up needs."
        raise SetupError(message, "Make room there and run the same command again.")
    _say("virtual environment")
    # The real interpreter, for this one may be that of the virtual environment just removed.
    command = [os.path.realpath(sys.executable), "-m", "venv", str(venv)]
    if importlib.util.find_spec("ensurepip"):
        _must(root, command, "The virtual environment could not be made.")
        return
    # Debian keeps ensurepip in python3-venv, and without it `venv` would fail half-way.
    _must(root, [*command, "--without-pip"], "The virtual environment could not be made.")
    _say(f"pip, from {PIP_PACKAGE}")
    wheel = _pip_wheel(Path("/"))
    if not wheel and _unpack(root, [PIP_PACKAGE], venv / "pip"):
        wheel = _pip_wheel(venv / "pip")
    if not wheel:
        message = "This Python comes without pip, and it could not be downloaded."
        raise SetupError(message, "Connect to the network, or install it first: `apt-get install python3-venv`.")
    command = [_python(root), f"{wheel}/pip", "install", "--quiet", "--no-index", str(wheel)]
    _must(root, command, "pip could not be installed.")
    shutil.rmtree(venv / "pip", ignore_errors=True)


def _install_packages(root: Path) -> None:
    # Wheels only: building a package from source would fetch tools that no hash vouches for.
    pip = [_python(root), "-m", "pip", "--disable-pip-version-check", "--no-input", "install", "--quiet", "--no-deps"]
    locked = ["--no-compile", "--only-binary=:all:", "--require-hashes", "--requirement", "requirements.lock"]
    _say("packages of requirements.lock")
    _must(root, [*pip, *locked], "The packages of requirements.lock could not be installed.")
    _must(root, [*pip, "--no-build-isolation", "--editable", "."], "The project could not be installed.")
    _say("bytecode")
    libraries = next((root / ".venv" / "lib").glob("python3*/site-packages"))
    # Some packages carry files for other Pythons that do not compile here; they are never imported.
    _call(root, [_python(root), "-m", "compileall", "-q", "-j", "0", str(libraries), "publish"])


def _ensure_libraries(root: Path) -> None:
    probe = [_python(root), "-m", "publish.pdf.libraries"]
    if _call(root, probe):
        return
    _say("libraries of the layout engine: " + " ".join(ENGINE_PACKAGES))
    if _install(root, ENGINE_PACKAGES) and _call(root, probe):
        return
    if _unpack(root, ENGINE_PACKAGES, root / ".venv" / "system") and _call(root, probe):
        return
    _call(root, probe)
    missing, way_out = _said(root)[-2:]
    message = f"Libraries of the layout engine could not be fetched. {missing}"
    raise SetupError(message, f"{way_out} Then run the same command again.")


def _install(root: Path, packages: Sequence[str]) -> bool:
    """Install Debian packages for the whole machine, where this user may do that without being asked."""
    if not shutil.which("apt-get"):
        return False
    as_root = ["env"] if os.geteuid() == 0 else ["sudo", "-n"]
    if not shutil.which(as_root[0]) or not _call(root, [*as_root, "true"]):
        return False
    # The machine's lists are left alone, and so is whatever stands in the way of these packages.
    lists = _apt_lists(root)
    options = [*lists, "-o", "DPkg::Lock::Timeout=120", "-o", "Dir::Cache::pkgcache=", "-o", "Dir::Cache::srcpkgcache="]
    frontend = [*as_root, "env", "DEBIAN_FRONTEND=noninteractive"]
    wanted = ["install", "--yes", "--no-remove", "--no-install-recommends", *packages]
    return bool(lists) and _call(root, [*frontend, "apt-get", "-qq", *options, *wanted])


def _unpack(root: Path, packages: Sequence[str], folder: Path) -> bool:
    """Download Debian packages, with all that they need and the machine lacks, and unpack them into a new folder."""
    if not shutil.which("apt-get") or not shutil.which("dpkg-deb"):
        return False
    cache = root / ".venv" / "apt" / "cache"
    (cache / "archives" / "partial").mkdir(parents=True, exist_ok=True)
    lists = _apt_lists(root)
    options = [*lists, "-o", f"Dir::Cache={cache}", "-o", "Debug::NoLocking=true"]
    wanted = ["install", "--download-only", "--yes", "--no-install-recommends", *packages]
    if not lists or not _call(root, ["apt-get", "-qq", *options, *wanted]):
        return False
    part = folder.with_suffix(".part")
    shutil.rmtree(part, ignore_errors=True)
    part.mkdir()
    archives = sorted((cache / "archives").glob("*.deb"))
    for archive in archives:
        if not _call(root, ["dpkg-deb", "--extract", str(archive), str(part)]):
            return False
        archive.unlink()
    shutil.rmtree(folder, ignore_errors=True)
    part.rename(folder)
    return True


def _apt_lists(root: Path) -> list[str]:
    """Fetch the lists of the machine's package sources into `.venv`, once; return apt-get's options to use them."""
    lists = root / ".venv" / "apt" / "lists"
    options = ["-o", f"Dir::State::lists={lists}", "-o", "APT::Sandbox::User=root"]
    if lists.exists():
        return options
    (lists / "partial").mkdir(parents=True)
    return options if _call(root, ["apt-get", "-qq", *options, "-o", "Debug::NoLocking=true", "update"]) else []


def _pip_wheel(top: Path) -> Path | None:
    return next(iter(sorted((top / WHEELS).glob("pip-*.whl"))), None)


def _python(root: Path) -> str:
    return str(root / ".venv" / "bin" / "python")


def _must(root: Path, command: Sequence[str], message: str) -> None:
    """Run a command that nothing can be done without. Raises SetupError with the last of what it said."""
    if not _call(root, command):
        faults = [line for line in _said(root) if line.startswith(_FAULT)] or _said(root)
        raise SetupError("\n  ".join([message, *faults[-2:]]), _RETRY)


def _said(root: Path) -> list[str]:
    return (root / ".venv" / "set-up.log").read_text(encoding="utf-8", errors="replace").splitlines()


def _call(root: Path, command: Sequence[str]) -> bool:
    """Run a command, keep what it says in `.venv/set-up.log`, and tell whether it succeeded."""
    with (root / ".venv" / "set-up.log").open("ab") as log:
        log.write(f"$ {' '.join(command)}\n".encode("utf-8", "replace"))
        log.flush()
        variables = environment(root)
        ended = subprocess.run(command, cwd=root, env=variables, stdout=log, stderr=log, check=False)  # noqa: S603 - this file's own commands
        return ended.returncode == 0


def _say(line: str) -> None:
    sys.stderr.write(f"set-up: {line}\n")
    sys.stderr.flush()
