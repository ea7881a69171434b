"""The preview in a real browser: it follows each save by itself, keeps the last good pages, and shuts nobody out.

Run by `tasks.py browser`; PUBLISH is the command, PUBLICATION a folder that may be changed, CHROMIUM the browser.
"""

from __future__ import annotations

import os
import re
import signal
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect, sync_playwright

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

PUBLICATION = Path(os.environ["PUBLICATION"])
DECLARATION = PUBLICATION / "publication.toml"
FLAGS = (
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
)
#: A build on a busy machine, in milliseconds.
LONG = 300_000
COMPLAINTS: list[str] = []


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    command = [os.environ["PUBLISH"], "watch", str(PUBLICATION)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        found = re.search(r"http://\S+", process.stdout.readline())
        assert found
        yield found[0]
        process.send_signal(signal.SIGINT)
        assert process.wait(30) == 0


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=os.environ["CHROMIUM"], args=list(FLAGS))
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def page(browser: Browser, address: str) -> Page:
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    page.on("console", lambda message: COMPLAINTS.append(message.text))
    page.on("pageerror", lambda error: COMPLAINTS.append(str(error)))
    page.goto(address)
    expect(page.locator("#status")).to_contain_text("Built in", timeout=LONG)
    return page


def shown(page: Page, number: int) -> Page:
    expect(page.locator("#pages img").nth(number)).to_have_js_property("complete", value=True)
    assert page.locator("#pages img").nth(number).evaluate("image => image.naturalWidth") > 300
    return page


def test_pages_and_findings_stand_side_by_side(page: Page) -> None:
    shown(page, 0)
    assert page.locator("#pages figure").count() == 24
    assert page.locator("#findings .warning").count() > 5
    if os.environ.get("SHOTS"):
        page.screenshot(path=f"{os.environ['SHOTS']}/preview.png")


def test_a_finding_shows_its_page(page: Page) -> None:
    button = page.locator("#findings button").first
    number = int(re.findall(r"page (\d+)", button.inner_text())[0])
    button.click()
    figure = page.locator("#pages figure").nth(number - 1)
    expect(figure).to_be_in_viewport()
    expect(figure.locator(".mark")).to_be_visible()
    if os.environ.get("SHOTS"):
        shown(page, number - 1).screenshot(path=f"{os.environ['SHOTS']}/finding.png")


def test_another_product(page: Page) -> None:
    page.get_by_role("button", name="leaflets/ar", exact=True).click()
    assert page.locator("#pages figure").count() == 4
    shown(page, 0)
    if os.environ.get("SHOTS"):
        page.screenshot(path=f"{os.environ['SHOTS']}/leaflet.png")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nobody_is_shut_out(page: Page, scheme: str) -> None:
    page.emulate_media(color_scheme=scheme)
    results = Axe().run(page)
    assert results.violations_count == 0, results.generate_report()
    if os.environ.get("SHOTS"):
        page.screenshot(path=f"{os.environ['SHOTS']}/{scheme}.png")


def test_a_phone_shows_the_whole_width(browser: Browser, page: Page, address: str) -> None:
    del page
    phone = browser.new_page(viewport={"width": 360, "height": 740})
    phone.goto(address)
    expect(phone.locator("#status")).to_contain_text("Built in", timeout=LONG)
    shown(phone, 0)
    assert phone.evaluate("document.documentElement.scrollWidth") == 360
    if os.environ.get("SHOTS"):
        phone.screenshot(path=f"{os.environ['SHOTS']}/phone.png")
    phone.close()


def test_it_follows_a_save_a_fault_and_its_mending(page: Page) -> None:
    source = page.locator("#pages img").first.get_attribute("src")
    written = DECLARATION.read_text("utf-8")
    try:
        DECLARATION.write_text(f"{written}\n[nothing]\n", "utf-8")
        expect(page.locator("#status")).to_contain_text("last good pages", timeout=LONG)
        expect(page.locator("#findings .error").first).to_contain_text("nothing")
        assert page.locator("#pages img").first.get_attribute("src") == source
        if os.environ.get("SHOTS"):
            page.screenshot(path=f"{os.environ['SHOTS']}/failed.png")
    finally:
        DECLARATION.write_text(written, "utf-8")
    expect(page.locator("#status")).to_contain_text("Built in", timeout=LONG)


def test_it_complained_of_nothing() -> None:
    assert COMPLAINTS == []
