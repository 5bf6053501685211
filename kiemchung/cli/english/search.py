"""Searching and its engines, in English."""

from __future__ import annotations

ENGLISH = {
    "Kho đã có {count} đoạn văn, nhiều hơn mức Whoosh phục vụ tốt. Hãy chuyển sang tantivy: kiemchung reindex --engine tantivy": "The corpus has {count} paragraphs, more than Whoosh serves well. Change to tantivy: kiemchung reindex --engine tantivy",
    'Kho đã có {count} đoạn văn, nhiều hơn mức Whoosh phục vụ tốt. Hãy cài tantivy: pip install "kiemchung[fast]", rồi chuyển: kiemchung reindex --engine tantivy': 'The corpus has {count} paragraphs, more than Whoosh serves well. Install tantivy: pip install "kiemchung[fast]", then change: kiemchung reindex --engine tantivy',
    "Bộ máy tìm kiếm": "Search engine",
    "{engine}, {count} đoạn văn": "{engine}, {count} paragraphs",
    "Chuyển kho sang bộ máy tìm kiếm này; không ghi thì giữ bộ máy đang dùng.": "Change the corpus to this search engine; without it the one in use is kept.",
}
