"""The quick reader of sheets and the thorough one see the same cells."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from scoring.values.refs import MOST_COLUMNS, column_letters
from scoring.xlsx.number_formats import shows_date
from scoring.xlsx.read import elements
from scoring.xlsx.read.any_xml import read_any
from scoring.xlsx.read.block import Wanted
from scoring.xlsx.read.fast_xml import read_plain, read_rows
from scoring.xlsx.read.parser import SheetXMLError
from scoring.xlsx.read.shared_strings import read_strings
from scoring.xlsx.read.tags import NotPlainError
from scoring.xlsx.read.usual_rows import read_usual
from scoring.xlsx.read.xml_texts import clean
from tests.reading.bad_files import sheet


if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from scoring.xlsx.read.block import Block


CONTENTS = (
    ("", "<v>1.5</v>"),
    (' s="3"', "<v>45000</v>"),
    (' s="12" t="s"', "<v>7</v>"),
    (' t="b"', "<v>1</v>"),
    (' s="1" t="e"', "<v>#DIV/0!</v>"),
    (' t="str"', "<f>A1&amp;B1</f><v>a&lt;b</v>"),
    (' t="str"', "<f>A1</f><v></v>"),
    (' s="2"', "<f>A1</f>"),
    (' s="2"', "<f>A1</f><v/>"),
    ("", '<f t="shared" si="0"/><v>2</v>'),
    ("", '<f t="shared" si="0"/>'),
    (' t="inlineStr"', "<is><t>plain</t></is>"),
    (' t="inlineStr"', '<is><t xml:space="preserve"> Æ &#9731; </t></is>'),
    (' s="4" t="inlineStr"', "<is><r><t>ri</t></r><r><rPr/><t>ch</t></r></is>"),
    (' t="inlineStr"', "<is><t/></is>"),
    (' t="inlineStr"', "<is/>"),
    (' t="inlineStr"', "<v>old</v><is><t>new</t></is>"),
    (' t="inlineStr"', "<v/><is><t>new</t></is>"),
    (' t="inlineStr"', "<v>old</v><is><r><t>ne</t></r><r><t>w</t></r></is>"),
    (' t="inlineStr"', "<is><t>new</t></is><v>old</v>"),
    (' s="" t="s"', "<v> 7 </v>"),
    (' cm="1"', "<v>3</v>"),
    (' t="n" s="5"', "<v>4</v>"),
    (' t="d"', "<v>2024-01-01</v>"),
    (' s="123456"', "<v></v>"),
    (' s="1"', ""),
    (' s="1" ph="1" vm="1"', "<v>5</v><extLst><ext/></extLst>"),
)


USUAL = (
    ("", "<v>1.5</v>"),
    (' s="12" t="s"', "<v>7</v>"),
    (' s="1" t="e"', "<v>#DIV/0!</v>"),
    (' t="inlineStr"', "<is><t>pl&amp;in Æ</t></is>"),
    (' t="inlineStr"', "<is><t></t></is>"),
    (' t="inlineStr"', "<v>old</v>"),
    (' s="123456"', "<v></v>"),
    (' s="1"', ""),
)


def random_rows(
    seed: int, contents: Sequence[tuple[str, str]] = CONTENTS
) -> Iterator[str]:
    choose = random.Random(seed)
    number = 0
    for _ in range(200):
        number += choose.choice((1, 1, 1, 2, 500))
        cells = []
        for column in sorted(choose.sample(range(1, 800), choose.randrange(6))):
            attributes, content = choose.choice(contents)
            at = f'<c r="{column_letters(column)}{number}"{attributes}'
            cells.append(f"{at}>{content}</c>" if content else f"{at}/>")
        extra = choose.choice(("", ' spans="1:9"', ' hidden="1" ht="12"'))
        row = f'<row r="{number}"{extra}'
        yield f"{row}>{''.join(cells)}</row>" if cells else f"{row}/>"


def cells_of(blocks: Iterable[Block]) -> set[tuple[Any, ...]]:
    names = set()
    for block in blocks:
        texts = block.values(range(len(block.rows))).cast("large_string")  # type: ignore[arg-type]
        values = clean(texts, escaped=block.escaped).to_pylist()
        columns = (block.rows, block.columns, block.styles, block.raws)
        names |= set(zip(*(c.tolist() for c in columns), values, strict=True))
    return names


def bits(xml: str, size: int) -> Iterator[bytes]:
    data = xml.encode()
    return (data[start : start + size] for start in range(0, len(data), size))


@pytest.mark.parametrize("seed", range(6))
def test_quick_and_thorough_reader_agree(
    seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    # runs so short that they end within rows, cells and tags
    monkeypatch.setattr(elements, "RUN", 700)
    xml = sheet("".join(random_rows(seed)), behind="<pageMargins/>")
    thorough = cells_of(read_any(bits(xml, 1000)))
    assert len(thorough) > 300
    for size in (53, 1000, len(xml)):
        assert cells_of(read_plain(bits(xml, size))) == thorough


@pytest.mark.parametrize("seed", range(3))
def test_usual_rows_are_read_alike(seed: int) -> None:
    rows = "".join(row for row in random_rows(seed, USUAL) if "</row>" in row)
    cells = cells_of([read_usual(rows.encode())])
    assert len(cells) > 200
    assert cells == cells_of(read_any(bits(sheet(rows), 1000)))


@pytest.mark.parametrize(
    "rows",
    [
        '<row r="1"><c r="A1"><f>B1</f><v>1</v></c></row>',
        '<row r="1"><c r="A1"><v>1</v><extLst><ext/></extLst></c></row>',
        '<row r="1"><c r="A1"><v>1<!-- one --></v></c></row>',
        '<row r="1"><c r="A1"><v>1</v><v>2</v></c></row>',
        '<row r="1"><c r="A1"><is><t>a</t><t>b</t></is></c></row>',
        '<row r="1"><c r="A1"><is><r><t>a</t></r></is></c></row>',
        '<row r="1"><c r="A1"><is><t>a > b</t></is></c></row>',
        '<row r="1"><c r="A1"><v/></c></row>',
        '<row r="1"><c r="A1"></c></row>',
        '<row r="1"><c r="A1"><v>1</v></c> </row>',
        '<row r="1"/><row r="2"><c r="A2"><v>1</v></c></row>',
        '<row r="1"><c r="A1"><v>1</v></c></row><row r="2"/>',
        '<row r="1"><c r="A1" a="2" b="long attributes of any sort"><v>1</v></c></row>',
        '<row r="1"><c r="A1" a="2"><v>1</v></c></row>',
        '<row r="1"></row>',
        '<row r="1"><c r="A1"><v>1</v></c></rox>',
        '<row r="1"><c r="B1"><v>1</v></c></row>',
    ],
)
def test_what_is_not_usual_is_left_to_others(rows: str) -> None:
    across = np.zeros(MOST_COLUMNS + 1, dtype=np.bool_)
    across[1] = True
    with pytest.raises(NotPlainError):
        read_usual(rows.encode(), across)


@pytest.mark.parametrize("seed", range(3))
def test_only_columns_of_use_are_read(
    seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(elements, "RUN", 700)
    xml = sheet("".join(random_rows(seed)))
    across = np.random.default_rng(seed).random(MOST_COLUMNS + 1) < 0.3
    cells = cells_of(read_plain(bits(xml, 500), Wanted(across)))
    thorough = cells_of(read_any(bits(xml, 500)))
    assert cells == {cell for cell in thorough if across[cell[1]]}
    assert 50 < len(cells) < len(thorough) / 2


@pytest.mark.parametrize("at", [0, 50, 199])
def test_quick_reader_hands_over_where_a_sheet_turns_odd(
    at: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(elements, "RUN", 700)
    rows = list(random_rows(1))
    rows.insert(at, "<!-- <row> -->")
    xml = sheet("".join(rows))
    assert cells_of(read_plain(bits(xml, 500))) == cells_of(read_any(bits(xml, 500)))


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param('<c r="A1"><v>1</v></c>', id="no row"),
        pytest.param('<row><c r="A1"><v>1</v></c></row>', id="row without number"),
        pytest.param('<row r=""><c r="A1"><v>1</v></c></row>', id="row's number empty"),
        pytest.param('<row r="1"><c><v>1</v></c></row>', id="cell without reference"),
        pytest.param('<row r="1"><c r="a1"><v>1</v></c></row>', id="small letter"),
        pytest.param('<row r="1"><c r="A2"><v>1</v></c></row>', id="other row"),
        pytest.param('<row r="1"><c r="A12"><v>1</v></c></row>', id="longer row"),
        pytest.param('<row r="1"><c r="XFE1"><v>1</v></c></row>', id="far column"),
        pytest.param('<row r="1048577"><c r="A1048577"/></row>', id="far row"),
        pytest.param('<row r="1"><c r="A1"><v>1</v></row>', id="open cell"),
        pytest.param('<row r="1"><c r="A1"><![CDATA[<]]></c></row>', id="CDATA"),
        pytest.param('<row\nr="1"><c r="A1"/></row>', id="new line in row"),
        pytest.param('<row r="1"><c\tr="A1"/></row>', id="tab in cell"),
        pytest.param('<row r="1"><c r="A1"><v>1</v></c', id="cut off"),
    ],
)
def test_quick_reader_refuses_what_it_does_not_know(rows: str) -> None:
    with pytest.raises(NotPlainError):
        list(read_rows(rows.encode()))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "latin-1"])
def test_encodings(encoding: str) -> None:
    name = encoding.removesuffix("-sig")
    xml = sheet('<row r="1"><c r="A1" t="str"><v>é</v></c></row>')
    data = xml.replace("UTF-8", name).encode(encoding)
    assert cells_of(read_plain([data])) == {(1, 1, 0, 2, "é")}


def test_rows_behind_the_cells_are_none_of_the_sheet() -> None:
    extension = (
        '<extLst><ext uri="x"><row r="9"><c r="A9"><v>9</v></c></row></ext></extLst>'
    )
    rows = '<row r="1"><c r="A1"><v>1</v></c></row>'
    assert cells_of(read_plain([sheet(rows, behind=extension).encode()])) == cells_of(
        read_plain([sheet(rows).encode()])
    )


def test_cut_off_sheet_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(elements, "RUN", 700)
    xml = sheet("".join(random_rows(2)))
    for end in range(1, len(xml) - 1, 997):
        with pytest.raises(SheetXMLError):
            list(read_plain(bits(xml[:end], 500)))


def test_shared_texts_in_short_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(elements, "RUN", 100)
    items = [f"<si><t>text {i} &amp;</t></si>" for i in range(100)]
    items[40] = "<si><r><t>a</t></r><r><t>b</t></r></si>"
    items[41] = "<si><t/></si>"
    xml = f"<sst>{''.join(items)}</sst>"
    wanted: list[str | None] = [f"text {i} &" for i in range(100)]
    wanted[40:42] = ["ab", None]
    for size in (7, 64, len(xml)):
        assert read_strings(bits(xml, size)).to_pylist() == wanted
    odd = xml.replace("<si><t>text 70", "<!-- <si> --><si><t>text 70")
    assert read_strings(bits(odd, 64)).to_pylist() == wanted
    with pytest.raises(SheetXMLError):
        read_strings(bits(xml[:-6], 64))


@pytest.mark.parametrize(
    ("code", "date"),
    [
        ("General", False),
        ("Standard", False),
        ("0.00", False),
        ("#,##0.00 [$kr.-406]", False),
        ("0.00E+00", False),
        ('0 "days"', False),
        ("0\\ \\d", False),
        ("[Red]0", False),
        ("@", False),
        ("h:mm", False),
        ("[h]:mm:ss", False),
        ("[h]:mm", False),
        ("[hh]:mm", False),
        ("[mm]:ss", False),
        ("[m]", False),
        ("[Red][h]:mm;@", False),
        ("[s].00", False),
        ("dd.mm.yyyy [h]:mm", True),
        ("h:mm AM/PM", False),
        ("mm:ss.0", False),
        ("mmm", True),
        ("mmm-yy", True),
        ("m/d/yy h:mm", True),
        ("[$-409]d-mmm;@", True),
        ("[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy", True),
        ("yyyy\\-mm\\-dd;@", True),
        ('yyyy"年"m"月"', True),
        ("TT.MM.JJJJ", True),
        ("åååå-MM-DD", True),
        ("zz.ll.aaaa", True),
        ("jj/mm/aaaa hh:mm", True),
    ],
)
def test_number_format_shows_a_date(code: str, *, date: bool) -> None:
    assert shows_date(code) is date
