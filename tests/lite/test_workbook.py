"""The workbook for xlwings Lite: its code, its button, and nothing lost in scoring."""

from __future__ import annotations

import base64
import bz2
import io
import json
import posixpath
import re
import tarfile
from gettext import GNUTranslations
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner
from lxml import etree

from scoring.language import Language, speaking
from scoring.pipeline import read, score_file
from scoring.vocabulary import Sheet
from templates import engine, lite, lite_files
from templates.commands import new
from templates.models.samples import sample
from templates.places import HEAD_ROW
from templates.xlsx import build
from tests.programs import convert, needs_office, needs_validator, validate
from tests.vba.parts import parts
from tools.catalogues import LANGUAGES
from tools.po_files import read as read_catalogue


ROOT = Path(__file__).parents[2]
ENGINE = re.compile(r'^ENGINE = """(\n[^"]*)"""$', re.MULTILINE)
ACTION = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


def built(*, empty: bool = False) -> bytes:
    file = io.BytesIO()
    lite.build(file, empty=empty)
    return file.getvalue()


@pytest.fixture(scope="module")
def book() -> bytes:
    return built()


@pytest.fixture(scope="module")
def empty_book() -> bytes:
    return built(empty=True)


@pytest.fixture
def file(tmp_path: Path, book: bytes) -> Path:
    written = tmp_path / "pipeline med mellemrum å.xlsx"
    written.write_bytes(book)
    return written


def code_of(content: bytes) -> dict[str, str]:
    """The files that the add-in finds in a workbook, found as it finds them."""
    file_parts = parts(content)
    types = etree.fromstring(file_parts["[Content_Types].xml"])
    kinds = {t.get("PartName"): t.get("ContentType") for t in types}
    (panes,) = related(file_parts, "", "webextensiontaskpanes")
    (extension,) = related(file_parts, panes, "webextension")
    assert str(kinds[f"/{panes}"]).endswith("webextensiontaskpanes+xml")
    assert str(kinds[f"/{extension}"]).endswith("webextension+xml")
    (pane,) = etree.fromstring(file_parts[panes])
    assert pane[0].get(f"{{{lite.LINKED}}}id") == "rId1"
    root = etree.fromstring(file_parts[extension])
    assert {r.get("id") for r in root.iter(f"{{{lite.EXTENSION}}}reference")} == {
        lite.STORE_ID
    }
    properties = root.iter(f"{{{lite.EXTENSION}}}property")
    return {str(p.get("name")): json.loads(str(p.get("value"))) for p in properties}


def related(file_parts: dict[str, bytes], part: str, kind: str) -> list[str]:
    folder, name = posixpath.split(part)
    relations = etree.fromstring(
        file_parts[posixpath.join(folder, "_rels", f"{name}.rels")]
    )
    targets = [
        str(r.get("Target"))
        for r in relations
        if str(r.get("Type")).endswith(f"/{kind}")
    ]
    return [posixpath.normpath(posixpath.join(folder, target)) for target in targets]


def engine_in(main: str) -> str:
    match = ENGINE.search(main)
    assert match is not None
    return match[1]


def base85(engine: str) -> str:
    """The engine as Python writes base85, in which three signs are longer in XML."""
    return "".join(engine.split()).translate(str.maketrans(",.:", "&<>"))


def without_engine(main: str) -> str:
    return ENGINE.sub(lambda match: match[0].replace(match[1], "\n"), main)


def comparable(name: str, part: bytes) -> bytes | dict[str, str]:
    """A part, but of the code nothing of the engine: that changes with every change."""
    if name != lite.EXTENSION_PART:
        return part
    root = etree.fromstring(part)
    values = {
        str(p.get("name")): json.loads(str(p.get("value")))
        for p in root.iter(f"{{{lite.EXTENSION}}}property")
    }
    return {n: without_engine(v) for n, v in values.items()}


@pytest.mark.parametrize("fixture", ["book", "empty_book"])
def test_the_code_is_in_it(fixture: str, request: pytest.FixtureRequest) -> None:
    code = code_of(request.getfixturevalue(fixture))
    own = lite_files.OWN
    assert without_engine(code["main.py"]) == (own / "main.py").read_text("utf-8")
    assert code["requirements.txt"] == (own / "requirements.txt").read_text("utf-8")
    assert [*code] == ["main.py", "requirements.txt", "pyodideVersion", "addinVersion"]


def test_the_engine_in_it_is_what_is_installed(book: bytes, tmp_path: Path) -> None:
    packed = engine_in(code_of(book)["main.py"])
    unpacked = bz2.decompress(base64.b85decode(base85(packed)))
    with tarfile.open(fileobj=io.BytesIO(unpacked)) as modules:
        modules.extractall(tmp_path, filter="data")
    names = [f.relative_to(tmp_path).as_posix() for f in tmp_path.rglob("*.py")]
    assert sorted(names) == sorted(engine.module_names())
    assert {"scoring/pipeline.py", "addin/excel/macros.py"} <= {*names}
    assert not [name for name in names if name.startswith("scoring/cli/")]
    for name in names:
        assert (tmp_path / name).read_text("utf-8") == (ROOT / name).read_text("utf-8")
    catalogues = [f.relative_to(tmp_path).as_posix() for f in tmp_path.rglob("*.mo")]
    assert sorted((*names, *catalogues)) == sorted(engine.file_names())
    words = [name for name in catalogues if name.endswith("/words.mo")]
    assert len(words) == len(Language) - 1
    for name in words:
        assert (tmp_path / name).read_bytes() == (ROOT / name).read_bytes()


def test_the_engine_has_no_times_or_owners_of_files() -> None:
    with tarfile.open(fileobj=io.BytesIO(engine.archive())) as modules:
        members = modules.getmembers()
    assert {(m.mtime, m.uid, m.gid, m.uname, m.mode) for m in members} == {
        (0, 0, 0, "", 0o644)
    }


def test_the_settings_stay_well_below_what_office_stores_in_a_workbook(
    book: bytes,
) -> None:
    assert len(parts(book)[lite.EXTENSION_PART]) < 1_000_000


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_engine_in_it_says_all_that_its_modules_say(language: str) -> None:
    names = {*engine.module_names()}
    place = f"scoring/language/locale/{language}/LC_MESSAGES/texts.mo"
    packed = GNUTranslations(io.BytesIO(engine.content(place)))
    entries = [entry for entry in read_catalogue(language, "texts") if entry.id]
    ours = [e for e in entries if names & {file for file, _ in e.locations}]
    assert 1_000 < len(ours) < len(entries)
    for entry in ours:
        assert packed.gettext(str(entry.id)) == entry.string


@pytest.mark.parametrize("language", Language)
def test_the_code_knows_the_tab_that_its_button_stands_on(language: Language) -> None:
    with speaking(language):
        file_parts, tab = parts(built(empty=True)), str(Sheet.ACCOUNTS)
        code = lite_files.stored_files()["main.py"]
    (name,) = [n for n in file_parts if n.startswith("xl/drawings/_rels/")]
    (link,) = etree.fromstring(file_parts[name])
    assert link.get("Target") == f"#{tab}!{lite.BEHIND}"
    assert f'button="[{lite.BUTTON}]{tab}!{lite.BEHIND}"' in code


def test_building_twice_gives_the_same_bytes(book: bytes, tmp_path: Path) -> None:
    assert built() == book
    lite.build(tmp_path / "book.xlsx")
    assert (tmp_path / "book.xlsx").read_bytes() == book


def test_kept_file_has_the_parts_that_are_built(book: bytes) -> None:
    old, fresh = parts(lite.FILE.read_bytes()), parts(book)
    assert list(old) == list(fresh)
    for name, part in fresh.items():
        assert comparable(name, old[name]) == comparable(name, part), name


def test_the_tabs_are_those_of_the_template(book: bytes) -> None:
    plain = io.BytesIO()
    build(plain, live_rows=0)
    ours = openpyxl.load_workbook(io.BytesIO(book))
    theirs = openpyxl.load_workbook(io.BytesIO(plain.getvalue()))
    assert ours.sheetnames == theirs.sheetnames
    for sheet in theirs:
        assert [*ours[sheet.title].values] == [*sheet.values]


def test_the_button_selects_a_cell_that_it_hides(book: bytes) -> None:
    file_parts = parts(book)
    (name,) = [n for n in file_parts if n.startswith("xl/drawings/drawing")]
    root = etree.fromstring(file_parts[name])
    (shape,) = root.iter(f"{{{lite.DRAWING}}}cNvPr")
    assert shape.get("name") == lite.BUTTON
    assert shape.find(f"{ACTION}hlinkClick") is not None
    links = etree.fromstring(
        file_parts[f"xl/drawings/_rels/{posixpath.basename(name)}.rels"]
    )
    assert [link.get("Target") for link in links] == [f"#Accounts!{lite.BEHIND}"]
    corners = [root[0].find(f"{{{lite.DRAWING}}}{end}") for end in ("from", "to")]
    for corner in corners:
        assert corner is not None
        assert (corner[0].text, corner[2].text) == ("2", "0")


@pytest.mark.parametrize("fixture", ["book", "empty_book"])
def test_one_cell_is_filled_in_each_line_above_the_accounts(
    fixture: str, request: pytest.FixtureRequest
) -> None:
    content = io.BytesIO(request.getfixturevalue(fixture))
    sheet = openpyxl.load_workbook(content)[Sheet.ACCOUNTS]
    above = sheet.iter_rows(max_row=HEAD_ROW, values_only=True)
    assert [sum(cell is not None for cell in row) for row in above] == [1, 1, 1]


def test_nothing_else_selects_the_cell_behind_the_button(book: bytes) -> None:
    for sheet in openpyxl.load_workbook(io.BytesIO(book)):
        cells = [cell for row in sheet.iter_rows() for cell in row]
        places = [cell.hyperlink.location for cell in cells if cell.hyperlink]
        assert f"{Sheet.ACCOUNTS}!{lite.BEHIND}" not in places
        panes = [pane.activeCell for pane in sheet.sheet_view.selection]
        assert lite.BEHIND not in panes


def test_the_sample_is_read_as_from_the_template(file: Path) -> None:
    own_tables = read(file)
    assert len(own_tables.accounts) == len(sample().accounts)
    assert own_tables.model is not None
    assert len(own_tables.model.criteria) == len(sample().criteria)


def test_scoring_keeps_the_code_byte_for_byte(file: Path, book: bytes) -> None:
    scored = score_file(file)
    before, after = parts(book), parts(scored.path.read_bytes())
    code_parts = [
        n for n in before if n.startswith(("xl/webextensions/", "xl/drawings/dra"))
    ]
    assert len(code_parts) == 4
    for name in (*code_parts, "xl/drawings/_rels/drawing1.xml.rels"):
        assert after[name] == before[name], name
    assert code_of(scored.path.read_bytes()) == code_of(book)


@pytest.mark.parametrize("scored", [False, True])
@needs_validator
@pytest.mark.node
@pytest.mark.slow
def test_microsoft_s_validator_finds_nothing(*, scored: bool, file: Path) -> None:
    assert validate(score_file(file).path if scored else file) == []


@needs_office
@pytest.mark.office
@pytest.mark.slow
def test_libreoffice_opens_it(file: Path, tmp_path: Path) -> None:
    opened = openpyxl.load_workbook(convert(file, "xlsx", tmp_path), data_only=True)
    names = [cell.value for cell in opened[Sheet.ACCOUNTS]["A"][HEAD_ROW + 1 :]]
    assert names[: len(sample().accounts)] == [row[0] for row in sample().accounts]


def test_new_writes_it(tmp_path: Path, book: bytes, empty_book: bytes) -> None:
    for options, content in (([], book), (["--empty"], empty_book)):
        target = tmp_path / f"rating{len(options)}.xlsx"
        done = CliRunner().invoke(new, [str(target), "--for", "lite", *options])
        assert done.exit_code == 0, done.output
        assert target.read_bytes() == content


def test_macros_and_lite_do_not_go_together(tmp_path: Path) -> None:
    target = tmp_path / "rating.xlsm"
    done = CliRunner().invoke(new, [str(target), "--for", "lite"])
    assert done.exit_code == 2
    assert "must end in .xlsx" in done.stderr
    assert not target.exists()
