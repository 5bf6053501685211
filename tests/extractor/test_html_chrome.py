"""Pages saved from legal portals: the document stays whole, what the site puts around it goes."""

from __future__ import annotations

from pathlib import Path

import pytest

from extractor import extract

LAW = (
    """<p>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</p><p>Số: 12/2024/QĐ-UBND</p>
<p>Căn cứ <a href="/1">Luật Tổ chức chính quyền địa phương</a>; <a href="/2">Luật Đất đai</a>; <a href="/3">Luật Nhà ở</a>;
<a href="/4">Luật Xây dựng</a>;</p><p>Điều 1. Ban hành kèm theo Quyết định này quy định về phân cấp quản lý.</p>
<p>Điều 2. Quyết định này có hiệu lực từ ngày 01 tháng 3 năm 2024.</p>"""
    + "<p>Nội dung của quy định.</p>" * 20
)
MENU = "<ul>" + "".join(f'<li><a href="/{n}">Mục {n}</a></li>' for n in range(8)) + "</ul>"


def read(tmp_path: Path, body: str) -> str:
    path = tmp_path / "a.html"
    path.write_text(f"<!DOCTYPE html><html><body>{body}</body></html>", encoding="utf-8")
    return extract(path).text


@pytest.mark.parametrize(
    "chrome",
    [
        MENU,
        f'<div id="ctl00_MenuTop">{MENU}</div>',
        "<header><h1>Cổng thông tin</h1></header>",
        '<div class="leftMenu">Trang chủ</div>',
        '<div class="box-dang-nhap dangnhap"><form>Tên đăng nhập</form></div>',
        '<div role="navigation">Bạn đang ở: Trang chủ</div>',
        "<footer>Cơ quan chủ quản: Văn phòng. Giấy phép hoạt động của trang</footer>",
        "<aside><p>Hỗ trợ trực tuyến</p></aside>",
        '<div class="vanban-lienquan lienquan">'
        + "".join(f'<div><a href="/{n}">Nghị định {n} của Chính phủ</a></div>' for n in range(5))
        + "</div>",
    ],
)
def test_chrome_goes_and_the_document_stays(tmp_path: Path, chrome: str) -> None:
    alone = read(tmp_path, f'<div class="content">{LAW}</div>')
    assert "Luật Nhà ở" in alone
    assert read(tmp_path, f'{chrome}<div class="content">{LAW}</div>') == alone
    assert read(tmp_path, f'<div class="content">{LAW}</div>cuối{chrome}') == alone + "\ncuối"


@pytest.mark.parametrize(
    "part",
    [
        "<header><p>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</p></header>",
        '<div class="doc-header">Quyết định 12/2024/QĐ-UBND về phân cấp</div>',
        '<div class="footer">Điều 3. Chánh Văn phòng chịu trách nhiệm thi hành.</div>',
        '<table class="thuoctinh"><tr><td>Số hiệu</td><td>12/2024/QĐ-UBND</td></tr></table>',
        '<p>Xem <a href="/1">một</a>, <a href="/2">hai</a>, <a href="/3">ba</a> và <a href="/4">bốn</a></p>',
    ],
)
def test_what_may_be_the_document_stays(tmp_path: Path, part: str) -> None:
    alone = read(tmp_path, LAW)
    assert len(read(tmp_path, part + LAW)) > len(alone)


def test_a_form_around_the_whole_page_stays(tmp_path: Path) -> None:
    assert read(tmp_path, f'<form id="search">{LAW}</form>') == read(tmp_path, LAW)


def test_a_page_of_links_alone_stays(tmp_path: Path) -> None:
    assert "Mục 3" in read(tmp_path, MENU)
