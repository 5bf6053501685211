"""A PDF page goes in; the form fields and stamps that lie on it come out, by name and place."""

from __future__ import annotations

import ctypes
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium_c

from extractor.geometry import Rectangle

_MOST = 2_000  # annotations of one page that are looked at
_LONGEST = 512  # bytes of a field's name
# What shows text of its own when made part of the page; links, notes and highlights do not.
_SHOWING = (pdfium_c.FPDF_ANNOT_WIDGET, pdfium_c.FPDF_ANNOT_STAMP, pdfium_c.FPDF_ANNOT_FREETEXT)


class Field(NamedTuple):
    """A field or stamp: its place among the page's annotations, its full name ("" without one), and its rectangle as
    the page has it (x0, bottom, x1, top)."""

    order: int
    name: str
    rectangle: Rectangle


def fields_of(page: Any, form: Any) -> list[Field]:
    """The fields and stamps of a page; `form` is the document's form environment, None without one."""
    found: list[Field] = []
    for index in range(min(_MOST, pdfium_c.FPDFPage_GetAnnotCount(page))):
        annotation = pdfium_c.FPDFPage_GetAnnot(page, index)
        if not annotation:
            continue
        kind = pdfium_c.FPDFAnnot_GetSubtype(annotation)
        rectangle = pdfium_c.FS_RECTF()
        if kind in _SHOWING and pdfium_c.FPDFAnnot_GetRect(annotation, ctypes.byref(rectangle)):
            name = _name(form, annotation) if form and kind == pdfium_c.FPDF_ANNOT_WIDGET else ""
            low, high = sorted((rectangle.bottom, rectangle.top))
            found.append(Field(index, name, (rectangle.left, low, rectangle.right, high)))
        pdfium_c.FPDFPage_CloseAnnot(annotation)
    return found


def without(page: Any, fields: list[Field]) -> Any:
    """The page with these fields taken away."""
    for field in sorted(fields, reverse=True):
        pdfium_c.FPDFPage_RemoveAnnot(page, field.order)
    return page


def _name(form: Any, annotation: Any) -> str:
    buffer = ctypes.create_string_buffer(_LONGEST)
    pointer = ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort))
    size = pdfium_c.FPDFAnnot_GetFormFieldName(form, annotation, pointer, _LONGEST)
    return buffer.raw[: max(0, min(size, _LONGEST) - 2)].decode("utf-16-le", "replace")
