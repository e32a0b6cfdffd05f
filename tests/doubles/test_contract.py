"""The double of Excel against xlwings' own code: what it asks of an engine, and does."""

from __future__ import annotations

import datetime as dt
import inspect
import re
from pathlib import Path
from typing import Any

import pytest
import xlwings as xw
from xlwings import base_classes as base

from tests.doubles import excel, excel_charts, excel_ranges, excel_tables
from tests.doubles.mac import mac_module, range_on_mac
from tests.doubles.windows import opened_on_windows, windows_modules


PAIRS = {
    "Apps": excel.Apps,
    "App": excel.App,
    "Books": excel.Books,
    "Book": excel.Book,
    "Names": excel.Names,
    "Name": excel.Name,
    "Sheets": excel.Sheets,
    "Sheet": excel.Sheet,
    "Range": excel_ranges.Range,
    "Font": excel_ranges.Font,
    "Borders": excel_ranges.Borders,
    "Charts": excel_charts.Charts,
    "Chart": excel_charts.Chart,
    "ChartLegend": excel_charts.Legend,
    "ChartAxis": excel_charts.Axis,
    "ChartSeriesCollection": excel_charts.SeriesList,
    "ChartSeries": excel_charts.Series,
    "ConditionalFormats": excel_ranges.ConditionalFormats,
    "Tables": excel_tables.Tables,
    "Table": excel_tables.Table,
    "AutoFilter": excel_tables.AutoFilter,
}
OWN = {
    "App": {"com", "clipboard"},
    "Books": {"add_file"},
    "Range": {"cells", "align", "fill", "hide_rows"},
    "Font": {"fill"},
    "Name": {"Visible", "api"},
    "Table": {"name_columns"},
}
"""What the double has for itself and for tests; xlwings never sees it."""
SET_BY_XLWINGS = {"Range": {"options"}}
MAIN = Path(str(xw.__file__)).with_name("main.py").read_text(encoding="utf-8")
POSITIONAL = (
    inspect.Parameter.POSITIONAL_ONLY,
    inspect.Parameter.POSITIONAL_OR_KEYWORD,
)


def members(double: type) -> dict[str, Any]:
    """What a class of the double has of its own, special methods apart."""
    return {n: m for n, m in vars(double).items() if not n.startswith("_")}


def takes(double: Any, original: Any) -> bool:
    """Whether a call in the form of xlwings' method is one that the double takes."""
    parameters = [*inspect.signature(original).parameters.values()]
    mine = inspect.signature(double)
    names = [p.name for p in parameters if p.kind in POSITIONAL]
    for positional, keywords in ((names, []), (names[:1], names[1:])):
        try:
            mine.bind(*positional, **dict.fromkeys(keywords))
        except TypeError:
            continue
        return True
    return False


@pytest.mark.parametrize("name", PAIRS)
def test_the_double_has_nothing_that_an_engine_has_not(name: str) -> None:
    known = set(dir(getattr(base, name)))
    beyond = members(PAIRS[name]).keys() - known - SET_BY_XLWINGS.get(name, set())
    assert beyond == OWN.get(name, set())


@pytest.mark.parametrize("name", PAIRS)
def test_the_double_is_called_as_an_engine_is(name: str) -> None:
    for method, double in vars(PAIRS[name]).items():
        original = inspect.getattr_static(getattr(base, name), method, None)
        if method.startswith("__") and method != "__call__":
            continue
        if inspect.isfunction(original):
            assert takes(double, original), f"{name}.{method}"
        elif isinstance(original, property):
            assert not inspect.isfunction(double), f"{name}.{method} is no method"


def test_xlwings_asks_for_nothing_that_is_the_double_s_own() -> None:
    names = set(re.findall(r"\bimpl\.(\w+)", MAIN))
    assert len(names) > 100
    # words that other classes of xlwings have as well
    assert set().union(*OWN.values()) & names <= {"api", "cells"}


def test_a_double_that_takes_too_little_is_seen() -> None:
    def merge(self: Any) -> None:
        """Take no `across`, which xlwings gives."""

    assert takes(excel_ranges.Range.merge, base.Range.merge)
    assert not takes(merge, base.Range.merge)


PLAIN = [
    pytest.param("", id="no text"),
    pytest.param(None, id="nothing"),
    pytest.param("Acme", id="text"),
    pytest.param(2.5, id="number"),
    pytest.param(True, id="yes"),
]


@pytest.mark.parametrize("empty_as", [None, ""], ids=["None", "text"])
@pytest.mark.parametrize("cell", PLAIN)
def test_cells_are_cleaned_as_on_windows(cell: object, empty_as: object) -> None:
    given = ([[cell]], dt.datetime, empty_as, None, True)
    with windows_modules() as (_, windows, _udfs):
        cleaned = windows.Engine.clean_value_data(*given)
    assert excel.Engine.clean_value_data(*given) == cleaned


@pytest.mark.parametrize("err_to_str", [True, False], ids=["as text", "as nothing"])
def test_errors_are_cleaned_as_on_windows(err_to_str: bool) -> None:  # noqa: FBT001
    with windows_modules() as (_, windows, _udfs):
        codes = windows.cell_errors
        for code, text in codes.items():
            given = (dt.datetime, None, None, err_to_str)
            (cleaned,) = windows.Engine.clean_value_data([[code]], *given)
            if text in excel.ERRORS:
                assert excel.Engine.clean_value_data([[text]], *given) == [cleaned]
    assert set(codes.values()) >= excel.ERRORS


BLOCK = [["Acme", 1.0], ["Bolt", None]]
SHOWN = [["Acme", "1"], ["Bolt", "#N/A"]]


def test_on_mac_a_range_is_read_where_errors_are_not_asked_for() -> None:
    with mac_module() as mac:
        assert range_on_mac(mac, BLOCK, SHOWN).raw_value == BLOCK


@pytest.mark.parametrize(
    ("values", "texts", "read"),
    [(None, "#N/A", [["#N/A"]]), (2.0, "2", [[2.0]])],
    ids=["error", "number"],
)
def test_on_mac_one_cell_shows_its_error(
    values: object, texts: str, read: list[list[object]]
) -> None:
    with mac_module() as mac:
        assert range_on_mac(mac, values, texts, err_to_str=True).raw_value == read


def test_on_mac_a_block_cannot_be_read_with_its_errors() -> None:
    """In xlwings 0.37.8; once it is mended there, what works round it can go."""
    with mac_module() as mac, pytest.raises(TypeError, match="not iterable"):
        _ = range_on_mac(mac, BLOCK, SHOWN, err_to_str=True).raw_value


CLOUDS = {
    "site": "https://firm.sharepoint.com/sites/Sales/Shared Documents/accounts.xlsm",
    "team": "https://firm.sharepoint.com/teams/Sales/Shared Documents/accounts.xlsm",
    "root": "https://firm.sharepoint.com/Shared Documents/accounts.xlsm",
    "one's own": "https://firm-my.sharepoint.com/personal/a_b/Documents/accounts.xlsm",
    "private": "https://d.docs.live.net/0123456789abcdef/accounts.xlsm",
    "national": "https://firm.sharepoint.de/sites/Sales/Documents/accounts.xlsm",
}


@pytest.mark.parametrize("cloud", CLOUDS)
def test_on_windows_a_workbook_in_a_cloud_has_no_path(
    cloud: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("OneDrive", "OneDriveConsumer", "OneDriveCommercial"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    with windows_modules() as (_, windows, _udfs):
        book = opened_on_windows(windows, CLOUDS[cloud])
        # the second is a fault of xlwings 0.37.8: what works round it must know both
        with pytest.raises((xw.XlwingsError, UnboundLocalError)):
            _ = book.fullname
        assert book.name == "accounts.xlsm"


def test_on_windows_a_workbook_on_disk_has_its_path() -> None:
    with windows_modules() as (_, windows, _udfs):
        path = r"C:\Sales\accounts.xlsm"
        assert opened_on_windows(windows, path).fullname == path
