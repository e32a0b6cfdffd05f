"""Compression and hiding, read back by the specification's rules and by oletools."""

from __future__ import annotations

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.vba.other_readers import decompressed
from tests.vba.spec_readers import decompress, reveal
from tools.vba.ovba import compress, hide


PROJECT_ID = "{5CF9CDAB-B77B-4FE4-BD7E-D29900070E1B}"
# few letters repeat often, as words do; many hardly ever
TEXTS = st.one_of(
    st.text("ab \r\n", max_size=9000),
    st.lists(st.sampled_from(["Dim ", "Set ", "End Sub\r\n", "x", "=", "\t"])).map(
        "".join
    ),
    st.text(st.characters(codec="cp1252"), max_size=3000),
).map(lambda text: text.encode("cp1252"))


def noise(size: int) -> bytes:
    """Bytes in which nothing repeats, the same ones every time."""
    blocks = (hashlib.sha256(n.to_bytes(4)).digest() for n in range(size // 32 + 1))
    return b"".join(blocks)[:size]


@given(TEXTS)
def test_decompression_gives_back_what_was_compressed(text: bytes) -> None:
    packed = compress(text)
    assert decompress(packed) == text
    assert decompressed(packed) == text


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"", id="nothing"),
        pytest.param(b"a", id="one sign"),
        pytest.param(b"a" * 4096, id="one whole chunk of one sign"),
        pytest.param(b"a" * 4097, id="a chunk and one sign"),
        pytest.param(b"abc" * 30_000, id="many chunks"),
        pytest.param(noise(4096), id="a chunk that is kept raw"),
        pytest.param(noise(8192) + b"End Sub", id="raw chunks and a short one"),
        pytest.param(noise(3600), id="a short chunk of signs that never repeat"),
    ],
)
def test_every_size_comes_back(data: bytes) -> None:
    assert decompress(compress(data)) == data


@pytest.mark.parametrize(
    ("plain", "packed"),
    [
        pytest.param(
            b"abcdefghijklmnopqrstuv.",
            "01 19 B0 00 61 62 63 64 65 66 67 68 00 69 6A 6B 6C 6D 6E 6F 70 00 71 72 73"
            " 74 75 76 2E",
            id="3.2.1, nothing repeats",
        ),
        pytest.param(
            b"#aaabcdefaaaaghijaaaaaklaaamnopqaaaaaaaaaaaarstuvwxyzaaa",
            "01 2F B0 00 23 61 61 61 62 63 64 65 82 66 00 70 61 67 68 69 6A 01 38 08 61"
            " 6B 6C 00 30 6D 6E 6F 70 06 71 02 70 04 10 72 73 74 75 76 10 77 78 79 7A"
            " 00 3C",
            id="3.2.2, some repeats",
        ),
        pytest.param(b"a" * 73, "01 03 B0 02 61 45 00", id="3.2.3, all repeats"),
    ],
)
def test_the_specification_s_examples(plain: bytes, packed: str) -> None:
    example = bytes.fromhex(packed)
    assert decompress(example) == plain
    # another token may copy from a nearer place, so only the length is the same
    assert len(compress(plain)) == len(example)


def test_what_the_format_would_pad_is_refused() -> None:
    with pytest.raises(ValueError, match="last chunk cannot be compressed"):
        compress(noise(4000))


@pytest.mark.parametrize(
    ("hidden", "plain"),
    [
        # taken from a project that Excel itself has saved
        ("8D8FA61394EA98EA98EA98EA98", bytes(4)),
        ("8D8FA61394EF95EF95EF", b"\0"),
        ("8D8FA61394EF95EF9510", b"\xff"),
    ],
)
def test_our_reader_reads_what_excel_hid(hidden: str, plain: bytes) -> None:
    assert reveal(hidden, PROJECT_ID) == plain


@given(st.binary(max_size=20), st.integers(0, 255))
def test_a_hidden_setting_can_be_read(plain: bytes, seed: int) -> None:
    assert reveal(hide(plain, PROJECT_ID, seed), PROJECT_ID) == plain
