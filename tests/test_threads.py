"""Who leaves work that threads do waits for none of them.

A reader of cells that nobody reads on is left to the collector of garbage, which runs
in any thread and at any moment. Where it waited for a thread while the one it ran in
was starting another, both waited for ever, and so did the command.
"""

from __future__ import annotations

import threading
import weakref
from collections.abc import Generator
from typing import TYPE_CHECKING, Any

import pytest

from scoring import threads
from scoring.language import Language, speaking
from scoring.pipeline import Options, score_file
from scoring.threads import ahead, at_once, blocks, each, side_by_side
from scoring.xlsx.read import elements, fast_xml
from templates.xlsx import build
from tests.reading.bad_files import row, sheet
from tests.strategies import TODAY


if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from scoring.xlsx.read.block import Block

PATIENCE = 30
"""Seconds after which it is plain that somebody waits."""
PIECES = blocks(9, 1)
SHEET = sheet("".join(row(number, number) for number in (1, 2))).encode()


class Work:
    """Does the first piece at once, and the others when it may."""

    def __init__(self) -> None:
        self.may_go_on = threading.Event()
        self._begun = False

    def __call__(self, some: slice) -> tuple[int, bytes]:
        if self._begun:
            self.may_go_on.wait()
        self._begun = True
        return some.stop, b""


@pytest.fixture
def work() -> Iterator[Work]:
    doing = Work()
    yield doing
    doing.may_go_on.set()


def closes(left: Iterator[object]) -> bool:
    """Leave a generator after its first piece; say whether nobody waits."""
    assert isinstance(left, Generator)
    next(left)
    closing = threading.Thread(target=left.close, daemon=True)
    closing.start()
    closing.join(PATIENCE)
    return not closing.is_alive()


@pytest.mark.parametrize("generator", [each, ahead])
def test_blocks_that_nobody_asks_for_are_not_waited_for(
    work: Work, generator: Callable[..., Iterator[object]]
) -> None:
    assert closes(generator(work, PIECES))


def test_cells_that_nobody_reads_are_not_waited_for(
    work: Work, monkeypatch: pytest.MonkeyPatch
) -> None:
    read_rows = fast_xml.read_rows

    def slow(xml: bytes, *rest: Any) -> list[Block]:
        work(slice(0))
        return read_rows(xml, *rest)

    monkeypatch.setattr(elements, "RUN", 200)
    monkeypatch.setattr(fast_xml, "read_rows", slow)
    xml = sheet("".join(row(number, number) for number in range(1, 100))).encode()
    pieces = (xml[start : start + 100] for start in range(0, len(xml), 100))
    assert closes(fast_xml.read_plain(pieces))


def test_a_browser_s_python_which_has_no_threads_does_all_itself(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def cannot_start(*_: object) -> None:
        msg = "can't start new thread"
        raise RuntimeError(msg)

    monkeypatch.setattr(threading.Thread, "start", cannot_start)
    with pytest.raises(RuntimeError):
        list(each(lambda part: part.stop, PIECES))
    monkeypatch.setattr(threads, "THREADS_START", False)
    stops = [part.stop for part in PIECES]
    cells = [list(block.rows) for block in fast_xml.read_plain([SHEET])]
    assert cells == [[1, 2]]
    assert list(each(lambda part: part.stop, PIECES)) == stops
    assert list(ahead(lambda part: part.stop, iter(PIECES))) == stops
    many = threads.WORTH_A_THREAD
    assert list(side_by_side(many, lambda part: part.stop, PIECES)) == stops
    assert at_once(many, lambda: 1, lambda: 2) == (1, 2)
    with pytest.raises(ZeroDivisionError):
        list(ahead(lambda part: 1 // part.start, PIECES))


def test_the_longest_of_a_few_works_keeps_no_other_from_its_turn() -> None:
    def wait_in_the_first(part: slice) -> int:
        if not part.start:
            assert all(others.wait(PATIENCE) for others in begun[1:])
        begun[part.start].set()
        return int(part.start)

    begun = [threading.Event() for _ in PIECES]
    numbers = side_by_side(threads.WORTH_A_THREAD, wait_in_the_first, PIECES)
    assert list(numbers) == [part.start for part in PIECES]


def test_works_side_by_side_leave_the_very_same_workbook(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with speaking(Language.DANISH):
        build(tmp_path / "book.xlsx")
    one, other = (tmp_path / f"{name}.xlsx" for name in ("one", "other"))
    options = Options(today=TODAY)
    in_turn = score_file(tmp_path / "book.xlsx", one, options)
    monkeypatch.setattr(threads, "WORTH_A_THREAD", 1)
    monkeypatch.setattr(threads, "MANY", 1)
    side_by_side = score_file(tmp_path / "book.xlsx", other, options)
    assert side_by_side.results.findings == in_turn.results.findings
    assert other.read_bytes() == one.read_bytes()


def test_pieces_that_are_done_do_not_stay_in_memory(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    class Piece:
        pass

    pieces: list[weakref.ref[Piece]] = []

    def given() -> Iterator[Piece]:
        for _ in PIECES:
            piece = Piece()
            pieces.append(weakref.ref(piece))
            yield piece
            del piece

    monkeypatch.setattr(threads, "THREADS_START", False)
    results = ahead(lambda _: None, given())
    for _ in range(4):
        next(results)
    assert len(pieces) < len(PIECES)
    assert [piece() for piece in pieces[:4]] == [None] * 4
