"""A workbook whose package is odd but opens gives a copy that is valid."""

from __future__ import annotations

import re
import zipfile
from typing import TYPE_CHECKING

import openpyxl
import pytest
from click.testing import CliRunner
from lxml import etree

from scoring.cli.commands import cli
from scoring.errors import FileError
from scoring.pipeline import score_file
from tests.programs import needs_validator, validate
from tests.reading.bad_files import HEAD, MAIN, OFFICE, PACKAGE, pack, parts, row, sheet


if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Parts = dict[str, bytes]

TYPES = "[Content_Types].xml"
LINKS = "xl/_rels/workbook.xml.rels"
STYLES = "xl/styles.xml"
CRITERIA = "xl/worksheets/sheet1.xml"
RELS = "application/vnd.openxmlformats-package.relationships+xml"
SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml."
KINDS = {
    "workbook.xml": "sheet.main+xml",
    "styles.xml": "styles+xml",
    "sharedStrings.xml": "sharedStrings+xml",
    "table1.xml": "table+xml",
}


def override(part: str, kind: str) -> str:
    return f'<Override PartName="/{part}" ContentType="{kind}"/>'


def types(members: Parts, *, rels: bool = True) -> bytes:
    """Say what kind each part is of, as Excel does, or each by its name."""
    body = '<Default Extension="xml" ContentType="application/xml"/>'
    if rels:
        body += f'<Default Extension="rels" ContentType="{RELS}"/>'
    for name in members:
        last = name.rpartition("/")[2]
        if name.endswith(".rels") and not rels:
            body += override(name, RELS)
        elif name.startswith("xl/") and not name.endswith(".rels"):
            kind = SPREADSHEET + KINDS.get(last, "worksheet+xml")
            body += override(name.replace(" ", "%20"), kind)
    return f'{HEAD}<Types xmlns="{PACKAGE}/content-types">{body}</Types>'.encode()


def plain() -> Parts:
    criteria = row(1, "Criterion", "Weight", "Account field", "Test", "Value", "Points")
    criteria += row(2, "Size", 1, "Employees", "at least", 50, 10)
    accounts = row(1, "Account", "Employees") + row(2, "Nordhus", 80)
    sheets = {"Criteria": criteria, "Accounts": accounts + row(3, "Bakke", 20)}
    # a dimension must be true for the validator, and is not needed
    texts = {name: sheet(rows) for name, rows in sheets.items()}
    members = parts({n: re.sub("<dimension[^>]*>", "", t) for n, t in texts.items()})
    members[STYLES] = (
        f'{HEAD}<styleSheet xmlns="{MAIN}"><fonts count="1"><font><sz val="10"/>'
        '<name val="Arial"/></font></fonts><fills count="2"><fill><patternFill '
        'patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>'
        '</fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/>'
        '</cellStyleXfs><cellXfs count="1"><xf/></cellXfs></styleSheet>'
    ).encode()
    members[TYPES] = types(members)
    return members


def no_default(members: Parts) -> Parts:
    return members | {TYPES: types(members, rels=False)}


def closed_styles(members: Parts) -> Parts:
    return members | {STYLES: f'{HEAD}<styleSheet xmlns="{MAIN}"/>'.encode()}


def closed_prefixed_styles(members: Parts) -> Parts:
    return members | {STYLES: f'{HEAD}<x:styleSheet xmlns:x="{MAIN}" />'.encode()}


def missing_styles(members: Parts) -> Parts:
    return {name: data for name, data in members.items() if name != STYLES}


def ghosts(members: Parts) -> Parts:
    """Name parts that are not there."""
    body = "".join(
        override(f"xl/worksheets/sheet{n}.xml", f"{SPREADSHEET}worksheet+xml")
        for n in range(3, 9)
    )
    body += override("xl/tables/table1.xml", f"{SPREADSHEET}table+xml")
    body += override("xl/comments1.xml", f"{SPREADSHEET}comments+xml")
    return members | {
        TYPES: members[TYPES].replace(b"</Types>", f"{body}</Types>".encode())
    }


def backslashes(members: Parts) -> Parts:
    return {name.replace("/", "\\"): data for name, data in members.items()}


def absolute(members: Parts) -> Parts:
    return {n if n == TYPES else f"/{n}": data for n, data in members.items()}


def spaced(members: Parts, written: str = "sheet 1.xml") -> Parts:
    changed = {
        name: data.replace(b"sheet1.xml", b"sheet%201.xml")
        for name, data in members.items()
    }
    changed[f"xl/worksheets/{written}"] = changed.pop(CRITERIA)
    return changed


def same_numbers(members: Parts) -> Parts:
    book = members["xl/workbook.xml"].replace(b'sheetId="2"', b'sheetId="1"')
    return members | {"xl/workbook.xml": book}


def no_numbers(members: Parts) -> Parts:
    book = members["xl/workbook.xml"].replace(b' sheetId="2"', b"")
    return members | {"xl/workbook.xml": book}


ODD: dict[str, Callable[[Parts], Parts]] = {
    "no default for rels": no_default,
    "styles closed in themselves": closed_styles,
    "styles closed, with a prefix": closed_prefixed_styles,
    "styles missing": missing_styles,
    "kinds of parts that are missing": ghosts,
    "names with backslashes": backslashes,
    "names from the root": absolute,
    "name with a space": spaced,
    "name with a written space": lambda members: spaced(members, "sheet%201.xml"),
    "two sheets of one number": same_numbers,
    "a sheet without number": no_numbers,
}
# the validator takes many seconds for each, so it sees one of each kind
JUDGED = (
    "no default for rels",
    "styles closed, with a prefix",
    "kinds of parts that are missing",
    "name with a space",
    "a sheet without number",
)


@pytest.fixture(params=list(ODD.values()), ids=list(ODD))
def odd(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    return pack(tmp_path / "odd.xlsx", request.param(plain()))


def test_an_odd_package_is_scored(odd: Path) -> None:
    scored = score_file(odd)
    assert scored.ratings.rating.tolist() == [10.0, 0.0]
    sheet_of = openpyxl.load_workbook(scored.path)["Scored"]
    assert [cell.value for cell in sheet_of["B"]] == ["Account", "Nordhus", "Bakke"]


def test_the_copy_of_an_odd_package_names_each_part_once(odd: Path) -> None:
    with zipfile.ZipFile(score_file(odd).path) as copy:
        names = copy.namelist()
        root = etree.fromstring(copy.read(TYPES))
        for name in names:
            if name.endswith((".xml", ".rels")):
                etree.fromstring(copy.read(name))
    named = [entry.get("PartName") for entry in root.iterfind("{*}Override")]
    assert len(set(named)) == len(named)
    endings = {entry.get("Extension") for entry in root.iterfind("{*}Default")}
    for name in names[1:]:
        assert f"/{name}" in named or name.rpartition(".")[2] in endings, name
        assert not re.search(r"\\|^/| ", name)


@pytest.mark.slow
@pytest.mark.node
@needs_validator
@pytest.mark.parametrize("name", JUDGED)
def test_microsofts_validator_finds_nothing_in_the_copy_of_an_odd_package(
    name: str, tmp_path: Path
) -> None:
    odd = pack(tmp_path / "odd.xlsx", ODD[name](plain()))
    assert validate(score_file(odd).path) == []


def with_link(members: Parts, part: str, kind: str) -> Parts:
    """Let the workbook refer to a part that is not there."""
    link = f'<Relationship Id="rId9" Type="{OFFICE}/{kind}" Target="{part}"/>'
    end = b"</Relationships>"
    return members | {LINKS: members[LINKS].replace(end, link.encode() + end)}


def test_a_tab_whose_sheet_is_missing_is_damage(tmp_path: Path) -> None:
    members = with_link(plain(), "worksheets/sheet3.xml", "worksheet")
    tab = b'<sheet name="Lost" sheetId="9" r:id="rId9"/></sheets>'
    members["xl/workbook.xml"] = members["xl/workbook.xml"].replace(b"</sheets>", tab)
    path = pack(tmp_path / "lost.xlsx", members)
    with pytest.raises(
        FileError, match=r"lost.xlsx is damaged .*sheet3.xml is missing"
    ):
        score_file(path)
    assert [*tmp_path.iterdir()] == [path]


def test_damage_is_named_before_what_is_wrong_in_criteria(tmp_path: Path) -> None:
    members = with_link(plain(), "worksheets/sheet3.xml", "worksheet")
    members[CRITERIA] = members[CRITERIA].replace(b"Employees", b"Headcount")
    path = pack(tmp_path / "lost.xlsx", members)
    outcome = CliRunner().invoke(cli, ["check", str(path)])
    assert outcome.exit_code == 2
    assert "lost.xlsx is damaged (xl/worksheets/sheet3.xml" in outcome.output


def test_a_part_that_is_missing_is_not_replaced_by_one_of_ours(tmp_path: Path) -> None:
    members = with_link(plain(), "charts/chart1.xml", "chart")
    scored = score_file(pack(tmp_path / "lost.xlsx", members))
    with zipfile.ZipFile(scored.path) as copy:
        assert "xl/charts/chart1.xml" not in copy.namelist()
        assert "xl/charts/chart2.xml" in copy.namelist()
