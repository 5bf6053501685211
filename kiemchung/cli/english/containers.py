"""English for what is said of files that hold files."""

from __future__ import annotations

ENGLISH: dict[str, str] = {
    "Đã mở {count} gói tệp.": "Opened {count} packages of files.",
    "Gói tin edXML ghi": "edXML package says",
    "gói tin edXML ghi loại khác": "the edXML package says another type",
    "gói tin edXML ghi cơ quan khác": "the edXML package says another body",
    "gói tin edXML ghi trích yếu khác": "the edXML package says another subject",
    "gói tin edXML ghi người ký khác": "the edXML package says another signer",
}
