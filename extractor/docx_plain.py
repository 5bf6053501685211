"""A Word document's trees go in; which of its paragraphs, cells and rows are more than text comes out.

Most paragraphs are nothing but runs of letters: no field, no note, no change, nothing hidden; most cells are not merged.
What makes one special is looked for once in each tree, inside the library, and the rest is read without a step into it.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from extractor.docx_letters import FIXED
from extractor.docx_names import WORD

_PARAGRAPH, _CELL, _ROW, _RUN = WORD + "p", WORD + "tc", WORD + "tr", WORD + "r"
_TEXT, _TAB = WORD + "t", WORD + "tab"
_SPECIAL = [
    WORD + name
    for name in (
        *("tbl", "gridSpan", "vMerge", "gridBefore", "tblHeader"),
        *("pStyle", "numPr", "pageBreakBefore", "sectPr"),
        *("ins", "del", "moveTo", "moveFrom", "vanish", "fldChar", "fldSimple", "instrText", "rt"),
        *("txbxContent", "footnoteReference", "endnoteReference"),
        *("sym", "br", "lastRenderedPageBreak", *FIXED),
    )
]
_SPECIAL += [
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent",
    "{http://schemas.openxmlformats.org/officeDocument/2006/math}oMath",
    "{http://schemas.openxmlformats.org/drawingml/2006/main}t",
]


def special_elements(trees: Iterable[Any]) -> frozenset[Any]:
    """The paragraphs, cells and rows that are to be read element by element."""
    special: set[Any] = set()
    for tree in trees:
        for each in tree.iter(_SPECIAL):
            if each.tag != _TAB or each.getparent().tag == _RUN:  # else it is the place of a tab stop
                special.update(each.iterancestors(_PARAGRAPH, _CELL, _ROW))
    return frozenset(special)


def plain_text(paragraph: Any) -> str:
    """What a paragraph of nothing but runs of letters says."""
    return "".join([each.text or "" for each in paragraph.iter(_TEXT)]).strip()


def plain_cell(cell: Any) -> str:
    """What a cell of nothing but such paragraphs says."""
    return "\n".join([text for paragraph in cell.iter(_PARAGRAPH) if (text := plain_text(paragraph))])
