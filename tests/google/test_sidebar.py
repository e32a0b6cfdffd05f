"""Without a server the sidebar reads, has the engine answer, and has the answer written."""

from __future__ import annotations

import base64
import bz2
import io
import json
import re
import subprocess
import sys
import tarfile
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from addin.answers.reply import reply
from scoring.language import LANGUAGES, Language, speaking
from scoring.optional.tabs import TABS
from scoring.vocabulary import ScoredHead, Sheet
from templates import lite_files
from templates.commands import google
from templates.engine import file_names, module_names
from templates.google_files import script_files
from tests.excel.books import ACCOUNTS
from tests.google.google_double import CHECK, CODE, EXPLAIN, SCORE, needs_node, run
from tests.google.small import BOOK, book, criteria


FILES = {name.removesuffix(".html"): text for name, text in script_files().items()}
ALONE: dict[str, Any] = {"properties": {}, "files": FILES}


def worked_out(what: str, tabs: dict[str, Any], *before: Any) -> Any:
    """What stands in the spreadsheet after a press in the sidebar."""
    request = run(tabs, *before, {"call": ["sidebarAsks", what]}, **ALONE).last.result
    answer = reply(what, request["body"])
    write = {"call": ["sidebarWrites", what, request["about"], answer]}
    return run(tabs, *before, write, **ALONE).last


@needs_node
@pytest.mark.node
@pytest.mark.parametrize("press", [SCORE, CHECK, EXPLAIN])
def test_a_press_without_a_server_opens_the_sidebar(press: Any) -> None:
    view = run(BOOK, press, **ALONE).last
    assert view.sidebar == "Account scoring"
    assert view.alerts == []
    assert view.fetches == []


@needs_node
@pytest.mark.node
def test_without_the_sidebar_s_files_one_sentence_says_both_ways() -> None:
    (alert,) = run(BOOK, SCORE, properties={}).last.alerts
    assert alert.startswith("There is no server yet: set it in the menu")
    assert "add the files Sidebar and Engine" in alert


@needs_node
@pytest.mark.node
@pytest.mark.parametrize(("what", "press"), [("sheets", SCORE), ("check", CHECK)])
def test_the_tabs_are_those_that_a_server_gives(
    what: str, press: Any, server: str
) -> None:
    mine, served = worked_out(what, BOOK), run(BOOK, press, server=server).last
    assert mine.tabs == served.tabs
    assert [mine.result["message"]] == served.alerts
    assert mine.fetches == []


@needs_node
@pytest.mark.node
def test_explain_says_what_a_server_says(server: str) -> None:
    select = {"select": ["Accounts", 2, 1]}
    mine = worked_out("explain", BOOK, select)
    assert [mine.result["message"]] == run(
        BOOK, select, EXPLAIN, server=server
    ).last.alerts


@needs_node
@pytest.mark.node
def test_errors_are_written_to_check(server: str) -> None:
    wrong = BOOK | {"Criteria": criteria(["Industry", 2, "iss", "Software", 10])}
    mine, served = worked_out("sheets", wrong), run(wrong, SCORE, server=server).last
    assert mine.tabs == served.tabs
    assert [mine.result["message"]] == served.alerts


def column_of(view: Any, heading: str) -> list[Any]:
    head, *rows = view.rows("Accounts")
    return [row[head.index(heading)] for row in rows]


@needs_node
@pytest.mark.node
def test_ratings_are_written_beside_the_accounts(server: str) -> None:
    view = worked_out("ratings", BOOK)
    scored = run(BOOK, SCORE, server=server).last.rows("Scored")
    name, rating = (scored[0].index(heading) for heading in ("Account", "Rating"))
    ratings = {row[name]: row[rating] for row in scored[1:]}
    names = [row[0] for row in ACCOUNTS[1:]]
    assert column_of(view, "Rating") == [ratings[name] for name in names]
    assert view.tabs["Accounts"]["rows"][0][:-1] == ACCOUNTS[0]
    assert (
        view.result["message"] == "4 ratings written to the column Rating of Accounts."
    )


@needs_node
@pytest.mark.node
@pytest.mark.parametrize("language", [x for x in Language if x is not Language.ENGLISH])
def test_ratings_and_ranking_are_headed_in_the_language_of_the_spreadsheet(
    language: Language,
) -> None:
    named = book(Settings=[["Setting", "Value"], ["Language", LANGUAGES[language][0]]])
    with speaking(language):
        rating, scored = str(ScoredHead.RATING), str(Sheet.SCORED)
    view = worked_out("ratings", named)
    assert column_of(view, rating) == column_of(worked_out("ratings", BOOK), "Rating")
    assert f" {rating} " in view.result["message"]
    ranked = worked_out("sheets", named)
    assert rating in ranked.rows(scored)[0]
    # a column that the sidebar did not write is known by its heading in that language
    foreign = {**named, "Accounts": view.rows("Accounts")}
    refused = run(foreign, {"call": ["sidebarAsks", "ratings"]}, **ALONE).last.result
    assert f" {rating} " in refused["message"]


@needs_node
@pytest.mark.node
def test_the_column_of_ratings_looks_as_the_engine_says() -> None:
    view = worked_out("ratings", BOOK)
    look = json.loads(reply("ratings", json.dumps({"sheets": BOOK, "name": ""})))
    described = look["answer"]["look"]
    (column,) = described["columns"]
    style, heading = (
        described["styles"][column[name]] for name in ("style", "heading_style")
    )
    painted = view.tabs["Accounts"]["looks"]
    assert ["setNumberFormat", [2, 5, 4, 1], [style["number"]]] in painted
    assert ["setFontColor", [2, 5, 4, 1], [f"#{style['font']['colour']}"]] in painted
    assert ["setBackground", [1, 5, 1, 1], [f"#{heading['fill']}"]] in painted
    assert len(view.tabs["Accounts"]["rules"]) == 1


@needs_node
@pytest.mark.node
def test_a_second_press_writes_the_same_column_anew() -> None:
    request = {"call": ["sidebarAsks", "ratings"]}
    first = run(BOOK, request, **ALONE).last.result
    write = {"call": ["sidebarWrites", "ratings", {}, reply("ratings", first["body"])]}
    changed = {"type": ["Accounts", 2, 2, "Retail"]}
    steps = (request, write, changed, request)
    second = run(BOOK, *steps, **ALONE).last.result
    answer = reply("ratings", second["body"])
    view = run(
        BOOK, *steps, {"call": ["sidebarWrites", "ratings", {}, answer]}, **ALONE
    )
    before, after = view.views[1], view.last
    assert after.rows("Accounts")[0] == before.rows("Accounts")[0]
    assert column_of(after, "Rating") != column_of(before, "Rating")
    assert len(after.tabs["Accounts"]["rules"]) == 1


@needs_node
@pytest.mark.node
def test_score_takes_the_written_ratings_for_no_field(server: str) -> None:
    request = {"call": ["sidebarAsks", "ratings"]}
    body = run(BOOK, request, **ALONE).last.result["body"]
    write = {"call": ["sidebarWrites", "ratings", {}, reply("ratings", body)]}
    mine = worked_out("sheets", BOOK, request, write)
    served = run(BOOK, SCORE, server=server).last
    assert mine.rows("Scored") == served.rows("Scored")


@needs_node
@pytest.mark.node
def test_a_rating_column_of_the_user_s_own_is_left_alone() -> None:
    own = [
        [*row, value]
        for row, value in zip(ACCOUNTS, ["Rating", 1, 2, 3, 4], strict=True)
    ]
    request = run(
        BOOK | {"Accounts": own}, {"call": ["sidebarAsks", "ratings"]}, **ALONE
    )
    message = request.last.result["message"]
    assert "a column Rating on Accounts that this sidebar did not write" in message


@needs_node
@pytest.mark.node
def test_errors_stand_on_check_and_no_column_is_written() -> None:
    wrong = BOOK | {"Criteria": criteria(["Industry", 2, "iss", "Software", 10])}
    view = worked_out("ratings", wrong)
    assert view.rows("Accounts") == run(wrong, CHECK, **ALONE).last.rows("Accounts")
    assert "to put right" in view.result["message"]


@needs_node
@pytest.mark.node
def test_a_function_in_a_cell_says_that_it_needs_a_server() -> None:
    request = {"formula": ["ACCOUNT_SCORE", "Acme", "Account", "Criterion"]}
    shown = str(run(BOOK, request, **ALONE).last.result)
    assert shown.startswith("#There is no server yet")
    assert "press Rating column" in shown
    assert "\n" not in shown


@needs_node
@pytest.mark.node
def test_the_engine_is_handed_over_and_unpacks() -> None:
    text = run(BOOK, {"call": ["sidebarEngine"]}, **ALONE).last.result
    unpacked = bz2.decompress(base64.b64decode(text["packed"]))
    with tarfile.open(fileobj=io.BytesIO(unpacked)) as modules:
        assert tuple(modules.getnames()) == file_names()
    assert "addin/answers/reply.py" in module_names()


@pytest.mark.slow
def test_what_python_is_given_in_the_sidebar_runs_the_unpacked_engine(
    tmp_path: Path,
) -> None:
    (code,) = re.findall(
        r"const UNPACK = `\n(.*?)\nunpack\n`", FILES["Sidebar"], re.DOTALL
    )
    packed, folder = tmp_path / "packed", tmp_path / "engine"
    packed.write_text(FILES["Engine"].strip(), encoding="utf-8")
    program = code.replace('"/engine"', repr(str(folder)))
    program += f"\nengine = unpack(open({str(packed)!r}).read())"
    program += "\nprint(engine.__code__.co_filename)"
    done = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        check=True,
        cwd=tmp_path,
        text=True,
    )
    assert Path(done.stdout.strip()) == folder / "addin" / "answers" / "reply.py"


@needs_node
@pytest.mark.node
def test_without_the_engine_s_file_one_sentence_says_what_to_do() -> None:
    files = {name: text for name, text in FILES.items() if name != "Engine"}
    script = ALONE | {"files": files}
    message = run(BOOK, {"call": ["sidebarEngine"]}, **script).last.result["message"]
    assert message.startswith("This script lacks the file Engine")
    assert "account-scoring google" in message
    assert "error" not in message


def test_the_sidebar_loads_the_pyodide_that_is_tested() -> None:
    assert re.findall(r"pyodide/v([\d.]+)/", FILES["Sidebar"]) == [lite_files.PYODIDE]
    called = set(re.findall(r'ask\("(\w+)"', FILES["Sidebar"]))
    assert called == set(re.findall(r"^function (sidebar\w+)", CODE, re.MULTILINE))


def test_the_sidebar_offers_every_tab_that_can_be_added() -> None:
    (names,) = re.findall(r"const TABS = (\[[^\]]*\])", FILES["Sidebar"])
    assert json.loads(re.sub(r",(\s*\])", r"\1", names)) == [
        tab for tab in TABS if tab != "Card"
    ]


def test_the_command_writes_the_files(tmp_path: Path) -> None:
    done = CliRunner().invoke(google, [str(tmp_path / "script")])
    assert done.exit_code == 0, done.output
    written = {f.name: f.read_text("utf-8") for f in (tmp_path / "script").iterdir()}
    assert written == script_files()
    assert json.loads(written["appsscript.json"])["runtimeVersion"] == "V8"
