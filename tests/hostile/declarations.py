"""Publications whose declaration, corrections or files are hostile: each writes a folder, and says how a check ends."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.hostile.model import refused

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.hostile.canary import Canary

TEXT = "A plan for all\n\nThe members agree on the following rules for the coming year.\n\n1. Peace.\n2. Work.\n"
HEAD = '[publication]\nid = "plan"\nlanguages = ["en"]\n'
TOML = f'{HEAD}[sources]\nfiles = ["*.txt"]\n'


@dataclass(frozen=True, slots=True)
class Folder:
    """A publication that `make` writes into an empty folder; a check of it ends in `set` or with one of some codes."""

    name: str
    make: Callable[[Path, Canary], object]
    ends: frozenset[str]


def _write(folder: Path, toml: str | bytes = TOML, **files: str | bytes) -> None:
    for name, content in {"publication.toml": toml, "a.txt": TEXT, **files}.items():
        path = folder / name.replace("__", "/")
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content)


def _toml(name: str, toml: str | bytes, *codes: str) -> Folder:
    def make(folder: Path, canary: Canary) -> None:
        marked = (
            toml
            if isinstance(toml, bytes)
            else toml.replace("@FILE@", str(canary.file)).encode("utf-8", "surrogatepass")
        )
        _write(folder, marked)

    return Folder(f"publication.toml: {name}", make, refused(*codes))


def _sources(name: str, line: str, *codes: str) -> Folder:
    return _toml(name, f"{HEAD}[sources]\n{line}\n", *codes)


def _correction(name: str, content: str | bytes, *codes: str) -> Folder:
    return Folder(
        f"corrections: {name}",
        lambda folder, _: _write(folder, **{"corrections__en.toml": content}),
        refused(*codes),
    )


def _path(name: str, change: Callable[[Path, Canary], object], *codes: str, toml: str = TOML) -> Folder:
    def make(folder: Path, canary: Canary) -> None:
        _write(folder, toml)
        change(folder, canary)

    return Folder(f"path: {name}", make, refused(*codes))


def _chain(folder: Path, canary: Canary) -> None:
    for number in range(60):
        (folder / f"{number}.lnk").symlink_to(f"{number + 1}.lnk")
    (folder / "60.lnk").symlink_to(canary.file)


def _entry(find: str, replace: str) -> str:
    return f"[[correction]]\nfind = {find}\nreplace = {replace}\nwhy = 'x'\n"


def _swap(name: str) -> Callable[[Path, Canary], object]:
    """Put a link to the canary in a file's place."""

    def change(folder: Path, canary: Canary) -> None:
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).unlink(missing_ok=True)
        (folder / name).symlink_to(canary.file)

    return change


def _pipe(name: str) -> Callable[[Path, Canary], object]:
    def change(folder: Path, _: Canary) -> None:
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).unlink(missing_ok=True)
        os.mkfifo(folder / name)

    return change


CASES = (
    _toml("empty", "", "C004"),
    _toml("zeros", b"\0" * 100, "C001"),
    _toml("no text", b"\xff\xfe\xfd" * 50, "C001"),
    _toml("a byte-order mark", "\ufeff" + TOML, "set", "C001"),
    _toml("too large", "#" * 2_000_000, "C001", "C006"),
    _toml("deep arrays", "a = " + "[" * 5_000, "C001", "C002"),
    _toml("deep tables", f"{TOML}[{'.'.join('a' * 2_000)}]\n", "C001", "C002"),
    _toml("many keys", "".join(f"a{n} = 1\n" for n in range(4_000)) + TOML, "C002"),
    _toml("many tables", TOML + "[[allow]]\n" * 2_000, "C004", "C003", "C002"),
    _toml("a long number", f"{TOML}[booklet]\ntrim = {'9' * 6_000}\n", "C001", "C003"),
    _toml("a number in words", f"{TOML}[leaflets]\npages = 1e999\n", "C003"),
    _toml("a day that is none", TOML.replace('id = "plan"', 'id = "plan"\ndate = 2023-02-31'), "C001", "C003"),
    _toml("a year that is none", TOML.replace('id = "plan"', 'id = "plan"\ndate = 0000-01-01'), "C001", "C003"),
    _toml("an id that climbs", TOML.replace('"plan"', '"../../plan"'), "C003"),
    _toml("an id of control characters", TOML.replace('"plan"', '"pl\\u0000an\\u001b"'), "C003"),
    _toml("a long id", TOML.replace('"plan"', f'"{"a" * 100_000}"'), "C003", "set"),
    _toml("a theme that climbs", f'{TOML}[style]\ntheme = "../../../../@FILE@"\n', "C003"),
    _toml("a trim that is none", f'{TOML}[booklet]\ntrim = "A-1; }} @import url(x)"\n', "C003"),
    _toml("languages without end", TOML.replace('["en"]', str(["en"] * 5_000).replace("'", '"')), "C003"),
    _toml("a language that climbs", TOML.replace('["en"]', '["../../en"]'), "C005", "C003"),
    _toml("a long language", TOML.replace('["en"]', f'["{"en-" * 3_000}x"]'), "C005", "C003"),
    _toml("a language of markup", TOML.replace('["en"]', '["en\\"><script>"]'), "C005", "C003"),
    _toml("a language of markup behind one", TOML.replace('["en"]', '["en-\\"><script>"]'), "C005", "C003"),
    _toml("a long title", TOML.replace('id = "plan"', f'id = "plan"\ntitle.en = "{"word " * 20_000}"'), "set", "C003"),
    _toml(
        "a title of markup", TOML.replace('id = "plan"', "id = 'plan'\ntitle.en = '</title><script>*x* .. |x|'"), "set"
    ),
    _toml(
        "a title of lines",
        TOML.replace('id = "plan"', 'id = "plan"\ntitle.en = "a\\n\\n.. include:: @FILE@"'),
        "C003",
        "set",
    ),
    _toml(
        "a title that turns lines",
        TOML.replace('id = "plan"', 'id = "plan"\ntitle.en = "a \\u202e b"'),
        "C003",
        "G000",
        "set",
    ),
    _sources("a file outside", 'files = ["../a.txt"]', "S006"),
    _sources("an absolute file", 'files = ["@FILE@"]', "S006"),
    _sources("a file outside, by a detour", 'files = ["sub/../../a.txt"]', "S006"),
    _sources("the system's files", 'files = ["/proc/self/environ", "/dev/zero", "/etc/passwd"]', "S006"),
    _sources("a pattern from the root", 'files = ["/**/*"]', "S006"),
    _sources("a pattern that climbs", 'files = ["../**/*.txt"]', "S006"),
    _sources("a wild pattern", f'files = ["{"**/" * 300}*.txt"]', "S001", "set", "C003"),
    _sources("a pattern of stars", f'files = ["{"*a" * 2_000}"]', "S001", "C003"),
    _sources("an open bracket", 'files = ["[", "[!", "[]"]', "S001"),
    _sources("a zero in a name", 'files = ["a\\u0000.txt"]', "S001", "C003"),
    _sources("a line end in a name", 'files = ["a\\nb.txt"]', "S001", "C003"),
    _sources("a long name", f'files = ["{"a" * 5_000}.txt"]', "S001", "C003"),
    _sources("a home", 'files = ["~/.ssh/id_rsa", "$HOME/x", "file://@FILE@", "http://127.0.0.1/x"]', "S001", "S006"),
    _sources("many files", f"files = {str([f'{n}.txt' for n in range(3_000)]).replace(chr(39), chr(34))}", "S001"),
    _sources("an option for a name", 'files = ["--help", "-rf"]', "S001"),
    _correction("no TOML", "[[correction", "C007"),
    _correction("no text", b"\xff\xfe", "C007"),
    _correction("too large", "#" * 5_000_000, "C007"),
    _correction("deep", "a = " + "[" * 5_000, "C007"),
    _correction("another form", "correction = 5", "C007"),
    _correction("a directive", _entry("'Peace.'", "'''.. include:: /etc/passwd'''"), "set", "C007"),
    _correction("lines of directives", _entry("'Peace.'", '"a\\n\\n.. raw:: html\\n\\n   <img src=x>"'), "C007", "set"),
    _correction("markup", _entry("'Peace.'", "'</li></ol><script>*a* `b`_ |c|'"), "set"),
    _correction("a turn of lines", _entry("'Peace.'", '"\\u202e Peace"'), "set", "G000", "C007"),
    _correction("a zero", _entry("'Peace.'", '"\\u0000"'), "C007", "G000"),
    _correction("a surrogate", b'[[correction]]\nfind = "a"\nreplace = "\\uD800"\nwhy = "x"\n', "C007"),
    _correction("a pattern", _entry("'(a+)+$ .*.*.* (?<=a)'", "'x'"), "N005", "C007", "set"),
    _correction("a pattern for the other side", _entry("'Peace.'", r"'\\1 \\g<0> $& ${x}'"), "set", "C007"),
    _correction("a find without end", _entry(f"'{'a' * 3_000_000}'", "'x'"), "N005", "C007"),
    _correction("a text without end", _entry("'Peace.'", f"'{'word ' * 100_000}'"), "set", "C007", "N005", "E007"),
    _correction(
        "corrections of corrections",
        "".join(_entry(f"'Peace{n}'", f"'Peace{n + 1} Peace{n + 1}'") for n in range(60)).replace("Peace0", "Peace."),
        "set",
        "N005",
        "C007",
    ),
    _correction(
        "a block that is none", _entry("'Peace.'", "'War.'") + "block = -99999999999999999999\n", "C007", "N005"
    ),
    _correction(
        "a reason of controls", '[[correction]]\nfind = "Peace."\nreplace = "War."\nwhy = "\\u001b[2J"\n', "set", "C007"
    ),
    _correction("lines of marks", _entry("'Peace.'", f"'{chr(0x301) * 5_000}'"), "set", "C007", "G000", "N005", "G002"),
    _correction("nothing for something", _entry("''", "'x'"), "C007"),
    _correction("many", _entry("'Peace.'", "'War.'") * 3_000, "C007", "N005"),
    _path("a link to a file outside", lambda f, c: (f / "b.txt").symlink_to(c.file), "S006"),
    _path(
        "a link to a folder outside",
        lambda f, c: (f / "sub").symlink_to(c.folder),
        "S006",
        toml=TOML.replace("*.txt", "*/*.txt"),
    ),
    _path("a link in a ring", lambda f, _: (f / "b.txt").symlink_to("b.txt"), "S005"),
    _path("links in a chain", _chain, "S001", "S006", toml=TOML.replace("*.txt", "0.lnk")),
    _path("a pipe", _pipe("b.txt"), "set"),
    _path("a pipe by name", _pipe("b.txt"), "S001", "S005", toml=TOML.replace("*.txt", "b.txt")),
    _path("a folder by name", lambda f, _: (f / "b.txt").mkdir(), "S001", "S005", toml=TOML.replace("*.txt", "b.txt")),
    _path(
        "a link to a device",
        lambda f, _: (f / "b.txt").symlink_to("/dev/zero"),
        "S006",
        "S001",
        "S005",
        toml=TOML.replace("*.txt", "b.txt"),
    ),
    _path(
        "a link to the environment",
        lambda f, _: (f / "b.txt").symlink_to("/proc/self/environ"),
        "S006",
        toml=TOML.replace("*.txt", "b.txt"),
    ),
    _path(
        "a name that draws on terminals",
        lambda f, _: (f / "\x1b[2Jb.txt").write_text(TEXT + "Ж"),
        "set",
        "N001",
        "C003",
    ),
    _path("a name that is no text", lambda f, _: (f / os.fsdecode(b"b\xff\xfe.txt")).write_text(TEXT), "set", "S005"),
    _path("a long name", lambda f, _: (f / ("b" * 250 + ".txt")).write_text(TEXT), "set"),
    _path("a name of markup", lambda f, _: (f / "<img src=x onerror=y>&.txt").write_text(TEXT), "set"),
    _path(
        "settings of docutils",
        lambda f, c: (f / "docutils.conf").write_text(f"[general]\nraw_enabled: true\nstylesheet_path: {c.file}\n"),
        "set",
    ),
    _path(
        "modules of the same names",
        lambda f, _: [
            (f / f"{name}.py").write_text("raise SystemExit('evil')")
            for name in ("publish", "json", "weasyprint", "sitecustomize", "docutils")
        ],
        "set",
    ),
    _path(
        "a hidden file",
        lambda f, _: (f / ".hidden.txt").write_text(TEXT),
        "set",
        "S001",
        "C003",
        toml=TOML.replace("*.txt", ".*"),
    ),
    _path(
        "a style sheet outside",
        lambda f, c: (f / "own.css").symlink_to(c.file),
        "C008",
        "C003",
        toml=TOML + '[style]\ncss = "own.css"\n',
    ),
    _path(
        "a style sheet that climbs",
        lambda *_: None,
        "C008",
        "C003",
        "C009",
        toml=TOML + '[style]\ncss = "../../x.css"\n',
    ),
    _path("a style sheet is a pipe", _pipe("own.css"), "C008", "C003", toml=TOML + '[style]\ncss = "own.css"\n'),
    _path(
        "a cover outside",
        lambda f, c: (f / "a.png").symlink_to(c.file),
        "C009",
        "C003",
        toml=TOML + '[style]\ncover = "a.png"\n',
    ),
    _path(
        "a profile outside",
        lambda f, c: (f / "a.icc").symlink_to(c.file),
        "C010",
        "C003",
        "set",
        toml=TOML + '[press]\nmake = true\nprofile = "a.icc"\n',
    ),
    _path(
        "a profile is a pipe",
        _pipe("a.icc"),
        "C010",
        "C003",
        "set",
        toml=TOML + '[press]\nmake = true\nprofile = "a.icc"\n',
    ),
    _path(
        "a profile that climbs",
        lambda *_: None,
        "C010",
        "C003",
        "set",
        toml=TOML + '[press]\nmake = true\nprofile = "../../../@FILE@"\n',
    ),
    _path("fonts outside", lambda f, c: (f / "fonts").symlink_to(c.folder), "set", "F001", "F003"),
    _path("a lock of fonts outside", _swap("fonts/fonts.lock.toml"), "F001", "F003"),
    _path("a lock of fonts is a pipe", _pipe("fonts/fonts.lock.toml"), "set", "F001", "F003"),
    _path("the build is a link outside", lambda f, c: (f / "build").symlink_to(c.folder), "set", "W002"),
    _path(
        "the working folder is a link outside", lambda f, c: (f / ".publish-build").symlink_to(c.folder), "set", "W001"
    ),
    _path("answers outside", _swap("parity.toml"), "set", "C007", "C001", "C006"),
    _path("the declaration is a link outside", _swap("publication.toml"), "C006", "C001"),
    _path("the declaration is a pipe", _pipe("publication.toml"), "C006"),
    _path("a correction is a link outside", _swap("corrections/en.toml"), "C007"),
    _path("a correction is a pipe", _pipe("corrections/en.toml"), "C007"),
    _path("a correction is a folder", lambda f, _: (f / "corrections/en.toml").mkdir(parents=True), "C007"),
    _path("corrections are a link outside", lambda f, c: (f / "corrections").symlink_to(c.folder), "set", "C007"),
    _path("a source is too large", lambda f, _: os.truncate(f / "a.txt", 200_000_000), "S005"),
)
