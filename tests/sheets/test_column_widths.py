"""How the room of a laptop's screen is shared among the columns of Scored."""

from __future__ import annotations

import numpy as np
import pytest

from scoring.sheets.column_widths import SCREEN
from scoring.sheets.results import Look, ScoredColumn, ScoredSheet
from scoring.sheets.scored_columns import TableLook, table_look
from tests.sheets.result_samples import TIERS, texts


WHY = "Industry Software +2.5; Employees 320 +2.0; Activity points 92: demo 3 Nov +1.0"
LONG = "; ".join(["How many people work there"] * 4)


def look_of(research: tuple[str, ...], contacts: int, why: str = WHY) -> TableLook:
    """How the sheet is drawn, with what there is to research in each row."""
    count = len(research)
    columns = (
        ScoredColumn("Account", texts(["Acme Components"] * count), Look.NAME),
        ScoredColumn("Rating", texts(["7.5"] * count), Look.RATING),
        ScoredColumn("Status", texts(["Contact"] * count), Look.STATUS),
        ScoredColumn("Seller", texts(["Anna-Karin Lundqvist"] * count), Look.TEXT),
        ScoredColumn("Why", texts([f"{why}; {why}"] * count), Look.SENTENCE),
        ScoredColumn("To research", texts(research), Look.SENTENCE),
    )
    return table_look(ScoredSheet(columns, np.arange(count) < contacts, TIERS))


def widths(research: tuple[str, ...], contacts: int) -> dict[str, float]:
    """How wide each column is."""
    return {each.heading: each.width for each in look_of(research, contacts).columns}


def test_a_sentence_that_is_too_long_goes_on_in_a_second_line() -> None:
    look = look_of(("Phone",) * 9, 9)
    wrapped = [each.heading for each in look.columns if each.style.wrap]
    assert wrapped == ["Why", "To research"]
    assert look.row_height == 33


def test_rows_stay_low_where_every_sentence_shows_whole() -> None:
    look = look_of(("Phone",) * 9, 9, "Industry Software +2.5")
    assert not any(each.style.wrap for each in look.columns)
    assert look.row_height == 18


def test_a_long_sentence_out_of_sight_makes_no_row_higher() -> None:
    look = look_of(("Phone",) * 9 + (LONG * 3,) * 9, 9, "Industry Software +2.5")
    assert look.row_height == 18


def test_one_long_sentence_makes_the_others_rows_no_higher() -> None:
    look = look_of((LONG * 3,) + ("Phone",) * 19, 20, "Industry Software +2.5")
    assert look.row_height == 18


def test_short_words_to_research_leave_their_room_to_why() -> None:
    shared = widths(("Phone",) * 9, 9)
    assert shared["To research"] == len("To research") + 3
    assert shared["Why"] > 80


def test_what_rows_out_of_sight_lack_takes_no_room_from_why() -> None:
    research = ("Phone",) * 9 + (LONG,) * 30
    assert widths(research, 9) == widths(("Phone",) * 9, 9)


def test_where_no_row_shows_all_rows_share_the_room() -> None:
    assert widths((LONG,) * 9, 0)["To research"] > 50


@pytest.mark.parametrize("contacts", [0, 9])
def test_all_up_to_the_last_sentence_fits_the_screen(contacts: int) -> None:
    # widths are rounded to tenths
    assert sum(widths((LONG,) * 9, contacts).values()) < SCREEN + 0.1
