"""Turns a Paper into the bytes of a file: Word, PDF, scanned PDF, old Word, plain text or workbook.

The same Paper always gives the same bytes, as far as LibreOffice allows: archives get one fixed time, PDF files the
date of the paper, and the noise of the scan comes from a seed.
"""

from __future__ import annotations

import hashlib
import io
import os
import random
import re
import shutil
import subprocess  # LibreOffice is run by whoever rebuilds the dossier, never by the product
import tempfile
import textwrap
import time
import zipfile
from datetime import datetime
from pathlib import Path

import openpyxl
import pypdfium2
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.worksheet.properties import PageSetupProperties
from PIL import Image, ImageChops

from extractor import ProgramMissing
from kiemchung.demo.page import FONT, MOTTO, set_page
from kiemchung.demo.paper import Paper

ZIP_TIME = (2024, 12, 31, 0, 0, 0)
DPI = 150
TILT = 0.45  # degrees: a page laid on the glass by hand
WRAP = 78
_MARKS = re.compile(r"\*+")


def press(paper: Paper) -> bytes:
    """The file of `paper` in the format its name asks for."""
    suffix = Path(paper.file).suffix
    if suffix == ".txt":
        return as_text(paper).encode("utf-8")
    word = as_word(paper)
    if suffix == ".docx":
        return word
    if suffix == ".doc":
        return convert(word, to="doc", day=paper.day.isoformat())
    pdf = convert(word, to="pdf", day=paper.day.isoformat())
    return as_scan(pdf, seed=paper.number) if paper.scanned else pdf


def as_word(paper: Paper) -> bytes:
    """The Word file."""
    buffer = io.BytesIO()
    set_page(paper).save(buffer)
    return _same_archive(buffer.getvalue())


def as_workbook(paper: Paper) -> bytes:
    """The table of an annex as a workbook: its title lines, an empty row, then the table."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None  # noqa: S101 - a new workbook has one sheet
    sheet.title = "Bộ tiêu chí"
    line = Side(style="thin")
    rows = [text for text in paper.body if text.startswith("|") and not text.startswith("|:")]
    titles = [text for text in paper.body if not text.startswith("|")]
    for text in titles:
        sheet.append([text[1:].strip()])
        cell = sheet.cell(row=sheet.max_row, column=1)
        cell.font = Font(name=FONT, size=13, bold=text.startswith("="), italic=text.startswith("_"))
        cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
        sheet.merge_cells(start_row=sheet.max_row, start_column=1, end_row=sheet.max_row, end_column=4)
        sheet.row_dimensions[sheet.max_row].height = 18 if len(text) < 60 else 36
    first = len(titles) + 2
    for position, text in enumerate(rows):
        for column, value in enumerate(text[1:].split("|"), start=1):
            plain = _MARKS.sub("", value).strip()
            cell = sheet.cell(row=first + position, column=column)
            cell.value = int(plain) if column == 1 and plain.isdigit() else plain or None
            cell.font = Font(name=FONT, size=12, bold=position == 0 or "**" in value)
            cell.border = Border(left=line, right=line, top=line, bottom=line)
            cell.alignment = Alignment(wrap_text=True, vertical="center", horizontal="left" if column > 2 else "center")
            if column == 2:
                cell.number_format = "@"
    for letter, width in zip("ABCD", (6, 10, 62, 26), strict=True):
        sheet.column_dimensions[letter].width = width
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_setup.fitToHeight = 0
    stamp = datetime(paper.day.year, paper.day.month, paper.day.day, 8)  # noqa: DTZ001 - openpyxl wants it naive
    book.properties.creator, book.properties.created = "Văn thư", stamp
    buffer = io.BytesIO()
    book.save(buffer)
    return _same_archive(buffer.getvalue(), modified=f"{paper.day.isoformat()}T08:00:00Z")


def as_text(paper: Paper) -> str:
    """Plain text as offices paste it: the two columns of the letterhead side by side, lines broken at a fixed width."""
    head = paper.letterhead
    assert head is not None  # noqa: S101 - an annex is never plain text
    left = [*head.parent, *head.issuer, "-------", paper.number_line]
    subject = "" if paper.kind else "V/v " + " ".join(paper.subject)
    right = [*MOTTO, "---------------", paper.place_line]
    lines = [f"{a:^34}{b:^44}".rstrip() for a, b in zip(left, right, strict=True)]
    lines += [f"{text:^34}".rstrip() for text in textwrap.wrap(subject, 32)]
    lines += ["", *textwrap.wrap("Kính gửi: " + "; ".join(paper.addressees) + ".", WRAP), ""]
    for text in paper.body:
        plain = _MARKS.sub("", text).lstrip("#^=_> ")
        lines += [*textwrap.wrap(plain, WRAP, break_on_hyphens=False, break_long_words=False), ""]
    signing = list(paper.signing[-1])
    notes = ["Nơi nhận:", *(f"- {text};" for text in paper.recipients[:-1]), f"- {paper.recipients[-1]}."]
    signing[signing.index("") : signing.index("") + 1] = [""] * 3
    for position in range(max(len(notes), len(signing))):
        a = notes[position] if position < len(notes) else ""
        b = signing[position] if position < len(signing) else ""
        lines.append(f"{a:<42}{b:^36}".rstrip())
    return "\n".join(lines) + "\n"


def as_scan(pdf: bytes, *, seed: str) -> bytes:
    """The pages of `pdf` as a scanner gives them: grey, tilted, grained, no text."""
    chance = random.Random(seed)  # noqa: S311 - grain, not secrets
    pages = []
    document = pypdfium2.PdfDocument(pdf)
    for number in range(len(document)):
        page = document[number].render(scale=DPI / 72).to_pil().convert("L")
        tilt = TILT if number % 2 == 0 else -TILT / 2
        page = page.rotate(tilt, resample=Image.Resampling.BICUBIC, fillcolor=255)
        grain = Image.frombytes("L", page.size, chance.randbytes(page.width * page.height))
        grain = grain.point([value // 9 for value in range(256)])
        pages.append(ImageChops.subtract(page, grain))
    document.close()
    stamp = time.struct_time((*ZIP_TIME, 0, 1, 0))
    buffer = io.BytesIO()
    pages[0].save(
        buffer,
        "PDF",
        save_all=True,
        append_images=pages[1:],
        resolution=DPI,
        quality=38,
        creationDate=stamp,
        modDate=stamp,
        producer="",
    )
    return buffer.getvalue()


def convert(word: bytes, *, to: str, day: str) -> bytes:
    """A Word file as LibreOffice turns it into `to` ("pdf" or "doc"), dated on `day` (ISO)."""
    program = shutil.which("soffice")
    if program is None:
        raise ProgramMissing(name="kiemchung.demo", program="LibreOffice", advice="apt install libreoffice-writer")
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "van-ban.docx")
        source.write_bytes(word)
        profile = f"-env:UserInstallation=file://{tempfile.gettempdir()}/kiemchung-demo-profile"
        command = [program, profile, "--headless", "--convert-to", to, "--outdir", folder, str(source)]
        environment = {**os.environ, "TZ": "UTC"}
        subprocess.run(command, check=True, capture_output=True, env=environment, timeout=120)  # noqa: S603
        made = source.with_suffix(f".{to}").read_bytes()
    return _same_pdf(made, day) if to == "pdf" else made


def _same_pdf(data: bytes, day: str) -> bytes:
    """The PDF with its clock time and random identifiers replaced by others of the same length."""
    made = f"D:{day.replace('-', '')}080000Z'".encode()
    data = re.sub(rb"D:\d{14}Z'", made, data)
    data = re.sub(rb"(/DocChecksum /)[0-9A-F]{32}", rb"\g<1>" + b"0" * 32, data)
    identifier = hashlib.sha256(re.sub(rb"<[0-9A-F]{32}>", b"", data)).hexdigest()[:32].upper().encode()
    return re.sub(rb"<[0-9A-F]{32}>", b"<" + identifier + b">", data)


def _same_archive(data: bytes, *, modified: str = "") -> bytes:
    """The zip archive `data` with one fixed time, sorted, without the template's preview picture."""
    buffer = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as new,
    ):
        for name in old.namelist():
            content = old.read(name)
            if modified and name == "docProps/core.xml":
                content = re.sub(rb"(<dcterms:modified[^>]*>)[^<]*", rb"\g<1>" + modified.encode(), content)
            entry = zipfile.ZipInfo(name, ZIP_TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            new.writestr(entry, content)
    return buffer.getvalue()
