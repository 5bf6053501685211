"""The pages in a real browser: the way from a search to a report by mouse and by keyboard, and what axe says of each page."""

from __future__ import annotations

import shutil
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import uvicorn
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Browser, Page, expect, sync_playwright

from kiemchung.web import make_app
from tests.kiemchung.calling import PLAN, run

CHROMIUM = next(
    (found for name in ("chromium", "chromium-browser", "google-chrome") if (found := shutil.which(name))), ""
)
pytestmark = pytest.mark.skipif(not CHROMIUM, reason="no Chromium here: python scripts/system_programs.py browser")
# Without these a browser looks for its maker's servers at every start.
SWITCHES = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
SIZES = ((1280, 720), (390, 844))  # an office screen and a phone
OF_COLOURS = ("color-contrast", "link-in-text-block")  # the rules that see light and dark differently
PATIENCE = (
    60_000  # ms: a machine that tests everything at once takes its time, and who waits for what is there loses none
)
expect.set_options(timeout=PATIENCE)


@pytest.fixture(scope="module")
def address(served: Path) -> Iterator[str]:
    """The pages of the demo dossier, really served."""
    with serving(served) as address:
        yield address


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """The address of a server of the pages over `folder`, in a thread of its own."""
    server = uvicorn.Server(uvicorn.Config(make_app(folder, local_user="an"), port=0, log_level="error"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    until = time.monotonic() + PATIENCE / 1_000
    while not server.started and time.monotonic() < until:
        time.sleep(0.02)
    assert server.started
    port = server.servers[0].sockets[0].getsockname()[1]
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join(10)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=SWITCHES)
        yield browser
        browser.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page that fails the test when a script does, or when something is fetched from elsewhere or refused by the policy."""
    context = browser.new_context(viewport={"width": 1280, "height": 720}, locale="vi-VN")
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("console", lambda message: wrong.append(message.text) if message.type == "error" else None)
    page.on("request", lambda request: None if "//127.0.0.1:" in request.url else wrong.append(request.url))
    yield page
    context.close()
    assert not wrong, wrong


def test_from_a_document_to_its_sentence_to_a_reference(page: Page, address: str) -> None:
    page.goto(f"{address}/reference?q=12/KH-UBND")
    page.get_by_role("link", name="233/BC-UBND, tr. 1").first.click()
    expect(page.locator("h1")).to_contain_text("233/BC-UBND")
    found = page.locator("article mark").first
    expect(found).to_be_in_viewport()
    outline = page.locator("svg rect.found").first
    picture = page.locator(".facsimile img")
    page.wait_for_load_state()  # with its pictures
    assert picture.evaluate("image => image.naturalWidth") > 500
    inside, around = outline.bounding_box(), picture.bounding_box()
    assert inside and around
    assert around["x"] < inside["x"] and inside["y"] + inside["height"] < around["y"] + around["height"]
    page.get_by_role("link", name="31-NQ/TU").first.click()
    expect(page.locator("h1")).to_contain_text("Tra số hiệu: 31-NQ/TU")


def test_by_keyboard_from_the_box_to_a_sentence(page: Page, address: str) -> None:
    page.goto(f"{address}/audit")
    page.keyboard.press("/")
    expect(page.locator("[data-search]")).to_be_focused()
    page.wait_for_load_state()
    page.keyboard.type("kiem soat thu tuc")
    page.keyboard.press("Enter")
    page.wait_for_url("**q=kiem**")
    page.keyboard.press("ArrowDown")
    first = page.locator("[data-hit]").first
    expect(first).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(page.locator("[data-hit]").nth(1)).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    expect(page.locator("article mark").first).to_be_in_viewport()


def test_from_the_board_to_a_decision_to_the_slip(page: Page, served: Path, tmp_path: Path) -> None:
    shutil.copytree(served, tmp_path / "kho")
    with serving(tmp_path / "kho") as address:
        page.goto(f"{address}/criteria")
        page.locator("[data-hit]").first.click()
        waiting = page.locator(".counts")
        before = waiting.inner_text()
        page.wait_for_load_state()  # what keys do comes with the script
        page.keyboard.press("n")
        page.wait_for_url("**/item?code=*")
        first = page.url
        page.get_by_label("Lý do, ghi chú").fill("đã xem bản gốc")
        page.get_by_role("button", name="Công nhận", exact=True).click()
        page.wait_for_url(lambda url: url != first)
        page.goto(first)
        expect(page.locator("main")).to_contain_text("công nhận · an · đã xem bản gốc")
        page.get_by_role("link", name="Cả bộ tiêu chí").click()
        assert waiting.inner_text() != before
        for form in ("DOCX", "XLSX", "HTML"):
            with page.expect_download() as download:
                page.get_by_role("link", name=form, exact=True).click()
            assert Path(download.value.path()).stat().st_size > 1000
        page.get_by_role("link", name="English").click()
        expect(page.locator("h1 ~ .counts")).to_contain_text("wait for a decision")


def test_enter_in_a_field_decides_nothing(page: Page, served: Path, tmp_path: Path) -> None:
    shutil.copytree(served, tmp_path / "kho")
    with serving(tmp_path / "kho") as address:
        page.goto(f"{address}/criteria/tieu-chi")
        page.locator("[data-hit]").first.click()
        page.get_by_text("Thêm bằng chứng").first.click()
        page.get_by_label("Số hiệu hoặc tên tệp trong kho").fill("09-CT-TU.docx")
        page.keyboard.press("Enter")
        expect(page.locator("main")).to_contain_text("an · thêm bằng chứng")
        expect(page.locator("dl.facts")).not_to_contain_text("Người kiểm tra")
        page.goto(f"{address}/audit")
        before = page.locator(".anomaly").count()
        page.get_by_text("Xét chỗ này").first.click()
        page.get_by_label("Lý do, ghi chú").first.fill("chưa rõ")
        page.keyboard.press("Enter")
        page.reload()
        assert page.locator(".anomaly").count() == before


def test_arrows_stay_with_who_types_and_chooses(page: Page, address: str) -> None:
    page.goto(f"{address}/criteria/tieu-chi")
    chooser = page.get_by_label("Kết luận của máy")
    chooser.focus()
    page.keyboard.press("ArrowDown")
    expect(chooser).to_be_focused()
    expect(chooser).not_to_have_value("")


def test_a_key_leads_to_the_decision_and_arrows_pass_by_what_is_folded(page: Page, address: str) -> None:
    page.goto(f"{address}/criteria/tieu-chi/item?code=1.1.1")
    folded = page.locator("details:not([open]) [data-hit]")
    assert folded.count() > 0
    seen = page.locator("[data-hit]").count() - folded.count()
    for _ in range(seen + 2):
        page.keyboard.press("ArrowDown")
    expect(page.locator("section.words [data-hit]").last).to_be_focused()
    page.keyboard.press("k")
    note = page.get_by_label("Lý do, ghi chú")
    expect(note).to_be_focused()
    expect(note).to_have_value("")


def test_what_cannot_be_sent_is_told(browser: Browser, address: str) -> None:
    context = browser.new_context(locale="vi-VN")
    page = context.new_page()
    page.goto(f"{address}/intake")
    drop = """(form, csrf) => {
        form.elements.csrf.value = csrf;
        const event = new Event('drop', {cancelable: true});
        event.dataTransfer = {items: []};
        form.dispatchEvent(event);
    }"""
    page.locator("[data-drop]").evaluate(drop, "0" * 64)
    expect(page.locator("[data-drop] [role=alert]")).to_contain_text("Biểu mẫu đã cũ")
    page.route("**/intake.json", lambda route: route.abort())
    page.locator("[data-drop]").evaluate(drop, "0" * 64)
    expect(page.locator("[data-drop] [role=alert]")).to_contain_text("Không gửi được tệp")
    context.close()


def test_files_sent_are_admitted_and_bad_ones_explained(page: Page, tmp_path: Path) -> None:
    (tmp_path / "12-KH.txt").write_text(PLAN, encoding="utf-8")
    (tmp_path / "hong.pdf").write_bytes(b"%PDF-1.7 nothing follows")
    with serving(tmp_path / "kho") as address:
        page.goto(f"{address}/intake")
        page.get_by_label("Tệp (PDF, Word").set_input_files([tmp_path / "12-KH.txt", tmp_path / "hong.pdf"])
        page.get_by_role("button", name="Gửi vào kho").click()
        expect(page.locator("[data-counts]")).to_contain_text("2/2 tệp: 1 mới")
        expect(page.locator("[data-job] .warnings")).to_contain_text("hong.pdf")
        page.goto(f"{address}/reference?q=12/KH-UBND")
        expect(page.locator(".state.held")).to_be_visible()


def test_what_a_citation_is_shows_on_pointing_and_on_focus(page: Page, address: str) -> None:
    page.goto(f"{address}/reference?q=142/BC-UBND")
    page.get_by_role("link", name="142-BC-UBND.docx").click()
    page.locator("article").wait_for()
    page.wait_for_load_state()  # Escape is the script's
    cited = page.locator("article a.cite").first
    tip = page.locator("article .tip").first
    expect(tip).to_be_hidden()
    cited.hover()
    expect(tip).to_be_visible()
    page.mouse.move(0, 0)
    page.locator("h1").click()
    expect(tip).to_be_hidden()
    page.keyboard.press("Tab")
    cited.focus()
    expect(tip).to_be_visible()
    assert cited.get_attribute("aria-describedby") == tip.get_attribute("id")
    page.keyboard.press("Escape")
    expect(tip).to_be_hidden()


def test_the_graph_moves_and_grows_by_keys_and_leads_on_a_click(page: Page, address: str) -> None:
    page.goto(f"{address}/graph?q=12/KH-UBND")
    area = page.locator(".movable")
    picture = area.locator("svg")
    before = picture.get_attribute("viewBox")
    area.focus()
    page.keyboard.press("+")
    assert picture.get_attribute("viewBox") != before
    page.keyboard.press("0")
    assert [float(each) for each in (picture.get_attribute("viewBox") or "").split()] == [
        float(each) for each in (before or "").split()
    ]
    page.get_by_role("button", name="Phóng to").click()
    assert picture.get_attribute("viewBox") != before
    page.get_by_role("button", name="Như lúc đầu").click()
    area.locator("a").first.click()
    expect(page.locator("h1")).to_contain_text("Tra số hiệu")


def test_the_exported_graph_moves_by_buttons_and_tells_its_quotes(page: Page, served: Path) -> None:
    page.set_content(run("graph", "12/KH-UBND", "--format", "html", "--corpus", served).stdout)
    picture = page.locator("svg")
    before = picture.get_attribute("viewBox")
    page.get_by_role("button", name="Thu nhỏ").click()
    assert picture.get_attribute("viewBox") != before
    page.locator("[data-node]").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator("aside[aria-live]")).to_contain_text("tr. 1")
    page.evaluate(AXE_SCRIPT)
    assert _serious(page) == []


def test_pages_can_be_read_without_scripts(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/reference?q=12/KH-UBND")
    page.locator("blockquote").first.wait_for()
    page.get_by_role("link", name="21/KH-UBND, tr. 1").first.click()
    assert "KẾ HOẠCH" in page.locator("article").inner_text()
    context.close()


@pytest.fixture(scope="module")
def examined(browser: Browser) -> Iterator[Page]:
    """One page for all that axe looks at: opening one for each, and its 500 KB of script in each, is most of the time."""
    context = browser.new_context(locale="vi-VN")
    context.set_default_timeout(PATIENCE)
    context.add_init_script(AXE_SCRIPT)
    yield context.new_page()
    context.close()


def _serious(page: Page, *rules: str) -> list[tuple[str, str]]:
    """What axe finds serious or worse, and where, once the page with its style and its pictures stands; by all rules if none is named."""
    page.wait_for_load_state()
    chosen = {"runOnly": {"type": "rule", "values": rules}} if rules else {}
    found = page.evaluate("options => axe.run(document, options)", {"resultTypes": ["violations"], **chosen})
    return [
        (each["id"], each["nodes"][0]["html"][:200])
        for each in found["violations"]
        if each["impact"] in ("serious", "critical")
    ]


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/?q=hành chính",
        "/?q=không có đâu xyzzy",
        "/criteria",
        "/criteria/tieu-chi",
        "/criterion",
        "/audit",
        "/missing",
        "/graph",
        "/reference?q=12/KH-UBND",
        "/intake",
        "/log",
        "/document",
        "/facts",
        "/nowhere",
    ],
)
def test_axe_finds_nothing_serious_and_nothing_runs_over_the_side(examined: Page, address: str, path: str) -> None:
    page = examined
    page.set_viewport_size({"width": 1280, "height": 720})
    if path in ("/document", "/facts"):
        page.goto(f"{address}/reference?q=233/BC-UBND")
        page.get_by_role("link", name="233-BC-UBND.pdf").click()
        page.locator("article").wait_for()
        if path == "/facts":
            page.get_by_role("link", name="Sửa, xác nhận").click()
            page.locator("form table").wait_for()
    elif path == "/criterion":
        page.goto(f"{address}/criteria/tieu-chi")
        page.locator("[data-hit]").first.click()
        page.locator(".tiers").wait_for()
    elif path == "/log":  # with lines in it, whatever other tests have done to this corpus before
        for _ in range(2):
            assert page.request.get(f"{address}/criteria/tieu-chi/report.html").ok
        page.goto(address + path)
        expect(page.locator("tbody tr").nth(1)).to_contain_text("tải phiếu kiểm chứng")
    else:
        page.goto(address + path)
    for width, height in SIZES:
        page.set_viewport_size({"width": width, "height": height})
        page.emulate_media(color_scheme="light")
        assert not (serious := _serious(page)), (width, serious)
        page.emulate_media(color_scheme="dark")
        assert not (serious := _serious(page, *OF_COLOURS)), (width, "dark", serious)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
