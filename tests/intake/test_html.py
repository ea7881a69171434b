"""Rough pages become what a reader reads, every character with its line and column in the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publish.diagnostics import Code
from publish.intake import SourceText, decode
from publish.normalize import Block, NormalizedText, normalize

if TYPE_CHECKING:
    from collections.abc import Callable

    from publish.locale import Language

TEXT = "All human beings are born free and equal in dignity and rights."


def page(html: str, name: str = "a.html") -> NormalizedText:
    source, problems = decode(html.encode(), name)
    assert all(problem.code is Code.S009 for problem in problems)
    assert source is not None
    return normalize([source], given={name: "en"})


def rows(normalized: NormalizedText) -> list[tuple[str, int | None, int, str]]:
    return [(block.type.value, block.number, block.level, block.text) for block in normalized.blocks]


def test_structure_survives_tags_that_are_never_closed() -> None:
    html = (
        f"<h1>T of it</h1><p>{TEXT}<p>Two<ul><li>a<ul><li>b</ul><li>c<p>more</ul><ol start=7 reversed><li>x<li>y</ol>"
    )
    assert rows(page(html)) == [
        ("title", None, 1, "T of it"),
        ("para", None, 1, TEXT),
        ("para", None, 1, "Two"),
        ("bullet", None, 1, "a"),
        ("bullet", None, 2, "b"),
        ("bullet", None, 1, "c"),
        ("para", None, 2, "more"),
        ("item", 7, 1, "x"),
        ("item", 6, 1, "y"),
    ]


@pytest.mark.parametrize(
    ("html", "rule"),
    [
        ("<nav><a href=/>Home</a></nav>", "page-furniture"),
        ("<div role=navigation>Home</div>", "page-furniture"),
        ("<div class='big breadcrumb'>Home</div>", "page-furniture"),
        ("<p hidden>Home</p>", "hidden"),
        ("<p style='color:red; display : none'>Home</p>", "hidden"),
        ("<ul><li><a href=/>Home</a></ul>", "navigation"),
        ("<img src=//a.b/x alt=Home>", "image"),
    ],
)
def test_what_is_no_text_is_left_out_and_logged(html: str, rule: str) -> None:
    normalized = page(f"<body>{html}<p>{TEXT}</p></body>")
    assert [block.text for block in normalized.blocks] == [TEXT]
    assert [(repair.rule, repair.before) for repair in normalized.repairs] == [(rule, "Home")]


def test_scripts_styles_and_comments_leave_no_trace() -> None:
    normalized = page(f"<style>p{{}}</style><script>'<p>no</p>'</script><!-- <p>no --><p>{TEXT}<script>x")
    assert [block.text for block in normalized.blocks] == [TEXT]


def test_furniture_that_never_ends_does_not_swallow_the_page() -> None:
    assert rows(page(f"<nav>{TEXT}<p>{TEXT}"))[-1] == ("para", None, 1, TEXT)


def test_a_page_that_bears_the_name_of_furniture_is_read_all_the_same() -> None:
    assert rows(page(f"<div id=sidebar><p>{TEXT}</div><p>x y")) == [
        ("para", None, 1, TEXT),
        ("para", None, 1, "x y"),
    ]


def test_line_breaks_two_by_two_part_paragraphs_and_typed_numbers_make_items() -> None:
    html = f"<div>{TEXT}<br>\nand on.<br>\n<br> 1. first<br><br>\n1. second<br><br></div>"
    assert rows(page(html)) == [
        ("para", None, 1, f"{TEXT} and on."),
        ("item", 1, 1, "first"),
        ("item", 2, 1, "second"),
    ]


def test_tables_of_data_stay_tables_and_those_of_layout_do_not() -> None:
    data = page("<table><tr><th>A<th>B<tr><td>1<td>2</table>")
    assert [(block.text, block.cell and (block.cell.row, block.cell.column)) for block in data.blocks] == [
        ("A", (0, 0)),
        ("B", (0, 1)),
        ("1", (1, 0)),
        ("2", (1, 1)),
    ]
    assert [block.cell and block.cell.header for block in data.blocks] == [True, True, False, False]
    layout = page(f"<table><tr><td>Left<td><h1>T</h1><p>{TEXT}</table>")
    assert all(block.cell is None for block in layout.blocks)


def test_roles_and_references() -> None:
    block = page(f"<p>{TEXT} &lt;x&gt; <b>bold</b> <i>it</i> 2<sup>nd</sup> A&amp;B &nosuch;").blocks[0]
    assert block.text == f"{TEXT} <x> bold it 2nd A&B &nosuch;"
    assert [(block.text[one.start : one.end], one.role.value) for one in block.inlines] == [
        ("bold", "strong"),
        ("it", "emphasis"),
        ("nd", "superscript"),
    ]


def test_every_character_leads_to_itself_in_the_page() -> None:
    html = f"<p>one <b>two</b>\n   three &amp; four</p>\n<p>\n{TEXT}"
    lines = html.split("\n")
    for block in page(html).blocks:
        for offset, character in enumerate(block.text):
            place = block.location(offset)
            there = lines[(place.line or 0) - 1][(place.column or 0) - 1 : place.column]
            assert there == character or (character == " " and not there.strip())


@pytest.mark.parametrize(
    ("charset", "encoding", "text"),
    [
        ("windows-1251", "cp1251", "Все люди рождаются свободными и равными."),
        ("iso-8859-9", "cp1254", "Bütün insanlar hür ve haklar bakımından eşit doğarlar."),
        ("koi8-r", "koi8-r", "Все люди рождаются свободными и равными."),
    ],
)
def test_the_page_says_its_code_page(charset: str, encoding: str, text: str) -> None:
    html = f'<html><head><meta http-equiv="Content-Type" content="text/html; charset={charset}"></head><p>{text}'
    source, _ = decode(html.encode(encoding), "a.htm")
    assert source is not None
    assert [block.text for block in normalize([source]).blocks] == [text]


@pytest.mark.parametrize("charset", ["zlib", "rot13", "utf-8", "no-such", "idna"])
def test_a_wrong_code_page_is_not_believed(charset: str) -> None:
    source, _ = decode(f"<meta charset={charset}><p>Liberté, égalité, fraternité".encode("cp1252"), "a.htm")
    assert source is not None
    assert source.text.endswith("Liberté, égalité, fraternité")


GOOGLE = """<html><head><style>.c1{font-weight:700}.c2{font-style:italic}.c9{display:none}</style></head><body>
<p class="c0 title"><span class="c0">The plan</span></p><p>Some <span class="c1">bold</span> and <span class="c2">
slanted</span><span class="c9">gone</span><sup><a href="#ftnt1" id="ftnt_ref1">[1]</a></sup> words on
<a href="https://www.google.com/url?q=https://example.org/a_b&amp;sa=D">a site</a>.</p>
<ol class="lst-kix_abc-0 start" start="1"><li>one</li></ol><ol class="lst-kix_abc-1 start" start="1"><li>in</li></ol>
<ol class="lst-kix_abc-0" start="2"><li>two</li></ol>
<hr><div><p><a href="#ftnt_ref1" id="ftnt1">[1]</a>&nbsp;The note.</p><p>More of it.</p></div></body></html>"""


def test_a_document_that_google_exports() -> None:
    normalized = page(GOOGLE)
    assert [(one.type.value, one.number, one.level, one.text, one.note) for one in normalized.blocks] == [
        ("title", None, 1, "The plan", None),
        ("para", None, 1, "Some bold and slanted1 words on a site.", None),
        ("item", 1, 1, "one", None),
        ("item", 1, 2, "in", None),
        ("item", 2, 1, "two", None),
        ("para", None, 1, "The note.", "1"),
        ("para", None, 1, "More of it.", "1"),
    ]
    text = normalized.blocks[1]
    assert [(text.text[one.start : one.end], one.role.value, one.target) for one in text.inlines] == [
        ("bold", "strong", ""),
        ("slanted", "emphasis", ""),
        ("1", "footnote", ""),
        ("a site", "link", "https://example.org/a_b"),
    ]
    assert normalized.diagnostics == ()


def item(level: int, label: str, text: str) -> str:
    style = f"mso-list:l0 level{level} lfo1"
    label = f"<![if !supportLists]><span style='mso-list:Ignore'>{label}<span>&nbsp;</span></span><![endif]>"
    return f"<p class=MsoListParagraph style='{style}'>{label}{text}<o:p></o:p></p>"


def test_a_page_that_word_saves() -> None:
    html = (
        "<p class=MsoTitle>The plan</p><p class=MsoToc1>The plan 1</p>"
        + item(1, "a.", "one")
        + item(2, "o", "in")
        + item(1, "b.", "two")
        + "<p>Text<a href='#_ftn1' name='_ftnref1'><span><![if !x]>[1]<![endif]></span></a> here.</p>"
        "<div id=ftn1><p class=MsoFootnoteText><a href='#_ftnref1' name='_ftn1'>[1]</a> The note.</p></div>"
    )
    normalized = page(html)
    assert [(one.type.value, one.number, one.level, one.text, one.note) for one in normalized.blocks] == [
        ("title", None, 1, "The plan", None),
        ("item", 1, 1, "one", None),
        ("bullet", None, 2, "in", None),
        ("item", 2, 1, "two", None),
        ("para", None, 1, "Text1 here.", None),
        ("para", None, 1, "The note.", "1"),
    ]
    assert {one.rule for one in normalized.repairs} >= {"table-of-contents", "list-marker", "footnote-mark"}


def test_an_address_stays_with_its_words_or_is_told() -> None:
    html = f"<base href='https://a.org/b/'><p>{TEXT} <a href='c?d=e f'>one <b>word</b></a>, <a href='tel:+1'>two</a>"
    normalized = page(f"{html} <a href='javascript:x()'>three</a> <a href='https://e.org/'>https://e.org/</a>")
    text = normalized.blocks[0]
    assert [(text.text[one.start : one.end], one.role.value, one.target) for one in text.inlines] == [
        ("one word", "link", "https://a.org/b/c?d=e%20f"),
        ("two", "link", "tel:+1"),
    ]
    assert [(one.rule, one.before) for one in normalized.repairs] == [("link", "javascript:x()")]


def test_cells_that_span_others_and_lists_that_count_down() -> None:
    html = "<table><tr><th colspan=2>A<th>B<tr><td rowspan=2>1<td>2<td>3<tr><td>4<td>5</table><ol reversed><li>x<li>y"
    blocks = page(html).blocks
    assert [(one.text, one.cell and (one.cell.row, one.cell.column), one.number) for one in blocks] == [
        ("A", (0, 0), None),
        ("B", (0, 2), None),
        ("1", (1, 0), None),
        ("2", (1, 1), None),
        ("3", (1, 2), None),
        ("4", (2, 1), None),
        ("5", (2, 2), None),
        ("x", None, 2),
        ("y", None, 1),
    ]


def test_pictures_are_told_but_for_those_that_decorate() -> None:
    html = f"<p>{TEXT}<img src=//n/b.png><img src=c.png alt=''><img src=http://n/d.png alt='A map'>"
    _, (problem,) = decode(html.encode(), "a.html")
    assert (problem.code, str(problem.location)) == (Code.S009, "a.html:1:67")
    assert "2 pictures that cannot be printed were left out" in problem.message
    assert "“b.png”, “A map”" in problem.message


def test_the_declared_form_of_a_language_is_taken(known: Callable[[str], Language]) -> None:
    source, _ = decode(f"<p lang=en-US>{TEXT}<p lang=fr>Mot".encode(), "a.html")
    assert source is not None
    assert language(normalize([source], (known("en"), known("de"))).blocks) == ["en", "fr"]


def language(blocks: tuple[Block, ...]) -> list[str]:
    return [block.language for block in blocks]


def test_a_language_is_believed_unless_the_text_contradicts_it() -> None:
    html = "<div lang=uk>Правда</div><div lang=ru>Kalimat ini ditulis dalam bahasa Indonesia untuk semua orang.</div>"
    source, _ = decode(html.encode(), "a.html")
    assert source is not None
    assert language(normalize([source]).blocks) == ["uk", "id"]


@pytest.mark.parametrize(("tag", "language"), [("EN-us", "en-US"), ("&quot;he&quot;", "und"), ("x y", "und")])
def test_a_language_tag_is_canonical_or_none(tag: str, language: str) -> None:
    source, _ = decode(f'<p lang="{tag}">;'.encode(), "a.html")
    assert source is not None
    assert [block.language for block in normalize([source]).blocks] == [language]


def test_a_page_without_text_is_refused() -> None:
    source, problems = decode(b"<!DOCTYPE html><html><script>1</script></html>", "a.html")
    assert source is None
    assert [problem.code for problem in problems] == [Code.S002]


PIECES = st.sampled_from(
    [
        *("<p>", "</p>", "<div>", "</div>", "<b>", "</b>", "<ul>", "<li>", "</ul>", "<ol start=3>", "<td>", "<table>"),
        *("<tr>", "</table>", "<br>", "<br/>", "<!--", "-->", "<!", "<?", "<", ">", "<a href='", '"', "'", "=", "</"),
        *("<h1>", "</h1>", "<pre>", "</pre>", "<blockquote>", "<script>", "</script>", "<title>", "<nav>", "</nav>"),
        *(
            "&amp;",
            "&#x41;",
            "&#0;",
            "&#xD800;",
            "&lt",
            "&nbsp;",
            "text ",
            "1. ",
            "слово ",
            "\n",
            " ",
            "\u200f",
            "<x y=z",
        ),
    ]
)


@given(st.lists(PIECES, max_size=40).map("".join))
def test_any_page_is_read_and_its_characters_are_places_in_it(html: str) -> None:
    source, _ = decode(html.encode(), "a.html")
    lines = html.split("\n")
    for block in normalize([source] if source else [SourceText("a.html", "")]).blocks:
        for offset in range(len(block.text)):
            place = block.location(offset)
            assert 1 <= (place.line or 0) <= len(lines)
            assert 1 <= (place.column or 0) <= len(lines[(place.line or 0) - 1]) + 1


def test_what_programs_put_around_chapters_goes_and_their_titles_keep_their_ranks() -> None:
    page = (
        '<div class="navheader"><table><tr><th>Chapter 1</th></tr><tr><td><a href="a"><img src="prev.png" alt="Prev">'
        '</a></td></tr></table></div><h1 class="title">Chapter 1</h1>'
        '<div class="toc"><p>Contents</p><dl><dt>1.1 One</dt></dl>'
        '</div><h2 class="title">One<a class="headerlink" href="#one">¶</a></h2><p>Words, and more of them.</p>'
        '<div class="navfooter"><p>Chapter 2</p></div>'
    )
    source, _ = decode(page.encode(), "a.html")
    assert source
    found = normalize([source], given={"a.html": "en"})
    assert [(block.type.value, block.level, block.text) for block in found.blocks] == [
        ("title", 1, "Chapter 1"),
        ("heading", 2, "One"),
        ("para", 1, "Words, and more of them."),
    ]
    assert {repair.rule for repair in found.repairs} >= {"page-furniture", "table-of-contents"}


def test_letters_joined_to_a_link_are_none_of_its_address() -> None:
    text = page(f"<p>{TEXT} See <a href='https://e.org/faq'>https://e.org/faq</a>first.</p>").blocks[0]
    assert [(text.text[one.start : one.end], one.target) for one in text.inlines] == [("https://e.org/faq",) * 2]
