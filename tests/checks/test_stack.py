"""Gate G1: a character that the declared stack lacks is found before rendering, with the way out."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import TYPE_CHECKING

from fontTools.ttLib import TTFont

from publish.checks.model import PrintedText
from publish.checks.stack import check
from publish.diagnostics import Code, Location, has_errors
from publish.fonts import FontCatalog, FontFace
from publish.fonts.characters import read_face_data
from publish.normalize.model import Block, BlockType, Inline, InlineRole

if TYPE_CHECKING:
    from collections.abc import Callable

LATIN = "abcdefghijklmnopqrstuvwxyz "


def stacked(*faces: FontFace, script: str = "Latn") -> FontCatalog:
    return FontCatalog(faces, {script: tuple(dict.fromkeys(face.family for face in faces))})


def test_every_grapheme_is_counted(face: Callable[..., FontFace], block: Callable[..., Block]) -> None:
    result, findings = check([block("two words")], [], stacked(face(LATIN)), {})
    assert (result.gate, result.checked, result.failed, findings) == ("G1", 9, 0, ())


def test_one_letter_taken_out_of_a_locked_font_is_found(catalog: FontCatalog, block: Callable[..., Block]) -> None:
    whole = catalog.face("Source Serif 4")
    assert whole is not None
    font = TTFont(whole.path)
    for table in font["cmap"].tables:
        table.cmap.pop(ord("ж"), None)
    damaged = io.BytesIO()
    font.save(damaged)
    face = replace(whole, characters=read_face_data(damaged.getvalue())[1])
    texts = [block("Не с кем"), block("тоже можно", language="ru")]
    assert check(texts, [], FontCatalog((whole,), {"Cyrl": (whole.family,)}), {"en": (whole.family,)})[0].failed == 0
    result, (finding,) = check(
        texts, [], FontCatalog((face, *catalog.faces[1:]), {}), dict.fromkeys(("en", "ru"), (whole.family,))
    )
    assert result.failed == 2
    diagnostic = finding.diagnostic
    assert diagnostic.code is Code.G001
    assert has_errors([diagnostic])
    assert str(diagnostic.location) == "a.txt:7:5"
    assert "U+0436 CYRILLIC SMALL LETTER ZHE" in diagnostic.message
    assert "2 times" in diagnostic.message
    assert "Noto Serif has it in Regular" in (diagnostic.hint or "")
    assert (finding.text, finding.codepoints, finding.language) == ("ж", ("U+0436",), "ru")


def test_a_character_of_no_locked_font(face: Callable[..., FontFace], block: Callable[..., Block]) -> None:
    _, (finding,) = check([block("a Ꭰ")], [], stacked(face(LATIN)), {})
    assert "No locked font has this" in (finding.diagnostic.hint or "")
    assert "U+13A0 CHEROKEE LETTER A" in finding.diagnostic.message
    assert '`publish fonts fetch "Noto Sans Cherokee"`' in (finding.diagnostic.hint or "")


def test_an_emoji_is_no_character_that_a_font_could_bring(
    face: Callable[..., FontFace], block: Callable[..., Block]
) -> None:
    _, (finding,) = check([block("a 1\ufe0f\u20e3")], [], stacked(face(f"{LATIN}1\u20e3")), {})
    assert finding.codepoints == ("U+0031", "U+FE0F", "U+20E3")
    assert "emoji" in (finding.diagnostic.hint or "")
    assert "fetch" not in (finding.diagnostic.hint or "")


def test_emoji_that_are_joined_or_stand_alone_are_told_as_emoji(
    face: Callable[..., FontFace], block: Callable[..., Block]
) -> None:
    _, findings = check([block("a \U0001f469\u200d\U0001f33e b \U0001f33e")], [], stacked(face(LATIN)), {})
    assert len(findings) == 2
    assert all("emoji" in (finding.diagnostic.hint or "") for finding in findings)


def test_letters_of_one_script_are_one_finding(face: Callable[..., FontFace], block: Callable[..., Block]) -> None:
    title = block("ქა", BlockType.TITLE)
    printed = PrintedText("ქა", "en", block=title)
    catalog = stacked(face(LATIN), face(LATIN, weight=700))
    result, (finding, sign) = check([title, block("a ქართული ☸")], [printed], catalog, {})
    assert result.failed == 12
    assert "7 letters of the script Georgian in Bold and Regular" in finding.diagnostic.message
    assert "U+10E5 GEORGIAN LETTER KHAR" in finding.diagnostic.message
    assert (finding.text, sign.text) == ("ქართული", "☸")
    assert str(finding.diagnostic.location) == "a.txt:7:3"


def test_titles_are_looked_up_in_bold(face: Callable[..., FontFace], block: Callable[..., Block]) -> None:
    catalog = stacked(face(LATIN), face(LATIN.replace("q", ""), weight=700))
    texts = [block("quiet", BlockType.TITLE), block("quiet")]
    result, (finding,) = check(texts, [], catalog, {})
    assert result.failed == 1
    assert "in Bold" in finding.diagnostic.message
    assert "Square Regular only" in (finding.diagnostic.hint or "")


def test_a_stack_without_bold_is_one_finding(face: Callable[..., FontFace], block: Callable[..., Block]) -> None:
    result, (finding,) = check([block("heading", BlockType.HEADING)], [], stacked(face(LATIN)), {})
    assert result.failed == 7
    assert "No family for English has a Bold face" in finding.diagnostic.message


def test_a_family_that_would_be_drawn_in_another_style_is_no_silent_regular(
    face: Callable[..., FontFace], block: Callable[..., Block]
) -> None:
    house, plain, bold = face(LATIN, "House"), face(LATIN, "Plain"), face(LATIN, "Plain", weight=700)
    stranger = face(LATIN, "Nastaliq", weight=700)
    catalog = FontCatalog((house, plain, bold, stranger), {"Latn": ("House", "Plain"), "Aran": ("Nastaliq",)})
    result, (finding,) = check([block("quiet", BlockType.TITLE)], [], catalog, {})
    assert result.failed == 5
    assert "House has no Bold" in finding.diagnostic.message
    cure = "Add the file of House in Bold: `publish fonts add FILE`; or take House out, so that Plain sets the text."
    assert finding.diagnostic.hint == cure
    assert check([block("quiet")], [], catalog, {})[0].failed == 0


def test_inline_roles_choose_the_style(face: Callable[..., FontFace], block: Callable[..., Block]) -> None:
    catalog = stacked(face(LATIN), face("b", weight=700), face("i", style="italic"))
    text = replace(block("r b i"), inlines=(Inline(2, 3, InlineRole.STRONG), Inline(4, 5, InlineRole.EMPHASIS)))
    assert check([text], [], catalog, {})[0].failed == 0
    swapped = replace(text, text="r i b")
    assert check([swapped], [], catalog, {})[0].failed == 2


def test_emphasis_in_scripts_without_italics_is_bold(
    face: Callable[..., FontFace], block: Callable[..., Block]
) -> None:
    catalog = stacked(face("ב"), face("ב", weight=700), script="Hebr")
    text = replace(block("ב", language="he"), inlines=(Inline(0, 1, InlineRole.EMPHASIS),))
    assert check([text], [], catalog, {})[0].failed == 0


def test_a_cluster_needs_one_font_for_all_of_it(face: Callable[..., FontFace], block: Callable[..., Block]) -> None:
    catalog = stacked(face("e"), face("\u0308", family="Marks"))
    _, (finding,) = check([block("e\u0308")], [], catalog, {})
    assert finding.codepoints == ("U+0065", "U+0308")


def test_compositions_and_controls_need_no_glyph(face: Callable[..., FontFace], block: Callable[..., Block]) -> None:
    catalog = stacked(face("éa\u0301e"))
    assert check([block("e\u0301á"), block("a\u00ad\u2066é\u2069\na")], [], catalog, {})[0].failed == 0


def test_words_of_the_product_are_checked(face: Callable[..., FontFace]) -> None:
    catalog = stacked(face(LATIN))
    words = PrintedText("Labels", "en", location=Location("publication.toml", 3, 9))
    result, (finding,) = check([], [words], catalog, {})
    assert (result.checked, result.failed) == (6, 1)
    assert str(finding.diagnostic.location) == "publication.toml:3:9"


def test_the_declared_stack_counts_not_the_catalogue(
    face: Callable[..., FontFace], block: Callable[..., Block]
) -> None:
    catalog = stacked(face("a"), face("b", family="Other"))
    assert check([block("ab")], [], catalog, {})[0].failed == 0
    assert check([block("ab")], [], catalog, {"en": ("Square",)})[0].failed == 1
