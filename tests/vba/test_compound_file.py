"""The container, read back by olefile with every defect raised."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.vba.other_readers import streams_in
from tools.vba.compound_directory import (
    BLACK,
    NO_STREAM,
    Links,
    Storage,
    Stream,
    family,
    numbered,
    sort_key,
)
from tools.vba.compound_file import compound_file


NAMES = st.text("abcdefgh_", min_size=1, max_size=8)
STREAMS = st.dictionaries(
    NAMES, st.integers(0, 9000).map(lambda size: b"\xa5" * size), max_size=30
)


@given(STREAMS)
def test_every_stream_comes_back(streams: dict[str, bytes]) -> None:
    packed = compound_file(*(Stream(name, data) for name, data in streams.items()))
    assert streams_in(packed) == streams


@pytest.mark.parametrize("size", [0, 1, 63, 64, 65, 4095, 4096, 4097, 70_000])
def test_short_and_long_streams_stand_side_by_side(size: int) -> None:
    inner = Storage("inner", (Stream("same", b"x" * size), Stream("other", b"y" * 64)))
    packed = compound_file(Stream("long", b"z" * 5000), inner)
    assert streams_in(packed) == {
        "long": b"z" * 5000,
        "inner/same": b"x" * size,
        "inner/other": b"y" * 64,
    }
    assert len(packed) % 512 == 0


@pytest.mark.parametrize("sectors", [126, 127, 128, 253, 254, 255])
def test_the_table_of_sectors_describes_itself(sectors: int) -> None:
    data = b"q" * (512 * sectors)
    assert streams_in(compound_file(Stream("long", data))) == {"long": data}


@pytest.mark.parametrize("count", [*range(1, 20), 31, 32, 100])
def test_siblings_form_a_red_black_tree(count: int) -> None:
    root = Storage("Root Entry", tuple(Stream(f"s{n}", b"") for n in range(count)))
    entries = numbered(root)
    links, tops = family(entries)

    def walk(index: int, above: int) -> tuple[list[int], set[int]]:
        """The numbers in order, and how many black ones each path passes."""
        if index == NO_STREAM:
            return [], {0}
        left, right, colour = links[index]
        assert BLACK in {colour, above}
        before, blacks = walk(left, colour)
        after, others = walk(right, colour)
        return [*before, index, *after], {n + colour for n in blacks | others}

    order, blacks = walk(tops[0], BLACK)
    names = [entries[index].node.name for index in order]
    assert names == sorted(names, key=sort_key)
    assert len(names) == count
    assert len(blacks) == 1


def test_the_links_of_one_child_are_empty() -> None:
    links, tops = family(numbered(Storage("Root Entry", (Stream("a", b""),))))
    assert tops == {0: 1}
    assert links == {1: Links(NO_STREAM, NO_STREAM, BLACK)}


@pytest.mark.parametrize("name", ["", "a/b", "a\\b", "a:b", "a!b", "x" * 32])
def test_a_name_that_is_not_allowed_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match="must have 1 to 31 signs"):
        compound_file(Stream(name, b""))


def test_names_that_differ_in_case_alone_are_refused() -> None:
    with pytest.raises(ValueError, match="'DIR' stands twice"):
        compound_file(Stream("dir", b""), Stream("Dir", b""))


def test_what_its_header_cannot_list_is_refused() -> None:
    with pytest.raises(ValueError, match="too many for a VBA project"):
        compound_file(Stream("huge", bytes(8_000_000)))
