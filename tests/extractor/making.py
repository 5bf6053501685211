"""Files made by script, with text of our own invention, for the tests of reading."""

from __future__ import annotations

import zipfile
from pathlib import Path
from xml.sax.saxutils import escape

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_NAMESPACES = (
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def p(text: str, *, properties: str = "", before: str = "", after: str = "") -> str:
    """A paragraph of WordprocessingML with one run."""
    head = f"<w:pPr>{properties}</w:pPr>" if properties else ""
    return f'<w:p>{head}{before}<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r>{after}</w:p>'


def cell(*paragraphs: str, properties: str = "") -> str:
    """A table cell; plain strings become paragraphs."""
    inner = "".join(each if each.startswith("<") else p(each) for each in paragraphs) or "<w:p/>"
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner}</w:tc>"


def row(*cells: str) -> str:
    """A table row; plain strings become cells."""
    return f"<w:tr>{''.join(each if each.startswith('<') else cell(each) for each in cells)}</w:tr>"


def table(*rows: str, bordered: bool = True) -> str:
    """A table, with single borders or with none."""
    kind = "single" if bordered else "none"
    borders = "".join(
        f'<w:{side} w:val="{kind}"/>' for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    columns = max(each.count("<w:tc>") for each in rows)
    grid = "<w:tblGrid>" + '<w:gridCol w:w="2400"/>' * columns + "</w:tblGrid>"
    return f"<w:tbl><w:tblPr><w:tblBorders>{borders}</w:tblBorders></w:tblPr>{grid}{''.join(rows)}</w:tbl>"


def letterhead(issuer: str, number: str, place: str) -> str:
    """The border-less table of two columns at the top of every administrative document."""
    left = cell(issuer, number)
    right = cell("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", place)
    return table(row(left, right), bordered=False)


def make_docx(
    path: Path,
    body: str,
    *,
    parts: dict[str, str] | None = None,
    kind: str = "document.main",
    namespace: str = W,
    prolog: str = "",
) -> Path:
    """A package with `body`; `parts` are further parts by kind ("numbering", "header", ...), id rId<kind>."""
    parts = parts or {}
    content = f"application/vnd.ms-word.{kind}+xml" if "macro" in kind.lower() else f"{_WORD}.{kind}+xml"
    types = (
        "".join(f'<Override PartName="/word/{name}.xml" ContentType="{_WORD}.{name}+xml"/>' for name in parts)
        + f'<Override PartName="/word/document.xml" ContentType="{content}"/>'
    )
    office = "http://purl.oclc.org/ooxml/officeDocument/relationships" if namespace == STRICT else _OFFICE
    relations = "".join(f'<Relationship Id="rId{name}" Type="{office}/{name}" Target="{name}.xml"/>' for name in parts)
    defaults = (
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", f'<Types xmlns="{_TYPES}">{defaults}{types}</Types>')
        package.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{_RELATIONS}"><Relationship Id="rId1" Type="{office}/officeDocument" '
            'Target="word/document.xml"/></Relationships>',
        )
        package.writestr(
            "word/_rels/document.xml.rels", f'<Relationships xmlns="{_RELATIONS}">{relations}</Relationships>'
        )
        for name, inner in parts.items():
            package.writestr(f"word/{name}.xml", inner.replace("{ns}", f'xmlns:w="{namespace}" {_NAMESPACES}'))
        package.writestr(
            "word/document.xml",
            f'{prolog}<w:document xmlns:w="{namespace}" {_NAMESPACES}><w:body>{body}</w:body></w:document>',
        )
    return path


Placed = tuple[float, float, str]  # x, baseline from the bottom, text


class Pdf:
    """A small PDF written by hand: one font whose ToUnicode map knows every letter used, lines, form fields."""

    def __init__(self) -> None:
        self.objects: list[bytes] = [b"", b"", b"", b""]  # catalog, pages, font, its map
        self.pages: list[int] = []
        self.fields: list[int] = []
        self.letters: dict[str, int] = {}

    def add(self, data: bytes) -> int:
        """A new object; its number comes back."""
        self.objects.append(data)
        return len(self.objects)

    def page(
        self,
        texts: list[Placed],
        *,
        rules: list[tuple[float, float, float, float]] | None = None,
        stamps: list[Placed] | None = None,
        nested: bool = False,
        signed: bytes = b"",
        rotate: int = 0,
        size: float = 12,
        extra: bytes = b"",
    ) -> Pdf:
        """A page of 595 by 842 points; `stamps` are signature fields with an appearance of their own.

        `nested` puts each appearance into a form within a form; `signed` is the signature dictionary of each field.
        """
        content = extra + b"".join(self._show(*each, size) for each in texts)
        content += b"".join(b"%.2f %.2f m %.2f %.2f l S\n" % each for each in rules or [])
        stream = self.add(b"<< /Length %d >> stream\n%s\nendstream" % (len(content), content))
        annotations = b" ".join(b"%d 0 R" % self._field(*each, size, nested, signed) for each in stamps or [])
        self.pages.append(
            self.add(
                b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Rotate %d /Contents %d 0 R "
                b"/Resources << /Font << /F 3 0 R >> >> /Annots [%s] >>" % (rotate, stream, annotations)
            )
        )
        return self

    def write(self, path: Path, *, junk: bytes = b"") -> Path:
        """Write the file, optionally with something before its header."""
        kids = b" ".join(b"%d 0 R" % number for number in self.pages)
        fields = b" ".join(b"%d 0 R" % number for number in self.fields)
        form = b"/AcroForm << /Fields [%s] /SigFlags 3 >>" % fields if self.fields else b""
        self.objects[0] = b"<< /Type /Catalog /Pages 2 0 R %s >>" % form
        self.objects[1] = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, len(self.pages))
        widths = b" ".join([b"500"] * 223)
        self.objects[2] = (
            b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /FirstChar 33 /LastChar 255 /Widths [%s] "
            b"/ToUnicode 4 0 R >>" % widths
        )
        pairs = b"\n".join(
            b"<%02X> <%s>" % (code, letter.encode("utf-16-be").hex().encode()) for letter, code in self.letters.items()
        )
        cmap = b"1 begincodespacerange <00> <FF> endcodespacerange\n%d beginbfchar\n%s\nendbfchar" % (
            len(self.letters),
            pairs,
        )
        cmap = b"/CIDInit /ProcSet findresource begin begincmap /CMapName /M def\n" + cmap + b"\nendcmap end"
        self.objects[3] = b"<< /Length %d >> stream\n%s\nendstream" % (len(cmap), cmap)
        out = bytearray(junk + b"%PDF-1.7\n")
        places = []
        for number, data in enumerate(self.objects, 1):
            places.append(len(out) - len(junk))
            out += b"%d 0 obj\n%s\nendobj\n" % (number, data)
        start = len(out) - len(junk)
        out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(places) + 1)
        out += b"".join(b"%010d 00000 n \n" % place for place in places)
        out += b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(places) + 1, start)
        path.write_bytes(out)
        return path

    def _show(self, x: float, y: float, text: str, size: float) -> bytes:
        # Every letter is 6 points wide at 12 points; blanks are made by moving on, as many producers do.
        out = b""
        for word in text.split(" "):
            if word:
                out += b"BT /F %.1f Tf %.2f %.2f Td <%s> Tj ET\n" % (size, x, y, self._codes(word))
            x += (len(word) + 1) * size / 2
        return out

    def _codes(self, word: str) -> bytes:
        return b"".join(b"%02X" % self.letters.setdefault(letter, 33 + len(self.letters)) for letter in word)

    def _field(self, x: float, y: float, text: str, size: float, nested: bool, signed: bytes) -> int:
        content = self._show(0, 2, text, size)
        width = len(text) * size / 2
        look = self.add(
            b"<< /Type /XObject /Subtype /Form /BBox [0 0 %.1f 16] /Resources << /Font << /F 3 0 R >> >> "
            b"/Length %d >> stream\n%s\nendstream" % (width, len(content), content)
        )
        for _ in range(2 * nested):
            look = self.add(
                b"<< /Type /XObject /Subtype /Form /BBox [0 0 %.1f 16] /Resources << /XObject << /X %d 0 R >> >> "
                b"/Length 5 >> stream\n/X Do\nendstream" % (width, look)
            )
        field = self.add(
            b"<< /Type /Annot /Subtype /Widget /FT /Sig /T (S%d) /F 4 /Rect [%.1f %.1f %.1f %.1f] /AP << /N %d 0 R >> %s >>"
            % (look, x, y - 2, x + width, y + 14, look, b"/V << /Type /Sig %s >>" % signed if signed else b"")
        )
        self.fields.append(field)
        return field


def page_lines(*lines: str, x: float = 60, top: float = 500) -> list[Placed]:
    """Lines of running text one under another."""
    return [(x, top - 18 * number, line) for number, line in enumerate(lines)]
