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
from scoring.sheets.summary_page import summary_page
from scoring.sheets.write_pages import write_pages
from tests.programs import needs_validator, validate
from tests.reading.bad_files import OFFICE, pack
from tests.sheets.odd_packages import (
    ACCOUNTS,
    CRITERIA,
    FILLED,
    LINKS,
    ODD,
    TYPES,
    WORKBOOK,
    ZIPPED,
    every_kind,
    plain,
)
from tests.sheets.result_samples import summary_sheet


if TYPE_CHECKING:
    from pathlib import Path

    from tests.sheets.odd_packages import Parts


@pytest.fixture(params=[*ODD, *FILLED, *ZIPPED])
def kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def odd(kind: str, kinds: dict[str, Path]) -> Path:
    return kinds[kind]


@pytest.fixture
def kinds(tmp_path: Path) -> dict[str, Path]:
    return every_kind(tmp_path)


# a place, a style or a truth that is no number, and a target with a backslash
REFUSED_BY_OPENPYXL = (
    "targets with backslashes",
    "rows whose place is empty",
    "a cell whose style is empty",
    "yes, an error and nothing beside",
    "comments in the parts",
)


def test_an_odd_package_is_scored(odd: Path, kind: str) -> None:
    scored = score_file(odd)
    assert scored.ratings.rating.tolist() == [10.0, 0.0]
    if kind not in REFUSED_BY_OPENPYXL:
        sheet_of = openpyxl.load_workbook(scored.path)["Scored"]
        assert [cell.value for cell in sheet_of["C"]] == ["Rating", 10, 0]


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
        if name.endswith("/"):
            continue
        assert f"/{name}" in named or name.rpartition(".")[2] in endings, name
        assert not re.search(r"\\|^/| ", name)


@pytest.mark.slow
@pytest.mark.node
@needs_validator
def test_a_copy_of_a_file_that_opens_is_valid(kinds: dict[str, Path]) -> None:
    """Accounts is the user's own: what Excel opens there is kept byte for byte."""
    copies = {kind: score_file(path).path for kind, path in kinds.items()}
    for kind, copy in copies.items():
        own = f"/{ACCOUNTS}" if kind in FILLED else "nothing"
        assert [fault for fault in validate(copy) if fault.part != own] == [], kind


def with_link(members: Parts, part: str, kind: str) -> Parts:
    """Let the workbook refer to a part that is not there."""
    link = f'<Relationship Id="rId9" Type="{OFFICE}/{kind}" Target="{part}"/>'
    end = b"</Relationships>"
    return members | {LINKS: members[LINKS].replace(end, link.encode() + end)}


def test_a_tab_whose_sheet_is_missing_is_damage(tmp_path: Path) -> None:
    members = with_link(plain(), "worksheets/sheet3.xml", "worksheet")
    tab = b'<sheet name="Lost" sheetId="9" r:id="rId9"/></sheets>'
    members[WORKBOOK] = members[WORKBOOK].replace(b"</sheets>", tab)
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


def test_a_part_that_is_missing_is_not_replaced_by_a_page_of_ours(
    tmp_path: Path,
) -> None:
    members = with_link(plain(), "charts/chart1.xml", "chart")
    target = tmp_path / "page.xlsx"
    page = summary_page(summary_sheet(3))
    write_pages(pack(tmp_path / "lost.xlsx", members), target, (page,))
    with zipfile.ZipFile(target) as copy:
        assert "xl/charts/chart1.xml" not in copy.namelist()
        assert "xl/charts/chart2.xml" in copy.namelist()
