"""The report in a real browser: filters, keyboard, right-to-left passages, and axe-core without violations.

Run by `tasks.py browser`, which builds the pages first; REPORTS names the folder that they lie in, CHROMIUM the
browser.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

REPORTS = Path(os.environ["REPORTS"])
NAMES = sorted(path.name for path in REPORTS.iterdir())
#: A browser that asks nobody anything.
FLAGS = (
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
)
#: What pages said on the console, their errors, and addresses that they asked for: all forbidden.
COMPLAINTS: list[str] = []
SIZES = {"desktop": (1280, 900), "phone": (360, 740), "small": (320, 640)}


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=os.environ["CHROMIUM"], args=list(FLAGS))
        yield browser
        browser.close()


@pytest.fixture(params=["light", "dark"])
def scheme(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def opened(browser: Browser, name: str = "clean", size: str = "desktop", scheme: str = "light", **more: bool) -> Page:
    width, height = SIZES[size]
    page = browser.new_page(viewport={"width": width, "height": height}, color_scheme=scheme, **more)
    page.on("console", lambda message: COMPLAINTS.append(message.text))
    page.on("pageerror", lambda error: COMPLAINTS.append(str(error)))
    page.on("request", lambda request: COMPLAINTS.append(request.url) if "http" in request.url[:5] else None)
    page.goto((REPORTS / name / "index.html").as_uri())
    return page


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("size", SIZES)
def test_nobody_is_shut_out(browser: Browser, name: str, size: str, scheme: str) -> None:
    page = opened(browser, name, size, scheme)
    results = Axe().run(page)
    assert results.violations_count == 0, results.generate_report()


@pytest.mark.parametrize("size", ["phone", "small"])
@pytest.mark.parametrize("name", NAMES)
def test_a_phone_shows_the_whole_width(browser: Browser, name: str, size: str) -> None:
    page = opened(browser, name, size)
    assert page.evaluate("document.documentElement.scrollWidth") == SIZES[size][0]


@pytest.mark.parametrize("size", ["phone", "small"])
def test_a_phone_shows_every_column_of_the_languages(browser: Browser, size: str) -> None:
    table = opened(browser, size=size).locator("#languages .scroll")
    assert table.evaluate("e => e.scrollWidth - e.clientWidth") == 0


@pytest.fixture(autouse=True)
def _without_complaints() -> Iterator[None]:
    COMPLAINTS.clear()
    yield
    assert COMPLAINTS == []


def shown(page: Page) -> int:
    return int(page.locator(".card:visible").count())


def test_filters_leave_what_fits_and_say_how_many(browser: Browser) -> None:
    page = opened(browser)
    every = shown(page)
    assert page.locator("#shown").inner_text() == f"{every} of {every} findings are shown."
    page.locator("select[name=language]").select_option("ar")
    arabic = page.locator('.card[data-language="ar"]').count()
    assert 0 < shown(page) == arabic < every
    page.locator("select[name=code]").select_option("P011")
    assert 0 < shown(page) < arabic
    page.get_by_role("button", name="Show all").click()
    page.wait_for_function("document.querySelectorAll('.card[hidden]').length === 0")
    page.get_by_role("checkbox", name="Warnings").uncheck()
    assert shown(page) == page.locator('.card[data-severity="note"]').count()
    page.get_by_role("searchbox").fill("no such words anywhere")
    assert page.locator("#nothing").is_visible()


def test_the_keyboard_reaches_everything(browser: Browser) -> None:
    page = opened(browser)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "findings-heading"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.name") == "severity"
    page.keyboard.press("Space")
    assert shown(page) == page.locator('.card[data-severity="note"]').count()
    focusable = page.evaluate(
        "[...document.querySelectorAll('a[href], button, select, input, summary')].every(e => e.tabIndex === 0)"
    )
    assert focusable
    regions = page.locator(".scroll")
    assert all(regions.nth(index).get_attribute("tabindex") == "0" for index in range(regions.count()))


def test_a_link_to_a_hidden_finding_shows_it(browser: Browser) -> None:
    page = opened(browser)
    page.locator("select[name=language]").select_option("en")
    link = page.locator('.parity td[class="found"] a').last
    target = str(link.get_attribute("href"))
    link.click()
    page.wait_for_function("document.activeElement.tagName === 'H3'")
    assert page.locator(target).is_visible()


def test_right_to_left_passages_read_from_the_right(browser: Browser) -> None:
    page = opened(browser)
    excerpt = page.locator('.card[data-language="ar"] .excerpt p').first
    assert excerpt.evaluate("e => getComputedStyle(e).direction") == "rtl"
    first = excerpt.evaluate("""e => {
      const range = document.createRange();
      range.setStart(e.firstChild, 0);
      range.setEnd(e.firstChild, 1);
      return range.getBoundingClientRect().left;
    }""")
    line = excerpt.bounding_box()
    assert line["x"] + line["width"] * 0.9 < first, "the first letter stands on the right"
    cell = page.locator('.parity p[lang="ar"]').first
    assert cell.evaluate("e => getComputedStyle(e).direction") == "rtl"
    message = page.locator('.card[data-language="ar"] .message').first
    assert message.evaluate("e => getComputedStyle(e).direction") == "ltr"


def test_pictures_are_drawn_with_the_place_marked(browser: Browser) -> None:
    page = opened(browser)
    shot = page.locator(".card figure > .shot").first
    box, spot = shot.bounding_box(), shot.locator(".spot").bounding_box()
    assert box["y"] <= spot["y"] < spot["y"] + spot["height"] <= box["y"] + box["height"]
    page.locator(".card").first.get_by_text("The whole page", exact=True).click()
    assert page.locator(".card details .shot").first.is_visible()


def test_without_a_script_everything_is_there(browser: Browser) -> None:
    page = opened(browser, java_script_enabled=False)
    assert shown(page) == page.locator(".card").count() > 0
    assert not page.locator("#filters").is_visible()


def test_paper_shows_every_finding_and_no_filters(browser: Browser) -> None:
    page = opened(browser)
    page.emulate_media(media="print")
    assert not page.locator("#filters").is_visible()
    assert shown(page) == page.locator(".card").count()
    pages = page.pdf(prefer_css_page_size=True).count(b"/Type /Page\n")
    assert 0 < pages < page.locator(".card").count()


def test_a_failed_build_shows_what_is_wrong_first(browser: Browser) -> None:
    page = opened(browser, "failed")
    assert page.locator(".verdict").inner_text().startswith("Not ready.")
    card = page.locator(".card").first
    assert card.get_attribute("data-severity") == "error"
    assert card.get_attribute("data-code") == "G001"
    assert card.locator("figure .shot").first.is_visible()
