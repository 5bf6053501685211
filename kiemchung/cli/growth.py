"""A corpus goes in; the advice to change its search engine comes out, when it has grown past what Whoosh serves well."""

from __future__ import annotations

from corpus import Corpus
from index import EngineMissing, require_engine
from kiemchung.cli.wording import say

_SERVED_WELL = 50_000  # paragraphs; beyond, Whoosh takes minutes to write what tantivy writes in seconds
_FASTER = "tantivy"


def growth_advice(corpus: Corpus, lang: str) -> str | None:
    """What to do, in words; None while there is nothing to do."""
    if corpus.engine_name != "whoosh" or (count := len(corpus.engine())) <= _SERVED_WELL:
        return None
    try:
        require_engine(_FASTER)
        words = "Kho đã có {count} đoạn văn, nhiều hơn mức Whoosh phục vụ tốt. Hãy chuyển sang tantivy: kiemchung reindex --engine tantivy"
    except EngineMissing:
        words = 'Kho đã có {count} đoạn văn, nhiều hơn mức Whoosh phục vụ tốt. Hãy cài tantivy: pip install "kiemchung[fast]", rồi chuyển: kiemchung reindex --engine tantivy'
    return say(words, lang).format(count=count)
