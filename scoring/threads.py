"""Work side by side: on blocks of accounts or of XML, on columns, on checks.

numpy and Arrow let go of Python's lock, so that two threads are nearly twice as fast.
Small books are worked on in one go.
"""

from __future__ import annotations

import sys
from collections import deque
from contextlib import contextmanager
from itertools import chain, islice
from typing import TYPE_CHECKING, Any, Final, TypeVar

from scoring.language import in_this_context


if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from concurrent.futures import Executor, Future

S = TypeVar("S")
T = TypeVar("T")
WORKERS: Final = 2
MANY: Final = 4
"""Blocks from which threads are worth starting."""
THREADS_START: Final = sys.platform != "emscripten"
"""Whether there are threads: Python in a browser has none."""
WORTH_A_THREAD: Final = 20_000
"""Accounts from which a work on all of them is worth a thread of its own."""


def blocks(n: int, size: int) -> list[slice]:
    """Cut n accounts into blocks.

    >>> blocks(5, 2)
    [slice(0, 2, None), slice(2, 4, None), slice(4, 5, None)]
    """
    return [slice(start, min(start + size, n)) for start in range(0, n, size)]


def each(work: Callable[[slice], T], parts: Sequence[slice]) -> Iterator[T]:
    """Work on every block; results come in the order of the blocks.

    Parameters
    ----------
    work : callable
        Takes a block; it must touch no other block's part of anything.
    parts : sequence of slice
        The blocks.
    """
    if len(parts) < MANY:
        yield from map(work, parts)
        return
    with threads(WORKERS) as pool:
        yield from pool.map(in_this_context(work), parts)


def ahead(work: Callable[[S], T], pieces: Iterable[S]) -> Iterator[T]:
    """Work on pieces in their order, a few ahead of the one that is wanted.

    Whoever takes the results works, too: on what is to be done in one go.

    Parameters
    ----------
    work : callable
        Takes a piece; it must touch nothing that other work changes.
    pieces : iterable
        Taken one by one, as their turn comes.

    Examples
    --------
    >>> list(ahead(len, ["a", "bb", "", "dddd"]))
    [1, 2, 0, 4]
    """
    coming = iter(pieces)
    first = list(islice(coming, 2))
    if len(first) < 2:  # noqa: PLR2004 - one alone has nothing beside it
        yield from map(work, first)
        return
    rest = chain(iter(first), coming)
    del first  # whose pieces would stay in memory till the end
    work = in_this_context(work)
    with threads(WORKERS) as pool:
        doing: deque[Future[T]] = deque()
        for piece in rest:
            doing.append(pool.submit(work, piece))
            if len(doing) > WORKERS:
                yield doing.popleft().result()
        while doing:
            yield doing.popleft().result()


def side_by_side(n: int, work: Callable[[S], T], pieces: Iterable[S]) -> Iterator[T]:
    """Work on a few pieces where n accounts are many; results come in their order.

    >>> list(side_by_side(1_000_000, len, ["a", "bb"]))
    [1, 2]
    """
    if n < WORTH_A_THREAD:
        yield from map(work, pieces)
        return
    with threads(WORKERS) as pool:
        yield from pool.map(in_this_context(work), pieces)


def at_once(n: int, first: Callable[[], S], second: Callable[[], T]) -> tuple[S, T]:
    """Do two works on n accounts, side by side where these are many.

    Neither may touch what the other changes.

    >>> at_once(1_000_000, lambda: "one", lambda: 2)
    ('one', 2)
    """
    if n < WORTH_A_THREAD:
        return first(), second()
    with threads(1) as pool:
        aside = pool.submit(in_this_context(lambda _: first()), None)
        here = second()
        return aside.result(), here


@contextmanager
def threads(count: int) -> Iterator[Executor]:
    """Lend threads to a generator, which may be left before its end.

    Whoever leaves it waits for none of them. That may be the collector of garbage, in
    any thread and at any moment: also while that thread starts another and so has the
    lock that waiting for a thread needs, and then both would wait for ever.
    """
    from concurrent.futures import ThreadPoolExecutor  # noqa: PLC0415 - large books only

    pool = ThreadPoolExecutor(count) if THREADS_START else _in_turn()
    try:
        yield pool
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _in_turn() -> Executor:
    """Do all work at once that a pool of threads would do beside."""
    from concurrent.futures import Executor, Future  # noqa: PLC0415 - seldom needed

    class InTurn(Executor):
        def submit(
            self, work: Callable[..., Any], /, *with_: Any, **by_name: Any
        ) -> Any:
            done: Future[Any] = Future()
            try:
                done.set_result(work(*with_, **by_name))
            except Exception as error:  # noqa: BLE001 - whoever takes the result gets it
                done.set_exception(error)
            return done

    return InTurn()
