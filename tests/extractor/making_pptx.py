"""Presentations made by script, for the tests of reading."""

from __future__ import annotations

import zipfile
from pathlib import Path

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT = "http://purl.oclc.org/ooxml/officeDocument/relationships"
NAMES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" '
    'xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    f'xmlns:r="{OFFICE}"'
)
FLAT = """<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"
 office:version="1.2" office:mimetype="application/vnd.oasis.opendocument.presentation"><office:body><office:presentation><draw:page>
 <draw:frame><draw:text-box><text:p>Báo cáo số 5/BC-UBND</text:p></draw:text-box></draw:frame></draw:page>
 <draw:page><draw:frame><draw:text-box><text:p>Hết</text:p></draw:text-box></draw:frame></draw:page>
 </office:presentation></office:body></office:document>"""


def paragraph(text: str, font: str = "") -> str:
    looks = f'<a:rPr><a:latin typeface="{font}"/></a:rPr>' if font else ""
    return f"<a:p><a:r>{looks}<a:t>{text}</a:t></a:r></a:p>"


def shape(*paragraphs: str, kind: str = "") -> str:
    place = f'<p:ph type="{kind}"/>' if kind else ""
    inner = "".join(each if each.startswith("<") else paragraph(each) for each in paragraphs)
    return f"<p:sp><p:nvSpPr><p:nvPr>{place}</p:nvPr></p:nvSpPr><p:txBody>{inner}</p:txBody></p:sp>"


def slide(*shapes: str, attributes: str = "", root: str = "sld") -> str:
    return f"<p:{root} {NAMES} {attributes}><p:cSld><p:spTree>{''.join(shapes)}</p:spTree></p:cSld></p:{root}>"


def pptx(path: Path, *slides: str, beside: dict[int, dict[str, str]] | None = None, office: str = OFFICE) -> Path:
    """A presentation of these slides; `beside` are further parts of a slide (from 1) by the kind of relation.

    The last slide is listed first among the relations: order is the presentation's to say.
    """
    ids = "".join(f'<p:sldId id="{255 + n}" r:id="rId{n}"/>' for n in range(1, len(slides) + 1))
    members = {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": related({"rId1": ("officeDocument", "ppt/presentation.xml")}, office),
        "ppt/presentation.xml": f"<p:presentation {NAMES}><p:sldIdLst>{ids}</p:sldIdLst></p:presentation>",
        "ppt/_rels/presentation.xml.rels": related(
            {f"rId{n}": ("slide", f"slides/slide{n}.xml") for n in range(len(slides), 0, -1)}, office
        ),
    }
    for number, each in enumerate(slides, 1):
        members[f"ppt/slides/slide{number}.xml"] = each
        parts = (beside or {}).get(number, {})
        members[f"ppt/slides/_rels/slide{number}.xml.rels"] = related(
            {f"rId{kind}": (kind, f"../{kind}/{number}.xml") for kind in parts}, office
        )
        members |= {f"ppt/{kind}/{number}.xml": part for kind, part in parts.items()}
    with zipfile.ZipFile(path, "w") as package:
        for name, data in members.items():
            if office == STRICT:
                data = data.replace("schemas.openxmlformats.org", "purl.oclc.org/ooxml").replace("/2006/", "/")
            package.writestr(name, data)
    return path


def related(targets: dict[str, tuple[str, str]], office: str) -> str:
    listed = "".join(
        f'<Relationship Id="{each}" Type="{office}/{kind}" Target="{target}"/>'
        for each, (kind, target) in targets.items()
    )
    return (
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{listed}</Relationships>'
    )


def grid(*rows: str, first: str = "1") -> str:
    return (
        f'<p:graphicFrame><a:graphic><a:graphicData><a:tbl><a:tblPr firstRow="{first}"/>{"".join(rows)}</a:tbl>'
        "</a:graphicData></a:graphic></p:graphicFrame>"
    )


def cells(*texts: str, marks: str = "") -> str:
    inner = "".join(
        f"<a:tc {marks if not at else ''}><a:txBody>{paragraph(text)}</a:txBody></a:tc>"
        for at, text in enumerate(texts)
    )
    return f"<a:tr>{inner}</a:tr>"
