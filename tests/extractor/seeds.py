"""A format's name goes in; small sound files of it, made by script, come out as members to be damaged and put together."""

from __future__ import annotations

import io
import tempfile
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import openpyxl
from openpyxl.styles import Border, Side
from PIL import Image, ImageDraw
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen import canvas

from extractor import tools
from tests.extractor import exchanging, mailing, outlook
from tests.extractor.making import Pdf, cell, letterhead, make_docx, p, page_lines, row, table
from tests.extractor.making_pptx import FLAT, cells, grid, pptx, shape, slide
from tests.extractor.packing import in_windows_1258, zipped, zipped_raw

_SAID = "Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư"
_HTML = f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>Thông báo</title><style>p {{}}</style></head><body>
<!-- lời --><nav>Trang chủ</nav><div style="display: none">ẩn</div><p>{_SAID}&nbsp;&aacute;&#7855;<br>dòng <b>đậm</b></p>
<table border="1"><thead><tr><th rowspan="2">TT</th><th colspan="2">Nội dung</th></tr></thead>
<tbody><tr><td>1<table><tr><td>trong</td></tr></table></td><td style="border: 1px">hai</td></tr></tbody></table>
<pre>một
  hai</pre><ul><li>a)</li><li>b)</li></ul><svg><text>vẽ</text></svg></body></html>"""
_MHTML = (
    "From: x\nMIME-Version: 1.0\nContent-Type: multipart/related;\n\tboundary=\"-x\"\n\n---x\nContent-Type: text/html; "
    "charset=\"utf-8\"\nContent-Transfer-Encoding: quoted-printable\n\n<html><p>Th=C3=B4ng b=C3=A1o</p></html>\n"
    "---x\nContent-Type: image/png\nContent-Transfer-Encoding: base64\n\nAAAA\n---x--\n"
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Seed:
    """A sound file: the bytes of its members, and how members make a file; a file of no members is one member."""

    suffix: str
    names: tuple[str, ...]
    members: tuple[bytes, ...]

    @property
    def is_package(self) -> bool:
        """Whether the members go into a ZIP."""
        return len(self.names) > 1


def seeds() -> dict[str, list[Seed]]:
    """Sound files by the name of their format; those of LibreOffice only where it is installed."""
    with tempfile.TemporaryDirectory(prefix="kiemchung-seeds-") as folder:
        found = {name: make(Path(folder)) for name, make in _MAKERS.items()}
        if tools.find(tools.LIBREOFFICE):
            found |= {kind: [_converted(Path(folder), kind)] for kind in _SOURCES}
    return found


def packed(seed: Seed, members: list[tuple[str, bytes]]) -> bytes:
    """The file that `members` make in the way of `seed`."""
    if not seed.is_package:
        return b"".join(data for _, data in members)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in members:
            package.writestr(name, data)
    return out.getvalue()


def _plain(suffix: str, *contents: bytes) -> list[Seed]:
    return [Seed(suffix, ("",), (data,)) for data in contents]


def _package(path: Path) -> Seed:
    with zipfile.ZipFile(path) as package:
        names = package.namelist()
        return Seed(path.suffix, tuple(names), tuple(package.read(name) for name in names))


def _text(_: Path) -> list[Seed]:
    pages = f"UBND TỈNH A\n{_SAID}\n\fĐiều 1.\r\nHết"
    return _plain(
        ".txt", pages.encode(), pages.encode("utf-16"), pages.encode("utf-32"), "Céng hßa x· héi".encode("latin-1"),
        pages.encode("cp1258", "ignore"),
    )  # fmt: skip


def _markdown(_: Path) -> list[Seed]:
    return _plain(".md", f"# Thông báo\n\n| TT | Nội dung |\n|---|---|\n| 1 | {_SAID} |\n".encode())


def _html(_: Path) -> list[Seed]:
    old = "<html><meta charset=windows-1258><p>Thông báo<table><tr><td>1<td>2</table>"
    return _plain(".html", _HTML.encode(), old.encode("cp1258", "ignore"))


def _docx(folder: Path) -> list[Seed]:
    field = '<w:r><w:fldChar w:fldCharType="%s"/></w:r>'
    page = field % "begin" + "<w:r><w:instrText> PAGE </w:instrText></w:r>" + field % "separate" + field % "end"
    body = (
        letterhead("UBND TỈNH A", "Số: 5/TB-UBND", "A, ngày 01 tháng 02 năm 2024")
        + p(_SAID, properties='<w:pStyle w:val="S"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>')
        + table(
            row(cell("TT", properties='<w:vMerge w:val="restart"/>'), cell("Nội dung", properties='<w:gridSpan w:val="2"/>')),
            row(cell("", properties="<w:vMerge/>"), cell("a", table(row("trong", "nữa"))), "b"),
        )
        + p("Sửa", before='<w:ins w:id="1"><w:r><w:t>thêm</w:t></w:r></w:ins><w:del w:id="2"><w:r><w:delText>bỏ</w:delText></w:r></w:del>')
        + p("Chú", after='<w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>')
        + p("Trang", before='<w:r><w:br w:type="page"/></w:r>', after='<w:r><w:rPr><w:vanish/></w:rPr><w:t>ẩn</w:t></w:r>')
        + "<w:p><w:r><mc:AlternateContent><mc:Choice><wps:txbx><w:txbxContent>" + p("Khung") + "</w:txbxContent></wps:txbx>"
        "</mc:Choice><mc:Fallback/></mc:AlternateContent></w:r></w:p>"
        '<w:sectPr><w:headerReference r:id="rIdheader"/><w:footerReference r:id="rIdfooter"/></w:sectPr>'
    )  # fmt: skip
    level = '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="lowerRoman"/><w:lvlText w:val="Điều %1."/></w:lvl>'
    parts = {
        "header": f"<w:hdr {{ns}}><w:p>{page}</w:p>{p('Đầu trang')}</w:hdr>",
        "footer": f"<w:ftr {{ns}}>{p('Chân trang')}</w:ftr>",
        "footnotes": f'<w:footnotes {{ns}}><w:footnote w:id="2">{p("Lời chú")}</w:footnote></w:footnotes>',
        "numbering": f'<w:numbering {{ns}}><w:abstractNum w:abstractNumId="0">{level}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>',
        "styles": '<w:styles {ns}><w:style w:type="paragraph" w:styleId="S"><w:basedOn w:val="T"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="T"><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style></w:styles>',
    }
    return [_package(make_docx(folder / "a.docx", body, parts=parts))]


def _xlsx(folder: Path) -> list[Seed]:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["TT", "Nội dung", "Ngày", "Tỷ lệ"])
    sheet.append([1, _SAID, date(2024, 2, 1), 0.125])
    sheet.append([2, "=A2+1", True, -1.5e10])
    sheet["D2"].number_format, sheet["A1"].border = "0.00%", Border(left=Side("thin"))
    sheet.merge_cells("A4:C5")
    sheet["A4"] = "gộp"
    book.create_sheet("Ẩn").sheet_state = "hidden"
    book["Ẩn"]["B2"] = "ẩn"
    book.save(folder / "a.xlsx")
    return [_package(folder / "a.xlsx")]


def _pdf(folder: Path) -> list[Seed]:
    rules = [(60.0, y, 300.0, y) for y in (300, 330, 360)] + [
        (float(x), 300.0, float(x), 360.0) for x in (60, 180, 300)
    ]
    made = Pdf()
    made.page(
        [(60, 780, "UBND TỈNH A"), (60, 760, "Số:      /TB-UBND"), *page_lines(_SAID[:60], "Nơi nhận:"), (70, 340, "ô 1"), (190, 310, "ô 4")],
        rules=rules, stamps=[(84, 760, "11")],
    )  # fmt: skip
    made.page(page_lines("Trang sau"), rotate=90)
    sheet = canvas.Canvas(str(folder / "b.pdf"), pagesize=A4)
    sheet.drawString(50, 700, "Phu luc kem theo 5/TB-UBND")
    sheet.grid([50, 100, 200], [500, 550, 600])
    sheet.drawInlineImage(_drawn(), 300, 300, 60, 20)
    sheet.acroForm.textfield(name="so", x=50, y=640, value="11")
    sheet.bookmarkPage("a")
    sheet.save()
    return _plain(".pdf", made.write(folder / "a.pdf").read_bytes(), (folder / "b.pdf").read_bytes())


def _image(_: Path) -> list[Seed]:
    found: list[Seed] = []
    for suffix, mode, more in (
        (".png", "L", {}), (".png", "P", {}), (".png", "RGBA", {}), (".jpg", "RGB", {}), (".jpg", "CMYK", {}),
        (".tif", "1", {"compression": "group4"}), (".tif", "L", {"compression": "tiff_lzw", "dpi": (200, 200)}),
        (".tif", "RGB", {"save_all": True, "append_images": [_drawn()]}),
    ):  # fmt: skip
        out = io.BytesIO()
        kind = {".png": "PNG", ".jpg": "JPEG", ".tif": "TIFF"}[suffix]
        _drawn().convert(mode).save(out, kind, **more)
        found += _plain(suffix, out.getvalue())
    return found


def _drawn() -> Image.Image:
    image = Image.new("RGB", (90, 24), "white")
    ImageDraw.Draw(image).text((4, 4), "So 5/TB")
    return image


def _pptx(folder: Path) -> list[Seed]:
    first = slide(shape("BÁO CÁO", kind="title"), shape(_SAID, _SAID), shape("1", kind="sldNum"))
    second = slide(
        grid(cells("TT", "Việc", marks='rowSpan="2"'), cells("", "Hạn", marks='vMerge="1"')), attributes='show="0"'
    )
    return [_package(pptx(folder / "a.pptx", first, second, beside={1: {"notesSlide": slide(shape("Lời"))}}))]


def _eml(_: Path) -> list[Seed]:
    attached = {"Kế hoạch.txt": _SAID.encode(), "b.bin": b"\0\1"}
    whole = mailing.letter(html="<p>Kính gửi<img src='cid:a'></p>", attached=attached)
    whole.add_attachment(mailing.letter("Bên trong.", attached={"c.txt": _SAID.encode()}))
    alone = mailing.raw("From: Bình <a@b>", "To: c@d", "Date: x", "Subject: =?utf-8?b?S+G6vw==?=", body=_SAID.encode())
    return _plain(".eml", whole.as_bytes(), alone)


def _msg(_: Path) -> list[Seed]:
    files = outlook.attached("a.txt", _SAID.encode()), outlook.letter_attached(outlook.letter(before=24))
    page = outlook.binary(0x1013, b"<p>Kinh gui<table border=1><tr><td>1</table>")
    return _plain(".msg", outlook.compound(outlook.letter(*files)), outlook.compound(outlook.letter(body=page)))


def _edxml(_: Path) -> list[Seed]:
    files = {"a.txt": _SAID.encode(), "Phụ lục.txt": b"1"}
    return _plain(".edxml", exchanging.envelope(files), exchanging.in_mime(files))


def _zip(folder: Path) -> list[Seed]:
    inner = zipped(folder / "b.zip", {"c.txt": b"ba"}).read_bytes()
    files = {"x/a.txt": _SAID.encode(), "b.zip": inner, "g.xml": exchanging.envelope({"a.txt": b"1"}, inline=False)}
    names = [(in_windows_1258("Kế hoạch.txt"), b"1"), (b"../a", b"2")]
    whole = zipped(folder / "a.zip", files)
    return [_package(whole), *_plain(".zip", whole.read_bytes(), zipped_raw(folder / "r.zip", names).read_bytes())]


def _converted(folder: Path, kind: str) -> Seed:
    made = folder / f"nguon.{_SOURCES[kind]}"
    if made.suffix == ".docx":
        make_docx(made, p(_SAID) + table(row("TT", "Nội dung"), row("1", "hai")))
    elif made.suffix == ".xlsx":
        made.write_bytes(packed(seed := _xlsx(folder)[0], list(zip(seed.names, seed.members, strict=True))))
    else:
        made.write_text(FLAT, encoding="utf-8")
    program = tools.find(tools.LIBREOFFICE)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [str(program), profile, "--headless", "--convert-to", kind, "--outdir", str(folder), str(made)]
    tools.run(command, seconds=120, own_group=True)
    path = folder / f"nguon.{kind}"
    return _package(path) if kind in ("odt", "ods") else Seed(f".{kind}", ("",), (path.read_bytes(),))


_SOURCES = {"rtf": "docx", "doc": "docx", "odt": "docx", "xls": "xlsx", "ods": "xlsx", "ppt": "fodp"}
_MAKERS: dict[str, Callable[[Path], list[Seed]]] = {
    "text": _text,
    "markdown": _markdown,
    "html": _html,
    "mhtml": lambda _: _plain(".mht", _MHTML.encode()),
    "docx": _docx,
    "xlsx": _xlsx,
    "pptx": _pptx,
    "pdf": _pdf,
    "image": _image,
    "eml": _eml,
    "msg": _msg,
    "edxml": _edxml,
    "zip": _zip,
}
