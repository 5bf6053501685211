"""Files go in, as many are read at a time as there are cores and memory for; what was read comes out in the files' order."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor, wait
from dataclasses import replace
from types import TracebackType

from corpus.files import File
from corpus.reading import Reader, Reading
from extractor import MEGABYTE, cores, give_up_reading, memory_bytes

_AHEAD = 256  # files read before they are wanted: as many as are read while the index is committed
_WEIGHT = 8_000_000  # characters of text that wait to be wanted; a law has two million
_FOR_OTHERS = 2_048 * MEGABYTE  # memory left to the system, to us and to the index
_FOR_ONE = 1_024 * MEGABYTE  # what one reading process may take


class Readers:
    """Reads files in threads, each of which has a reading process; with one job here, one after another, in no thread."""

    def __init__(self, reader: Reader, jobs: int) -> None:
        self._jobs = jobs
        self.reader = replace(reader, apart=jobs > 1)
        self._pool = ThreadPoolExecutor(jobs, "reading") if jobs > 1 else None
        self._under_way: set[Future[Reading]] = set()

    def __enter__(self) -> Readers:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Let go of the threads. Where the work was broken off, what they read is given up, not waited for."""
        if self._pool is not None:
            self._pool.shutdown(wait=False, cancel_futures=True)
            while self._under_way:
                give_up_reading()
                wait(list(self._under_way), timeout=0.2)

    def read(self, files: Iterable[File]) -> Iterator[Reading]:
        """Each file as read, in order; may be asked again, for the files in a file, before it has ended. Raises what Reader.read raises."""
        if self._pool is None:
            yield from map(self.reader.read, files)
            return
        ahead: deque[Future[Reading]] = deque()
        for file in files:
            future = self._pool.submit(self.reader.read, file)
            self._under_way.add(future)
            future.add_done_callback(self._under_way.discard)
            ahead.append(future)
            while len(ahead) > self._jobs and (len(ahead) >= _AHEAD or _weight(ahead) > _WEIGHT):
                yield ahead.popleft().result()
        while ahead:
            yield ahead.popleft().result()


def jobs_here() -> int:
    """How many files can be read at a time on this machine: one for each processor, as far as memory reaches."""
    return max(1, min(cores(), (memory_bytes() - _FOR_OTHERS) // _FOR_ONE))


def _weight(ahead: Iterable[Future[Reading]]) -> int:
    """The characters of all that is read and waits."""
    read = (future.result().contents for future in ahead if future.done() and not future.exception())
    return sum(len(contents.document.text) for contents in read if contents)
