"""Find a partner and the page of an organisation in a real browser, both widths and themes."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.conftest import OpenPage
from tests.browser.harness import PHONE, screenshot, wait_idle, widget


def test_from_a_ranked_partner_to_its_page(open_page: OpenPage, app_url: str) -> None:
    page = open_page(f"{app_url}/partners?fo=OAX4WD3R&c=FI&th=tourism")
    best = widget(page, "partners_best").get_by_role("link").first
    name = best.inner_text().split(". ", 1)[1]
    wait_idle(page, 600)
    screenshot(page, "partners-1280-light")
    best.click()
    expect(page.get_by_role("heading", name=name)).to_be_visible()
    expect(widget(page, "organisation_figures")).to_contain_text("Organisations it worked with")
    wait_idle(page, 600)
    screenshot(page, "organisation-1280-light")
    assert "og=O" in page.url
    assert "c=FI" in page.url  # the filters go along


def test_on_a_phone_in_the_dark(open_page: OpenPage, app_url: str) -> None:
    page = open_page(f"{app_url}/organisation?og=OAX4WD3R", viewport=PHONE, scheme="dark")
    expect(widget(page, "table_organisation_names")).to_contain_text("Riga Technical University")
    wait_idle(page, 600)
    screenshot(page, "organisation-390-dark")
