"""Layouts of wrapped text: narrow columns, indents, double spacing, lines wrapped twice, signs before every line."""

from __future__ import annotations

import textwrap
from itertools import zip_longest

import pytest

from publish.intake import SourceText
from publish.normalize import NormalizedText, normalize

PARAGRAPHS = tuple(
    " ".join(words.split())
    for words in (
        """Whereas recognition of the inherent dignity and of the equal and inalienable rights of all members of the
        human family is the foundation of freedom, justice and peace in the world,""",
        """Whereas disregard and contempt for human rights have resulted in barbarous acts which have outraged the
        conscience of mankind, and the advent of a world in which human beings shall enjoy freedom of speech,""",
        """All human beings are born free and equal in dignity and rights. They are endowed with reason and conscience
        and should act towards one another in a spirit of brotherhood.""",
    )
)
ARABIC = (
    "لمّا كان الاعتراف بالكرامة المتأصلة في جميع أعضاء الأسرة البشرية وبحقوقهم المتساوية الثابتة هو أساس الحرية",
    "ولما كان تناسي حقوق الإنسان وازدراؤها قد أفضيا إلى أعمال همجية آذت الضمير الإنساني وكان غاية ما يرنو إليه",
    "لكل فرد الحق في الحياة والحرية وسلامة شخصه.",
)


def read(text: str) -> NormalizedText:
    return normalize([SourceText("a.txt", text)])


def wrapped(paragraph: str, width: int, indent: str = "") -> list[str]:
    return textwrap.wrap(paragraph, width, initial_indent=indent, break_long_words=False, break_on_hyphens=False)


def numbered(lines: list[str], first: int) -> list[str]:
    return [f"{number:3}  {line}" for number, line in enumerate(lines, first)]


LAYOUTS = {
    "24": "\n\n".join("\n".join(wrapped(one, 24)) for one in PARAGRAPHS),
    "double": "\n\n\n".join("\n\n".join(wrapped(one, 64)) for one in PARAGRAPHS),
    "twice": "\n\n".join("\n".join(p for line in wrapped(one, 72) for p in wrapped(line, 60)) for one in PARAGRAPHS),
    "bars": "\n|\n".join("\n".join(f"| {line}" for line in wrapped(one, 64)) for one in PARAGRAPHS),
    "remarks": "\n//\n".join("\n".join(f"// {line}" for line in wrapped(one, 64)) for one in PARAGRAPHS),
    "numbers": "\n\n".join(
        "\n".join(numbered(wrapped(one, 64), 9 * place + 1)) for place, one in enumerate(PARAGRAPHS)
    ),
    "indents": "\n".join("\n".join(wrapped(one, 64, "   ")) for one in PARAGRAPHS),
}


@pytest.mark.parametrize("text", LAYOUTS.values(), ids=LAYOUTS.keys())
def test_paragraphs_come_whole_out_of_every_layout(text: str) -> None:
    assert [block.text for block in read(text).blocks] == list(PARAGRAPHS)


def test_indents_tell_paragraphs_in_a_script_without_capitals() -> None:
    text = "\n".join("\n".join(wrapped(one, 64, "   ")) for one in ARABIC)
    assert [block.text for block in read(text).blocks] == list(ARABIC)


def test_what_stood_before_lines_is_logged() -> None:
    assert {repair.rule.value for repair in read(LAYOUTS["numbers"]).repairs} >= {"hard-wrap", "line-number"}
    assert {repair.rule.value for repair in read(LAYOUTS["bars"]).repairs} == {"hard-wrap", "markup"}


@pytest.mark.parametrize(
    "text",
    [
        "Ann Smith\nBob Jones\nEve Miller\nTom Brown\nJane Doe\nJim Black\nSue White",
        "1  First item here\n2  Second item here\n3  Third item here\n4  Fourth item here\n5  Fifth item here",
        "# One\n# Two\n# Three\n# Four\n# Five",
        "One short line.\n\nAnother short line.\n\nA third one.\n\nA fourth one.\n\nA fifth one.\n\nA sixth.",
    ],
)
def test_lines_that_are_blocks_stay_so(text: str) -> None:
    assert len(read(text).blocks) == sum(bool(line) for line in text.split("\n"))


FRENCH = (
    "Considérant que la reconnaissance de la dignité inhérente à tous les membres de la famille humaine et de leurs "
    "droits égaux et inaliénables constitue le fondement de la liberté, de la justice et de la paix dans le monde."
)


def side_by_side(left: str, right: str) -> str:
    rows = zip_longest(wrapped(left, 34), wrapped(right, 34), fillvalue="")
    return "\n".join(f"{one:<38}{other}".rstrip() for one, other in rows)


def test_columns_of_two_languages_are_never_mixed() -> None:
    blocks = read(side_by_side(PARAGRAPHS[2], FRENCH)).blocks
    assert [(block.language, block.text) for block in blocks] == [("en", PARAGRAPHS[2]), ("fr", FRENCH)]


GERMAN = (
    "Alle Kinder dürfen auf dem Hof spielen, solange es hell ist, auch an Sonntagen und Feiertagen. Fahrräder werden "
    "nur an den Ständern neben dem Tor abgestellt, nie im Flur. Der Müll wird am Dienstag und am Freitag abgeholt."
)


def test_columns_are_told_by_one_of_them_where_nouns_have_capitals() -> None:
    for width in (42, 46):
        rows = zip_longest(wrapped(GERMAN, width), wrapped(PARAGRAPHS[2], width), fillvalue="")
        blocks = read("\n".join(f"{one:<50}{other}".rstrip() for one, other in rows)).blocks
        assert [(block.language, block.text) for block in blocks] == [("de", GERMAN), ("en", PARAGRAPHS[2])]


def test_columns_of_a_newspaper_follow_one_another() -> None:
    lines = wrapped(" ".join((PARAGRAPHS[2], PARAGRAPHS[2])), 34)
    half = len(lines) // 2
    rows = zip_longest(lines[:half], lines[half:], fillvalue="")
    blocks = read("\n".join(f"{one:<38}{other}".rstrip() for one, other in rows)).blocks
    assert [block.text for block in blocks] == [f"{PARAGRAPHS[2]} {PARAGRAPHS[2]}"]


def test_a_table_is_no_columns_of_text() -> None:
    rows = [("Ann Smith", "chair"), ("Bob Jones", "treasurer"), ("Eve Miller", "secretary"), ("Tom Brown", "member")]
    found = read("\n".join(f"{one:<20}{other}" for one, other in rows))
    assert [block.cell is not None for block in found.blocks] == [True] * 8


@pytest.mark.parametrize(
    "rows",
    [
        [
            ("opening of the harbour office", "on the third of May at nine"),
            ("opening of the reading room", "on the fourth of May at ten"),
            ("closing of the old crane", "on the fifth of June at noon"),
            ("repair of the lighthouse", "in the summer, if it is dry"),
        ],
        [
            ("अनिता वर्मा शर्मा देवी", "पुस्तकालय समिति की अध्यक्ष"),
            ("चंद्र प्रकाश दीक्षित", "लेखा परीक्षक और सह सचिव"),
            ("ईश्वर चंद्र विद्यासागर", "बंदरगाह के मुख्य प्रबंधक"),
            ("गीता देवी कुमारी सिंह", "वाचनालय की प्रभारी महिला"),
        ],
    ],
)
def test_rows_of_two_long_cells_are_no_columns_of_text(rows: list[tuple[str, str]]) -> None:
    found = read("\n".join(f"{one:<34}{other}" for one, other in rows))
    assert [repair for repair in found.repairs if repair.rule == "columns"] == []
    assert [block.text for block in found.blocks if block.cell] == [cell for row in rows for cell in row]


@pytest.mark.parametrize("lines", [["apples and pears", "plums", "bread and salt", "rope", "a lamp"]])
def test_numbers_of_short_lines_are_no_line_numbers(lines: list[str]) -> None:
    found = read("\n".join(f"{number} {line}" for number, line in enumerate(lines, start=1)))
    assert [repair for repair in found.repairs if repair.rule == "line-number"] == []


@pytest.mark.parametrize(
    "lines",
    [
        [
            *("Es stehen die Schiffe am Hafen,", "die Segel sind grau und leer,", "und alle Matrosen schlafen,"),
            *("und niemand fährt mehr.", "", "Es fallen die Sterne ins Wasser,", "der Mond ist ein gelber Kahn,"),
            *("und nasser wird es und nasser,", "und keiner kommt an."),
        ],
        ["09:00 Registration", "10:00 Opening", "10:30 Talk: The history of the harbour", "12:30 Lunch", "14:00 Walk"],
        ["2005 – 2009 University of Turin, BA History", "2009 – 2011 University of Pisa, MA Archives"],
        ["—¿Adónde va usted?", "—Al puerto.", "—El puerto está cerrado."],
        ["— Куда вы? — спросил старик.", "", "— На пристань, — ответила она.", "", "— Пристань закрыта."],
    ],
    ids=["verse", "programme", "curriculum vitae", "dialogue", "dialogue with asides"],
)
def test_lines_that_their_author_ended_stay(lines: list[str]) -> None:
    assert [block.text for block in read("\n".join(lines)).blocks] == [line for line in lines if line]
