"""A record and a page go in; the page's picture comes out: drawn when it is asked for, or begun before it is."""

from __future__ import annotations

import threading
from collections import OrderedDict
from concurrent.futures import Future, ThreadPoolExecutor

from corpus import Record, original_of
from extractor import page_picture
from kiemchung.web.holding import Holding

WIDTHS = (800, 1_600)  # pixels: sharp as wide as a page stands beside its text, and on screens of twice the points
_MOST_AHEAD = 16


class Pictures:
    """The pictures of pages; those of pages about to be shown are drawn while their browser still reads the HTML."""

    def __init__(self, holding: Holding) -> None:
        self._holding = holding
        self._drawer = ThreadPoolExecutor(1, "pictures")
        self._ahead: OrderedDict[tuple[str, int, int], Future[bytes]] = OrderedDict()
        self._lock = threading.Lock()
        self._width = WIDTHS[0]

    def begin(self, record: Record, page: int) -> None:
        """Have the picture drawn that will be asked for in a moment, as wide as the last one that was."""
        asked = (record.id, page, self._width)
        with self._lock:
            if asked not in self._ahead:
                self._ahead[asked] = self._drawer.submit(self._draw, record, page, self._width)
            while len(self._ahead) > _MOST_AHEAD:
                self._ahead.popitem(last=False)[1].cancel()

    def picture(self, record: Record, page: int, width: int) -> bytes:
        """The picture as PNG; the one drawn ahead is given out once, for browsers keep it. Raises what drawing raises."""
        if width in WIDTHS:
            self._width = width
        with self._lock:
            ahead = self._ahead.pop((record.id, page, width), None)
        if ahead is None or ahead.cancel():  # it waits behind others
            return self._draw(record, page, width)
        return ahead.result()

    def close(self) -> None:
        """Begin nothing more."""
        self._drawer.shutdown(wait=False, cancel_futures=True)

    def _draw(self, record: Record, page: int, width: int) -> bytes:
        with original_of(self._holding.corpus(), record) as original:
            return page_picture(original, page, width=width)
