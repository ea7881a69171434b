"""The report as a page: whole without a network, one card a finding, and nothing that an author writes gets out."""

from __future__ import annotations

import base64
import hashlib
import re
from collections import Counter
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from publish.diagnostics import Code, Diagnostic, Location, PagePlace, Severity
from publish.intake.model import Repair
from publish.intake.repairs import Rule
from publish.parity.compare import compare
from publish.pdf.pictures import PagePicture
from publish.report import Evidence, ProductFile, Report
from publish.report.html import render
from publish.report.print_ticket import PrintTicket, Ticked, listed
from tests.report.evidence import JOB, SHOP, text_of, whole

#: Elements that the template writes; an author's text must never add one.
ACTIVE = frozenset({"script", "style", "link", "iframe", "object", "embed", "base", "form", "img"})


class Page(HTMLParser):
    """What a browser would see: tags with attributes, ids, and the text of each element with a class."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.text = ""
        self._skipped = False
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {name: value or "" for name, value in attrs}))
        self._skipped = tag in {"script", "style"}

    def handle_endtag(self, tag: str) -> None:
        self._skipped = self._skipped and tag not in {"script", "style"}

    def handle_data(self, data: str) -> None:
        self.text += "" if self._skipped else data

    def of(self, name: str) -> list[dict[str, str]]:
        return [attributes for tag, attributes in self.tags if tag == name]

    def with_class(self, name: str) -> list[dict[str, str]]:
        return [attributes for _, attributes in self.tags if name in attributes.get("class", "").split()]


def active(page: Page) -> Counter[str]:
    return Counter(tag for tag, _ in page.tags if tag in ACTIVE)


def test_every_finding_has_a_card_with_its_place_its_line_and_what_to_do(report: Report) -> None:
    report = whole(report)
    page = Page(render(report))
    cards = page.with_class("card")
    assert [card["id"] for card in cards] == [f"finding-{n}" for n in range(1, len(report.diagnostics) + 1)]
    ordered = [one for severity in Severity for one in report.diagnostics if one.severity is severity]
    assert [card["data-code"] for card in cards] == [str(one.code) for one in ordered]
    for diagnostic in report.diagnostics:
        assert all(sentence in page.text for sentence in diagnostic.message.split("\n"))
        assert (diagnostic.hint or "") in page.text
    assert "examples/plan/sources/ä b.txt:1:4" in page.text
    assert "abcअ" in page.text
    assert page.text.index("Not ready.") < page.text.index("1,234 of 1,235 glyphs proven")


def test_our_commands_in_a_hint_are_set_as_code_and_an_authors_marks_stay() -> None:
    hint = "Run `publish fonts add FILE`, or keep “`so`” and `publish"
    page = render(Report((Diagnostic(Code.G001, "x", hint=hint),)))
    assert "Run <code>publish fonts add FILE</code>, or keep “`so`” and `publish</bdi>" in page


def test_a_difference_of_translations_brings_the_entry_that_allows_it(report: Report) -> None:
    page = Page(render(whole(report)))
    assert '[[allow]]\ncode = "P003"\nlanguage = "ru"\nitem = "2"\nreason = ""' in page.text
    assert len(page.with_class("allow")) == len([one for one in whole(report).diagnostics if one.code.startswith("P0")])


def test_a_place_on_a_page_is_cut_out_of_its_picture_and_marked(report: Report) -> None:
    page = Page(render(whole(report)))
    (shot, in_full) = page.with_class("shot")
    assert shot["viewbox"] == "0 499.0 420.0 96.0"  # the box lies 20 to 40 pt above the foot of a page of 595
    assert in_full["viewbox"] == "0 0 420.0 595.0"
    assert page.with_class("spot")[0] | {"class": "", "rx": ""} == {
        "class": "", "rx": "", "x": "8.5", "y": "553.0", "width": "23.5", "height": "24.0"
    }  # fmt: skip
    (image,) = page.of("image")
    assert image["href"] == "data:image/png;base64," + base64.b64encode(b"\x89PNG-3").decode()
    assert {use["href"] for use in page.of("use")} == {"#" + image["id"]}
    assert "../booklet.pdf#page=3" in {link.get("href") for link in page.of("a")}


def test_many_findings_share_the_pictures_of_their_pages_on_paper() -> None:
    places = [PagePlace("booklet.pdf", 1 + number // 30, (10, number, 50, number + 10)) for number in range(60)]
    report = Report(tuple(Diagnostic(Code.P011, "x", Location("a.txt", 1, 1), place=place) for place in places))
    pictures = {"booklet.pdf": (PagePicture(1, 420.0, 595.0, b"1"), PagePicture(2, 420.0, 595.0, b"2"))}
    few = Report(report.diagnostics[:40], evidence=Evidence(pictures=pictures))
    many = Page(render(replace(report, evidence=few.evidence)))
    assert Page(render(few)).with_class("sheets") == []
    assert "crowded" in many.of("ol")[0]["class"]
    assert many.text.count("The pages, with the numbers of the findings") == 1
    labels = [shot["aria-label"] for shot in many.with_class("shot") if "findings marked" in shot["aria-label"]]
    assert labels == [f"booklet.pdf page {page}, with the places of 30 findings marked" for page in (1, 2)]
    assert len(many.of("text")) == 60


def test_a_difference_leads_to_the_passages_in_all_languages(report: Report) -> None:
    page = Page(render(whole(report)))
    (link,) = [link for link in page.of("a") if link.get("href", "").startswith("#row-")]
    assert {"id": link["href"][1:], "tabindex": "-1", "class": "differs"} in page.of("tr")
    assert "Item 2 in all languages" in page.text


def test_translations_stand_side_by_side_each_in_its_own_direction(report: Report) -> None:
    report = whole(report)
    page = Page(render(report))
    arabic = [p for p in page.of("p") if p.get("lang") == "ar"]
    assert arabic
    assert {p["dir"] for p in arabic} == {"rtl"}
    number = next(card["id"] for card in page.with_class("card") if card["data-code"] == "P003")
    assert f"#{number}" in {link.get("href") for link in page.of("a")}
    assert {"class": "found"} in page.of("td")


def test_every_link_within_the_page_leads_somewhere_and_no_id_stands_twice(report: Report) -> None:
    page = Page(render(whole(report)))
    ids = [attributes["id"] for _, attributes in page.tags if "id" in attributes]
    assert len(ids) == len(set(ids))
    inner = {link["href"][1:] for _, link in page.tags if link.get("href", "").startswith("#")}
    named = {attributes["aria-labelledby"] for _, attributes in page.tags if "aria-labelledby" in attributes}
    assert inner | named <= set(ids)


def test_only_our_own_style_and_script_may_run(report: Report) -> None:
    html = render(whole(report))
    (policy,) = [meta["content"] for meta in Page(html).of("meta") if "http-equiv" in meta]
    assert policy.startswith("default-src 'none'; ")
    for name in ("style", "script"):
        (content,) = re.findall(f"<{name}>(.*?)</{name}>", html, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
        assert f"{name}-src 'sha256-{digest}'" in policy
    assert not re.search(r'(?:href|src)="(?:https?:)?//', html)
    assert "style=" not in re.sub(r"<(style|script)>.*?</\1>", "", html, flags=re.DOTALL)


HOSTILE = (
    "</script><script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "{{ 7 * 7 }}{% raw %}",
    "\x00\x1b[2J\ud800\u202edetrever\u2028",
    "</title></style></textarea>",
    "javascript:alert(1)",
)


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_of_an_author_gets_out_of_its_place(report: Report, text: str) -> None:
    base = whole(report)
    plain, hostile = (
        Page(render(poisoned(base, words)).encode("utf-8", "backslashreplace").decode()) for words in ("word", text)
    )
    assert active(hostile) == active(plain)
    events = [name for _, attributes in hostile.tags for name in attributes if name.startswith("on")]
    assert events == []
    assert not any(attributes.get("href", "").startswith("javascript:") for _, attributes in hostile.tags)
    assert not set("\x00\x1b\ud800\u202e\u2028") & set(hostile.text)


@settings(max_examples=settings().max_examples // 5)
@given(text=st.text(min_size=1, max_size=40))
def test_nor_does_any_other_text(text: str) -> None:
    page = Page(render(poisoned(whole(Report()), text)).encode("utf-8", "backslashreplace").decode())
    assert active(page) == Counter({"script": 1, "style": 1, "form": 1})


def poisoned(report: Report, text: str) -> Report:
    finding = Diagnostic(Code.G001, text, Location(text, 1, 1), text, PagePlace(text, 3, (0, 0, 9, 9)), language="ar")
    note = Diagnostic(Code.N002, text, Location("a.txt", 1, 2), severity=Severity.NOTE)
    evidence = replace(
        report.evidence,
        publication=text,
        title=text,
        sources={text: text},
        products=(ProductFile(text, 1, text),),
        pictures={text: (PagePicture(3, 9, 9, b""),)},
        ticket=PrintTicket(
            text,
            (replace(JOB, file=text, currency=text),),
            (replace(SHOP, file=text, condition=text),),
            (Ticked(holds=False, demand=text, figure=text),),
        ),
        parity=compare([text_of("en", text, "b"), text_of("ar", text, "b"), text_of("ru", "c", "b")]),
    )
    repairs = (Repair(Rule.HIDDEN, Location(text), text, text),)
    return Report(
        (finding, note), (text,), text, repairs, {text: text, "a.txt": f"x{text}"}, root=text, evidence=evidence
    )


def test_the_printer_reads_what_to_do_and_what_was_shown(report: Report) -> None:
    text = Page(render(whole(report))).text
    for words in ("6 sheets of 297 × 210 mm", "turned on the short edge", "52.5 mm, 157.5 mm from the head", "1,000"):
        assert words in text
    assert "☐ Every glyph is the right one not shown 11 of 12 glyphs proven" in text
    assert "☐ All fonts are embedded not shown 0 looked at, 0 failed" in text
    assert "☑ No file is empty 1 file, 4 pages" in text
    assert "24 single pages of 148 × 210 mm, in reading order" in text
    assert "FOGRA52; text in black only, its ICC profile is in the file" in text


def test_many_files_that_differ_in_one_place_are_named_by_it() -> None:
    assert listed(["booklet-print.pdf"]) == "booklet-print.pdf"
    tags = ["en", "ru", "es", "tr", "ar"]
    assert listed([f"leaflets/{tag}-print.pdf" for tag in tags]) == "leaflets/…-print.pdf: en, ru, es, tr, ar"
    assert listed([f"{tag}.pdf" for tag in ["en", "es", "en-x", "e", "el"]]) == "….pdf: en, es, en-x, e, el"


def test_what_does_not_lie_beside_the_report_is_not_linked(report: Report) -> None:
    failed = whole(report)
    made = replace(failed, evidence=replace(failed.evidence, products=(ProductFile("coverage.json", 1, "d" * 64),)))
    links = [{link.get("href") for link in Page(render(one)).of("a")} for one in (failed, made)]
    assert ["../coverage.json" in found for found in links] == [False, True]


def test_the_same_report_gives_the_same_page(report: Report) -> None:
    assert render(whole(report)) == render(whole(report))


def test_a_report_without_evidence_is_a_page_too() -> None:
    page = Page(render(Report()))
    assert "Nothing was found" in page.text
    assert page.of("form") == []
