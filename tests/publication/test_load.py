from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from publish.publication import Source, load, shipped_themes

if TYPE_CHECKING:
    from collections.abc import Callable

    from publish.diagnostics import Diagnostic

THEMES = ("grand", "plain")
QUARTO = '[booklet]\ntrim = "A6"\nfolds = 2\nbinding = "sewn"\n'
HEAD = '[publication]\nid = "plan"\nlanguages = ["en", "ar"]\n'
FILES = '[sources]\nfiles = ["sources/*.txt"]\n'
ALLOW = '[[allow]]\ncode = "P006"\nlanguage = "ar"\nitem = "8"\nreason = "so meant"\n'


def faults_of(folder: Path) -> tuple[Diagnostic, ...]:
    publication, diagnostics = load(folder, THEMES)
    assert (publication is None) == bool(diagnostics)
    return diagnostics


def test_a_short_declaration_has_sensible_defaults(folder: Path) -> None:
    publication, diagnostics = load(folder, THEMES)
    assert diagnostics == ()
    assert publication is not None
    assert [language.tag for language in publication.languages] == ["en", "ar"]
    assert (publication.booklet.trim, publication.booklet.sheet, publication.booklet.spine) == ("A5", "A4", None)
    assert (publication.leaflets.fold, publication.leaflets.pages, publication.theme) == ("half", 4, "plain")
    assert (publication.titles, publication.date) == ({}, None)
    assert publication.sources == tuple(Source(folder / name, name) for name in ("sources/a.txt", "sources/b.txt"))


def test_everything_that_is_declared_arrives(declare: Callable[[str], Path]) -> None:
    folder = declare(
        '[publication]\nid = "x"\nlanguages = ["zh-hant", "AR"]\ntitle.ar = "خطة"\ndate = 2023-10-22\n'
        '[sources]\nAR = "sources/b.txt"\nfiles = "sources/*.txt"\n'
        '[booklet]\ntrim = "A6"\nsheet = "A5"\nspine = "right"\n[leaflets]\npages = 8\n[style]\ntheme = "grand"\n'
    )
    publication, diagnostics = load(folder, THEMES)
    assert diagnostics == ()
    assert publication is not None
    assert [language.tag for language in publication.languages] == ["zh-Hant", "ar"]
    assert {tag: title.text for tag, title in publication.titles.items()} == {"ar": "خطة"}
    assert publication.date == dt.date(2023, 10, 22)
    assert [(source.name, source.language) for source in publication.sources] == [
        ("sources/b.txt", "ar"),
        ("sources/a.txt", None),
    ]
    assert (publication.booklet.trim, publication.booklet.spine, publication.theme) == ("A6", "right", "grand")


def test_the_example_publication_loads() -> None:
    publication, diagnostics = load(Path(__file__).parents[2] / "examples" / "imcwp-23")
    assert diagnostics == ()
    assert publication is not None
    assert [language.tag for language in publication.languages] == ["en", "ru", "es", "tr", "ar"]
    assert publication.titles["tr"].text == "Eylem Planı"
    assert str(publication.titles["tr"].location) == "publication.toml:10:12"
    assert len(publication.sources) == 2
    assert publication.theme in shipped_themes()


@pytest.mark.parametrize(
    ("text", "place", "code", "words"),
    [
        # Form: keys, tables, values
        (HEAD + FILES + ALLOW.replace("P006", "P6"), (7, 8), "C003", ["a difference", 'Did you mean "P006"?']),
        (HEAD + FILES + ALLOW.replace('"8"', "8"), (9, 8), "C003", ["item in [allow]", "a text in quotes, not 8"]),
        (HEAD + FILES + ALLOW.replace("P006", "p003"), (7, 8), "C003", ["a difference", 'Did you mean "P003"?']),
        (HEAD + FILES + ALLOW.replace("P006", "G001"), (7, 8), "C003", ["Nothing else can be allowed", "explain G001"]),
        (HEAD + FILES + ALLOW.replace("P006", "P016"), (7, 8), "C003", ["no code of a difference", "P001 to P013"]),
        (HEAD + FILES + ALLOW.replace('"ar"', '"arb"'), (8, 12), "C003", ["no language of the", 'Did you mean "ar"?']),
        (HEAD + FILES + ALLOW.replace('"ar"', '"xx"'), (8, 12), "C003", ["no language of the", "Declared: "]),
        (HEAD + FILES + ALLOW + 'resaon = "x"', (11, 1), "C002", ['"resaon"', 'Did you mean "reason"?']),
        (HEAD + FILES + '[booklet]\ntrimm = "A5"', (7, 1), "C002", ["trimm", 'Did you mean "trim"?']),
        (HEAD + 'sheet = "A4"\n' + FILES, (4, 1), "C002", ["sheet", "belongs in [booklet]"]),
        (HEAD + FILES + 'title.en = "T"\n', (6, 1), "C002", ['"title"', "[sources]", "belongs in [publication]"]),
        (HEAD + FILES + 'allow = "P006"\n', (6, 1), "C002", ['"allow"', "a table of its own", "[[allow]]"]),
        (HEAD + FILES + ALLOW.replace("[[allow]]", "[allow]"), (6, 2), "C003", ["must be [[allow]]", "as [[allow]]"]),
        ('allow = ["P006"]\n' + HEAD + FILES, (1, 10), "C003", ['[[allow]], not "P006"', "code, language, item and"]),
        ("allow = 7\n" + HEAD + FILES, (1, 9), "C003", ["[[allow]], not 7", "a line [[allow]] for each"]),
        (HEAD + FILES + '[[booklet]]\ntrim = "A5"', (6, 3), "C003", ["must be [booklet]", "as [booklet], once"]),
        (HEAD + 'language = ["en"]\n' + FILES, (4, 1), "C002", ['Did you mean "languages"?']),
        (HEAD + FILES + "[booklets]\n", (6, 2), "C002", ["[booklets]", '"booklet"']),
        ('trim = "A5"\n' + HEAD + FILES, (1, 1), "C002", ["outside of every table", "belongs in [booklet]"]),
        (HEAD + FILES + '[booklet]\nqq = "A5"', (7, 1), "C002", ["Known here: trim, sheet, folds, binding, "]),
        (HEAD + FILES + '[booklet]\ntrim = "a55"', (7, 8), "C003", ['"a55"', 'Did you mean "A5"?', '"Half Letter"']),
        (HEAD + FILES + "[booklet]\ntrim = 5", (7, 8), "C003", ["must be a text in quotes, not 5", '"A6"']),
        (HEAD + FILES + '[leaflets]\nfold = "zigzag"', (7, 8), "C003", ['"zigzag"', '"tri", "z", "gate"']),
        (HEAD + FILES + "[leaflets]\npages = 6", (7, 9), "C003", ["4, 8, 12 or 16, not 6"]),
        (HEAD + FILES + '[leaflets]\nfold = "tri"\npages = 4', (8, 9), "C003", ["must be 6, not 4", "another fold"]),
        (HEAD + FILES + "[booklet]\nsignature = 16", (7, 1), "C003", ["one signature", 'binding = "sewn"']),
        (HEAD + FILES + '[booklet]\nbinding = "sewn"\nsignature = 10', (8, 13), "C003", ["10", "8, 12, 16, 32"]),
        (HEAD + FILES + '[booklet]\nmixed = "from-back"\nspine = "right"', (8, 9), "C003", ["first language"]),
        (HEAD.replace('"ar"', '"fr"') + FILES + '[booklet]\nmixed = "from-back"', (7, 9), "C003", ["both directions"]),
        (HEAD + FILES + "[paper]\ngrammage = 8", (7, 12), "C003", ["a number from 30 to 400, not 8", "grammage = 80"]),
        (HEAD + FILES + "[paper]\ngrammage = nan", (7, 12), "C003", ["a number"]),
        (HEAD + FILES + '[press]\nbleed = "3 mm"', (7, 9), "C003", ['must be a number, not "3 mm"', "bleed = 3"]),
        (HEAD + FILES + "[job]\ncopies = 0", (7, 10), "C003", ["from 1 to 1,000,000"]),
        (HEAD + FILES + "[leaflets]\npages = true", (7, 9), "C003", ["a whole number, not true"]),
        (HEAD + FILES + '[style]\ntheme = "grant"', (7, 9), "C003", ['"grant"', '"grand"', '"plain"']),
        (HEAD + 'date = "2023-10-22"\n' + FILES, (4, 8), "C003", ["a date without quotes", "date = 2023-10-22"]),
        (HEAD + "date = 2023-10-22T10:00:00\n" + FILES, (4, 8), "C003", ["a date without quotes", "with a time"]),
        (HEAD + 'title.en = ""\n' + FILES, (4, 12), "C003", ["title.en in [publication]", "not empty"]),
        (HEAD + 'title.en = "a\\nb"\n' + FILES, (4, 12), "C003", ["one line of text", '"a\\nb"']),
        (HEAD + 'title = "Plan"\n' + FILES, (4, 9), "C003", ["must be a table", 'title.en = "Plan of Action"']),
        ("publication = 1\n" + FILES, (1, 15), "C003", ["[publication] must be a table, not 1"]),
        ('[publication]\nlanguages = ["en"]\n' + FILES, (1, 2), "C004", ['"id" is missing', "id = "]),
        (FILES, (1, 1), "C004", ["The table [publication] is missing", "[publication]", "id = "]),
        (HEAD, (1, 1), "C004", ["The table [sources] is missing", "files = "]),
        (HEAD + "[sources]\n", (4, 2), "C004", ["names no files"]),
        (HEAD + "[sources]\nfiles = []\n", (5, 9), "C003", ["at least one entry"]),
        (HEAD + "[sources]\nfiles = 7\n", (5, 9), "C003", ["a file name in quotes or a list of them, not 7"]),
        (HEAD.replace('"plan"', '"my plan"') + FILES, (2, 6), "C003", ["short name", '"my plan"']),
        # Languages
        (HEAD.replace('"ar"', '"gr"') + FILES, (3, 20), "C005", ['"gr"', '"el" (Ελληνικά)']),
        (HEAD.replace('"ar"', '"arabic"') + FILES, (3, 20), "C005", ['"ar" (العربية)']),
        (HEAD.replace('"ar"', "3") + FILES, (3, 20), "C003", ["Entry 2 of languages", "a text in quotes, not 3"]),
        (HEAD.replace('"ar"', '"EN"') + FILES, (3, 20), "C003", ["stands twice"]),
        (HEAD.replace('["en", "ar"]', "[]") + FILES, (3, 13), "C003", ["at least one entry"]),
        (HEAD + 'title.fr = "Plan"\n' + FILES, (4, 7), "C003", ["title.fr", "does not declare", 'Add "fr"']),
        (HEAD + 'title.qqq = "Plan"\n' + FILES, (4, 7), "C005", ["title.qqq", "Declared: en, ar"]),
        (HEAD + FILES + 'fr = "sources/a.txt"', (6, 1), "C003", ['"fr"', "does not declare", 'Add "fr"']),
        (HEAD + FILES + 'file = "sources/a.txt"', (6, 1), "C002", ['"file"', '"files"']),
        # Page and sheet
        (HEAD + FILES + '[booklet]\ntrim = "A4"', (7, 8), "C003", ["do not fit side by side", "A3"]),
        (HEAD + FILES + '[booklet]\ntrim = "A5"\nsheet = "Letter"', (8, 9), "C003", ["A5", "Letter", "A2, A3, A4"]),
        (HEAD + FILES + "[booklet]\nfolds = 2", (6, 2), "C003", ["4 pages of A5", "on a sheet of A4", "A2, A3"]),
        (HEAD + FILES + QUARTO + "signature = 12", (10, 13), "C003", ["12", "gives each 8"]),
        (HEAD + FILES + "[booklet]\nfolds = []", (7, 9), "C003", ["folds"]),
        # Sources
        (HEAD + '[sources]\nfiles = ["sources/c.txt"]', (5, 10), "S001", ["sources/c.txt", "a.txt, b.txt"]),
        (HEAD + '[sources]\nfiles = ["Sources/A.txt"]', (5, 10), "S001", ['Did you mean "sources/a.txt"?']),
        (HEAD + '[sources]\nen = "sources/a.txt"\nar = "sources/a.txt"', (6, 6), "C003", ["to en and to ar", "files"]),
        (HEAD + '[sources]\nfiles = ["source/a.txt"]', (5, 10), "S001", ['Did you mean "sources/a.txt"?']),
        (HEAD + '[sources]\nar = "sources\\\\a.txt"', (5, 6), "S001", ["Write / between folders", '"sources/a.txt"']),
        (HEAD + '[sources]\nfiles = ["sources/*.md"]', (5, 10), "S001", ["No file matches", "a.txt, b.txt"]),
        (HEAD + '[sources]\nfiles = ["**x/*"]', (5, 10), "S001", ["No file matches"]),
        (HEAD + '[sources]\nfiles = "sources"', (5, 9), "S001", ["is a folder", '"sources/*.txt"']),
        (HEAD + '[sources]\nen = ["sources/a.txt", "../x"]', (5, 24), "S006", ["outside", "Copy the file"]),
        (HEAD + '[sources]\nen = "/etc/hostname"', (5, 6), "S006", ["outside"]),
    ],
)  # fmt: skip
def test_each_fault_is_told_once_at_its_place_with_a_way_out(
    declare: Callable[[str], Path], text: str, place: tuple[int, int], code: str, words: list[str]
) -> None:
    (fault,) = faults_of(declare(text))
    assert fault.location is not None
    assert (fault.code, fault.location.path) == (code, "publication.toml")
    assert (fault.location.line, fault.location.column) == place
    told = f"{fault.message} {fault.hint}"
    assert [word for word in words if word not in told] == [], told
    assert fault.hint


def test_all_faults_are_told_at_once_in_the_order_of_the_file(declare: Callable[[str], Path]) -> None:
    faults = faults_of(
        declare(
            '[publication]\nlanguages = ["en", "gr"]\ntitle.fr = "x"\n[sources]\nfiles = ["no.txt"]\n'
            '[booklet]\ntrimm = "A5"\nbinding = "sadle"\n'
        )
    )
    assert [fault.code for fault in faults] == ["C004", "C005", "C003", "S001", "C002", "C003"]
    assert [fault.location.line for fault in faults if fault.location] == [1, 2, 3, 5, 7, 8]


@pytest.mark.parametrize(
    ("data", "place", "words"),
    [
        (b"[publication]\nid = plan\n", (2, 6), ["straight quotes"]),
        (b'[publication\nid = "x"\n', (1, 13), ["TOML"]),
        (b'id = "x"\nid = "y"\n', (2, 9), ["twice"]),
        (b'id = "\xe9t\xe9"', (1, 7), ["UTF-8"]),
        ('id = "ж"\n'.encode("utf-16"), (1, 1), ["UTF-8"]),
        (b'id = ["x"', (1, 10), ["Close"]),
        (b"id = " + b"[" * 5000, (None, None), ["flat"]),
        (b"id = " + b"9" * 5000, (None, None), ["not valid"]),
    ],
)
def test_what_is_not_toml_is_told_with_its_place(
    folder: Path, data: bytes, place: tuple[int | None, int | None], words: list[str]
) -> None:
    (folder / "publication.toml").write_bytes(data)
    (fault,) = faults_of(folder)
    assert fault.code == "C001"
    assert fault.location is not None
    assert (fault.location.line, fault.location.column) == place
    assert [word for word in words if word not in f"{fault.message} {fault.hint}"] == []


def test_a_byte_order_mark_and_windows_lines_do_no_harm(folder: Path) -> None:
    text = (folder / "publication.toml").read_text()
    (folder / "publication.toml").write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())
    publication, diagnostics = load(folder, THEMES)
    assert (publication is not None, diagnostics) == (True, ())


def test_a_missing_file_is_a_matter_of_use_and_names_what_may_be_meant(folder: Path, tmp_path: Path) -> None:
    (absent,) = faults_of(folder / "sources")
    assert absent.code == "C006"
    assert absent.code.tool
    (folder / "publication.toml").rename(folder / "publication.tml")
    (renamed,) = faults_of(folder)
    assert renamed.hint
    assert "publication.tml" in renamed.hint
    (mistyped,) = faults_of(folder / "source")
    assert mistyped.hint
    assert str(folder / "sources") in mistyped.hint
    (above,) = faults_of(tmp_path.parent / "nothing" / "here")
    assert above.code == "C006"
    (a_file,) = faults_of(folder / "sources" / "a.txt")
    assert "is a file" in a_file.message
    (folder / "publication.toml").mkdir()
    (a_folder,) = faults_of(folder)
    assert a_folder.code == "C006"


def test_the_folder_of_a_publication_below_is_named(tmp_path: Path, folder: Path) -> None:
    below = tmp_path / "examples"
    below.mkdir()
    (folder / "publication.toml").rename(below / "publication.toml")
    (fault,) = faults_of(tmp_path)
    assert fault.hint
    assert str(below) in fault.hint


@pytest.mark.parametrize(
    ("day", "message"),
    [
        ("2023-13-45", "2023-13-45 is no day of the calendar."),
        ("2023-02-30", "2023-02-30 is no day of the calendar."),
        ("2023-1-7", "2023-1-7 is not written as a date."),
    ],
)
def test_a_day_that_is_none_is_named_with_an_example(declare: Callable[[str], Path], day: str, message: str) -> None:
    (diagnostic,) = faults_of(declare(f"{HEAD}date = {day}\n{FILES}"))
    assert (diagnostic.code.value, diagnostic.message) == ("C001", message)
    assert str(diagnostic.location) == "publication.toml:4:8"
    assert diagnostic.hint == "Write year-month-day in digits, for example: date = 2023-10-22"


def test_an_empty_list_is_called_so(declare: Callable[[str], Path]) -> None:
    (diagnostic,) = faults_of(declare(f'[publication]\nid = "x"\nlanguages = []\n{FILES}'))
    assert diagnostic.message == "languages in [publication] must be a list with at least one entry, not an empty list."


def test_a_mistyped_key_is_not_told_as_missing_too(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("A text.")
    (tmp_path / "publication.toml").write_text(
        '[publication]\nid = "x"\nlangages = ["en"]\n[sources]\nfiles = "a.txt"\n'
    )
    (told,) = load(tmp_path)[1]
    assert (told.code, told.location and told.location.line, told.hint) == ("C002", 3, 'Did you mean "languages"?')


def test_a_publication_one_folder_up_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "publication.toml").write_text("")
    (tmp_path / "sources").mkdir()
    monkeypatch.chdir(tmp_path / "sources")
    (told,) = load(Path())[1]
    assert told.hint == "It lies one folder up: name ..."


def test_a_text_is_led_to_its_publication(tmp_path: Path) -> None:
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources" / "a.txt").write_text("A text.")
    (missing,) = load(tmp_path / "sources" / "a.txt")[1]
    assert missing.hint == "Name a folder that holds publication.toml."
    (tmp_path / "publication.toml").write_text("")
    (within,) = load(tmp_path / "sources" / "a.txt")[1]
    assert within.hint == f"Name the folder of its publication: {tmp_path}."
