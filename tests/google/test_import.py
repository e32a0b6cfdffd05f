"""An export on a tab of a spreadsheet, brought into its Accounts."""

from __future__ import annotations

import copy
import csv
import json
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner

from addin.answers.reply import reply
from scoring.cli.commands import cli
from tests.excel.books import ACCOUNTS, small_book
from tests.google.google_double import IMPORT, needs_node, run, uploaded
from tests.google.small import BOOK
from tests.google.test_sidebar import ALONE


if TYPE_CHECKING:
    from pathlib import Path

pytestmark = [needs_node, pytest.mark.node]

YES: dict[str, Any] = {"yes": True}
NO: dict[str, Any] = {"yes": False}
EXPORT: list[list[Any]] = [
    ["Company name", "Industry", "Number of Employees", "Record ID"],
    ["ACME", "Software", 120, "901"],
    ["Bolt", "Retail", 320, "902"],
    ["Ejby Maskiner", "Machinery", 40, "903"],
]
TAB = "hubspot companies"


def spreadsheet(export: list[list[Any]] = EXPORT, **tabs: Any) -> dict[str, Any]:
    """The small spreadsheet with an export on a tab of its own."""
    return copy.deepcopy(BOOK | {"Notes": []} | tabs | {TAB: export})


def changed_cells(view: Any, before: list[list[Any]], tab: str) -> dict[Any, Any]:
    """The cells of a tab that are not as they were, by row and column from 1."""
    former = {
        (row, column): value
        for row, cells in enumerate(before, start=1)
        for column, value in enumerate(cells, start=1)
    }
    return {
        (row, column): value
        for row, cells in enumerate(view.rows(tab), start=1)
        for column, value in enumerate(cells, start=1)
        if value != former.get((row, column))
    }


def refusal(server: str, *steps: Any, answers: Any = (YES,), **tabs: Any) -> str:
    """What is said where nothing is written."""
    book = spreadsheet(**tabs)
    view = run(book, *steps, IMPORT, server=server, answers=[*answers]).last
    assert "Mapping" not in view.tabs
    assert sum(tab["changes"] for tab in view.tabs.values()) == 0
    return str(view.alerts[-1])


def test_it_says_what_it_would_do_and_writes_only_those_cells(server: str) -> None:
    view = run(spreadsheet(), IMPORT, server=server, answers=[YES]).last
    question, done = view.alerts
    assert question.startswith(f"{TAB}: an export of HubSpot, 3 rows; 4 of 4 columns")
    assert "Company name -> Account\nIndustry -> Industry\n" in question
    assert (
        "Accounts that would be added: 1; changed: 2; left as they are: 0." in question
    )
    assert "Employees: 1 new, 1 changed" in question
    assert done == "Accounts added: 1; changed: 2."
    assert changed_cells(view, ACCOUNTS, "Accounts") == {
        (1, 5): "HubSpot ID",
        (2, 3): 120,
        (2, 5): 901,
        (3, 5): 902,
        (6, 1): "Ejby Maskiner",
        (6, 2): "Machinery",
        (6, 3): 40,
        (6, 5): 903,
    }
    assert view.front == "Accounts"
    assert {row[0] for row in EXPORT[:1]} < view.texts("Mapping")
    assert all(tab["mistaken"] == [] for tab in view.tabs.values())


def test_the_cells_are_those_of_an_import_into_a_file(
    server: str, tmp_path: Path
) -> None:
    view = run(spreadsheet(), IMPORT, server=server, answers=[YES]).last
    book = small_book(tmp_path)
    with (tmp_path / "hubspot companies.csv").open("w", encoding="utf-8") as file:
        csv.writer(file).writerows(EXPORT)
    arguments = ["import", file.name, str(book)]
    done = CliRunner().invoke(cli, arguments)
    assert done.exit_code == 0, done.output
    rows = uploaded(book)
    assert view.rows("Accounts") == rows["Accounts"]
    texts = [[cell or None for cell in row] for row in rows["Mapping"]]
    assert [row[:5] for row in view.rows("Mapping")] == [row[:5] for row in texts]


def test_a_no_writes_nothing(server: str) -> None:
    assert refusal(server, answers=[NO]) == "Nothing was imported."


def test_the_same_export_twice_changes_nothing(server: str) -> None:
    answers = [YES, YES]
    first, second = run(
        spreadsheet(), IMPORT, IMPORT, server=server, answers=answers
    ).views
    assert second.alerts == ["Nothing to write: the workbook says all of it already."]
    assert second.tabs == first.tabs


def test_a_new_name_is_carried_into_other_tabs(server: str) -> None:
    accounts = [
        [*row, number]
        for row, number in zip(
            ACCOUNTS, ["HubSpot ID", 901, 902, 903, 904], strict=True
        )
    ]
    overrides: list[list[Any]] = [
        ["Account", "Override", "Reason"],
        ["Bolt", 9, "a friend"],
    ]
    activities = [["Account", "Date", "Activity"], ["bolt", "2026-03-01", "Demo"]]
    export = [EXPORT[0], ["Bolt Nordic", "Retail", 320, "902"]]
    tabs: dict[str, list[list[Any]]] = {
        "Accounts": accounts,
        "Overrides": overrides,
        "Activities": activities,
    }
    view = run(spreadsheet(export, **tabs), IMPORT, server=server, answers=[YES]).last
    assert "'Bolt' is called 'Bolt Nordic' now, and so in 2 cells" in view.alerts[0]
    for tab, rows in tabs.items():
        (place,) = changed_cells(view, rows, tab)
        assert changed_cells(view, rows, tab) == {place: "Bolt Nordic"}


def with_formulas(spilling: bool) -> list[list[Any]]:  # noqa: FBT001 - a test's own
    """Accounts with a column that formulas fill: one for each row, or one for all."""
    size = {"formula": "=ARRAYFORMULA(C2:C5*2)", "value": 180}
    column: list[Any] = ["Twice", size, 640, 1000, 1000]
    if not spilling:
        column[1:] = [{"formula": f"=C{row}*2", "value": 0} for row in range(2, 6)]
    return [[*row, cell] for row, cell in zip(ACCOUNTS, column, strict=True)]


TWICE = [[*row, cell] for row, cell in zip(EXPORT, ["Twice", 1, 2, 3], strict=True)]


def test_formulas_stay_and_go_on_in_new_rows(server: str) -> None:
    book = spreadsheet(TWICE, Accounts=with_formulas(spilling=False))
    view = run(book, IMPORT, server=server, answers=[YES]).last
    formulas = [row[4] for row in view.tabs["Accounts"]["formulas"]]
    assert formulas == ["", *(f"=C{row}*2" for row in range(2, 7))]


def test_nothing_is_written_where_one_formula_fills_a_column(server: str) -> None:
    accounts = with_formulas(spilling=True)
    view = run(
        spreadsheet(TWICE, Accounts=accounts), IMPORT, server=server, answers=[YES]
    ).last
    assert [row[4] for row in view.rows("Accounts")[1:]] == [180, 640, 1000, 1000, None]
    assert view.tabs["Accounts"]["formulas"][1][4] == "=ARRAYFORMULA(C2:C5*2)"
    assert view.rows("Accounts")[5][0] == "Ejby Maskiner"


@pytest.mark.parametrize(
    ("formula", "cells"),
    [
        ("=A1*2", 1),
        ("=ARRAYFORMULA(A1:A3)", 3),
        ("=IFERROR(ARRAYFORMULA(IF(A1:A3;1;2)))", 3),
        ('=QUERY(Data!A:C;"select A")', 6),
        ("=iferror( filter(A:B;A:A>1); )", 6),
        ("={A1:B3}", 6),
        ('=ARRAYFORMULA(SPLIT(A1:A3;" "))', 6),
        ("=SUM(FILTER(A:A;A:A>1))", 1),
    ],
)
def test_what_a_formula_may_fill_counts_as_calculated(formula: str, cells: int) -> None:
    rows: list[list[Any]] = [
        [None, {"formula": formula, "value": 1}, 2, None, "x"],
        [None, 3, 4, None, "x"],
        [None, 5, 6, None, "x"],
    ]
    ask = {"call": ["sidebarAsks", "import", TAB]}
    result = run(spreadsheet(rows), ask, **ALONE).last.result
    areas = json.loads(result["body"])["states"][TAB]["formulas"]
    assert sum(height * width for _, _, height, width in areas) == cells


def test_what_changed_while_the_question_stood_there_stops_it(server: str) -> None:
    answers = [{"yes": True, "typed": ["Accounts", 3, 2, "Wholesale"]}]
    message = refusal(server, answers=answers)
    assert message.startswith("The spreadsheet was changed after this was worked out")


def test_what_a_formula_shows_may_change_meanwhile(server: str) -> None:
    now = {"formula": "=NOW()", "value": 2}
    answers = [{"yes": True, "typed": ["Settings", 4, 2, {**now, "value": 3}]}]
    settings = [*BOOK["Settings"], ["Seen", now]]
    book = spreadsheet(Settings=settings)
    view = run(book, IMPORT, server=server, answers=answers).last
    assert view.alerts[-1] == "Accounts added: 1; changed: 2."


def test_a_late_answer_is_refused(server: str) -> None:
    message = refusal(server, answers=[{"yes": True, "seconds": 200}])
    assert message.startswith("Google ends a script after six minutes")


def test_a_protected_tab_is_named_before_anything_is_written(server: str) -> None:
    message = refusal(server, {"protect": "Accounts"})
    assert "M107 Accounts: the sheet is protected" in message
    assert "Protect sheets and ranges" in message


def test_what_stands_in_the_way_is_refused(server: str) -> None:
    message = refusal(server, {"merge": ["Accounts", 6, 1, 1, 2]})
    assert "M107 Accounts!A6:B6: the cells are merged: split them" in message
    assert message.endswith("Nothing was imported.")


def test_several_tabs_are_offered(server: str) -> None:
    book = spreadsheet() | {"Other list": [["Company"], ["Gram"]]}
    front = {"select": [TAB, 1, 1]}

    def chosen(*answers: Any) -> Any:
        given = [*answers, YES]
        return run(book, front, IMPORT, server=server, answers=given).last

    view = chosen("")
    (prompt,) = view.prompts
    assert f"1  {TAB}\n2  Other list\n\nLeave it empty for the tab in front" in prompt
    assert view.alerts[0].startswith(TAB)
    assert chosen("2").alerts[0].startswith("Other list: an export of no known program")
    assert chosen("other LIST").alerts[0].startswith("Other list")
    assert chosen("3").alerts == ["'3' is none of these tabs. Nothing was imported."]
    assert chosen(None).alerts == ["Nothing was imported."]


def test_without_an_export_one_sentence_says_how_to_bring_it(server: str) -> None:
    view = run(BOOK | {"Notes": []}, IMPORT, server=server).last
    assert view.alerts[0].startswith("There is no tab with an export. Open the file")
    assert view.fetches == []


def test_where_the_names_are_unknown_mapping_asks(server: str) -> None:
    export: list[list[Any]] = [["Whatever", "Field 2"], ["a", 1], ["b", 2]]
    view = run(spreadsheet(export), IMPORT, server=server).last
    assert view.alerts[0].startswith("No account was imported: it is not known which")
    assert view.front == "Mapping"
    assert {"Whatever", "Field 2"} < view.texts("Mapping")
    assert view.tabs["Accounts"]["changes"] == 0


def test_texts_stay_texts_in_cells_of_plain_text_too(server: str) -> None:
    export = [EXPORT[0], ["=1+1 Holding", "11-50", 7, "905"], ["Acme", "007", 90, "1"]]
    plain = [{"format": ["Accounts", row, 2, "@"]} for row in range(2, 6)]
    book = spreadsheet(export)
    view = run(book, *plain, IMPORT, server=server, answers=[YES]).last
    assert view.rows("Accounts")[5][:2] == ["=1+1 Holding", "11-50"]
    assert view.rows("Accounts")[1][1] == "007"
    assert view.tabs["Accounts"]["mistaken"] == []


def test_the_ratings_beside_the_accounts_are_left_alone() -> None:
    ask = {"call": ["sidebarAsks", "ratings"]}
    body = run(spreadsheet(), ask, **ALONE).last.result["body"]
    rate = {"call": ["sidebarWrites", "ratings", {}, reply("ratings", body)]}
    export = [[*EXPORT[0], "Rating"], ["Acme", "Software", 120, "901", "Hot"]]
    view = without_server(spreadsheet(export), rate)
    former = run(spreadsheet(export), rate, **ALONE).last.rows("Accounts")
    assert [row[4] for row in view.rows("Accounts")] == [row[4] for row in former]
    assert view.rows("Accounts")[0][4] == "Rating"
    assert "HubSpot ID" in view.rows("Accounts")[0][5:]


def without_server(tabs: dict[str, Any], *before: Any) -> Any:
    """What stands in a spreadsheet after an import in the sidebar."""
    ask = {"call": ["sidebarAsks", "import", TAB]}
    request = run(tabs, *before, ask, **ALONE).last.result
    answer = reply("import", request["body"])
    write = {"call": ["sidebarWrites", "import", request["about"], answer]}
    return run(tabs, *before, write, **ALONE).last


def test_without_a_server_the_same_is_written(server: str) -> None:
    mine = without_server(spreadsheet())
    served = run(spreadsheet(), IMPORT, server=server, answers=[YES]).last
    assert mine.tabs == served.tabs
    assert mine.result["message"] == served.alerts[-1]


def test_the_sidebar_names_the_tab_in_front_first() -> None:
    book = spreadsheet() | {"Other list": [["Company"], ["Gram"]]}
    steps = ({"select": ["Other list", 1, 1]}, {"call": ["sidebarExports"]})
    assert run(book, *steps, **ALONE).last.result == {"names": ["Other list", TAB]}


@pytest.mark.parametrize(
    ("export", "says"),
    [
        ("nowhere", "there is no tab nowhere to import"),
        ("Accounts", "Accounts is a tab that scoring uses itself"),
        ("Notes", "the tab Notes has no headings with rows below them"),
    ],
)
def test_what_is_no_export_is_refused(export: str, says: str) -> None:
    sheets = spreadsheet()
    body = json.dumps({"sheets": sheets, "name": "Mine", "export": export})
    answer = json.loads(reply("import", body))
    assert answer["status"] == 422
    assert answer["answer"]["message"].startswith(says)


PEOPLE: list[list[Any]] = [
    ["Record ID", "First Name", "Last Name", "Associated Company", "Job Title"],
    ["501", "Ida", "Holm", "Acme", "CTO"],
    ["502", "Bo", "Lund", "bolt", "CFO"],
]


def test_people_deals_and_activities_go_to_their_tabs(server: str) -> None:
    deals: list[list[Any]] = [
        ["Deal Name", "Close Date", "Amount", "Associated Company"],
        ["Licence", "2026-02-03", 9000, "Acme"],
    ]
    for export, tab, row in (
        (PEOPLE, "Contacts", ["Acme", "Ida Holm"]),
        (deals, "Deals", ["Acme", 46056, 9000]),
    ):
        first, second = run(
            spreadsheet(export), IMPORT, IMPORT, server=server, answers=[YES, YES]
        ).views
        added = len(export) - 1
        assert (
            f"Rows that would be added to {tab}: {added}; changed: 0" in first.alerts[0]
        )
        assert first.alerts[-1] == f"Rows added to {tab}: {added}; changed: 0."
        assert first.rows(tab)[1][: len(row)] == row
        assert first.front == tab
        assert changed_cells(first, ACCOUNTS, "Accounts") == {}
        assert second.alerts[-1].startswith("Nothing to write")
        assert second.tabs == first.tabs


@pytest.mark.parametrize(
    ("menu", "tab"),
    [
        ("importContacts", "Contacts"),
        ("importDeals", "Deals"),
        ("importActivities", "Activities"),
    ],
)
def test_the_menu_says_what_a_plain_list_is_of(
    server: str, menu: str, tab: str
) -> None:
    export: list[list[Any]] = [
        ["Company", "Name", "Date", "Type", "Amount"],
        ["Bolt", "Bo", "2026-02-03", "Demo", 5],
    ]
    view = run(spreadsheet(export), {"press": menu}, server=server, answers=[YES]).last
    assert view.alerts[-1] == f"Rows added to {tab}: 1; changed: 0."
    assert view.rows(tab)[1][0] == "Bolt"
