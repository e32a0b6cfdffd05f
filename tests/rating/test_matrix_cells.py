"""Fit beside engagement: the setting, the cell of each account, the heat map."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

import scoring
from scoring import parse_model
from scoring.errors import ModelError
from scoring.model.model import Tier
from scoring.model.read_matrix import EXAMPLE, NotAMatrix, read_matrix
from scoring.pipeline import Scores
from scoring.rating.matrix_cells import cell_names, cells_of
from scoring.rating.rate import rate
from scoring.sheets.summary import heat_map
from tests.strategies import TODAY


if TYPE_CHECKING:
    from scoring.rating.ratings import Ratings


CRITERIA: list[list[object]] = [
    ["Criterion", "Weight", "Test", "Value", "To", "Points", "If blank", "Group"],
    ["Size", 1, "scale", 0, 10, 10, "skip", "Fit"],
    ["Visits", 1, "scale", 0, 10, 10, "skip", "Engagement"],
    ["Left us", None, "yes", None, None, "out", None, None],
]


def scored(matrix: str, rows: list[list[object]]) -> Ratings:
    model = scoring.parse_model(CRITERIA, [["Setting", "Value"], ["Matrix", matrix]])
    columns = ["Account", "Size", "Visits", "Left us"]
    return rate(model, pd.DataFrame(rows, columns=columns), today=TODAY)


def test_short_form_has_three_steps_each() -> None:
    matrix = read_matrix("Fit; Engagement")
    assert [*matrix.rows.steps] == [Tier("A", 7), Tier("B", 4), Tier("C", 0)]
    assert [*matrix.columns.steps] == [Tier("1", 7), Tier("2", 4), Tier("3", 0)]


@pytest.mark.parametrize(
    ("text", "steps"),
    [
        ("Fit: A 7, B 4, C 0; X", [("A", 7), ("B", 4), ("C", 0)]),
        ("Fit: A 7,5, B 4; X", [("A", 7.5), ("B", 4)]),
        ("Fit: A 7,B 4,C; X", [("A", 7), ("B", 4), ("C", 0)]),
        ("Fit: Very good from 8, Rest; X", [("Very good", 8), ("Rest", 0)]),
        (" Fit :  A>=7 ,  B = 4 ; X", [("A", 7), ("B", 4)]),
    ],
)
def test_steps_are_read_as_people_write_them(
    text: str, steps: list[tuple[str, float]]
) -> None:
    read = read_matrix(text)
    assert read.rows.group == "Fit"
    assert [(step.name, step.bound) for step in read.rows.steps] == steps


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Fit", "two groups"),
        ("Fit; Engagement; Third", "two groups"),
        ("Fit; fit", "'Fit' twice"),
        ("Fit: A 7; Engagement", "two to five steps for Fit, not 'A 7'"),
        ("Fit: A 4, B 7; Engagement", "falling bounds"),
        ("Fit: A 12, B 7; Engagement", "at most 10"),
        ("Fit: A 7, a 4; Engagement", "different names"),
        ("Fit: A x, B 4; Engagement", "not 'A x'"),
        (": A 7, B 4; Engagement", "a group before the colon"),
    ],
)
def test_what_is_no_matrix_is_told(text: str, word: str) -> None:
    with pytest.raises(NotAMatrix, match=word):
        read_matrix(text)


def test_faults_name_the_cell() -> None:
    with pytest.raises(ModelError) as caught:
        scored("Fit", [["a", 1, 1, None]])
    (findings,) = caught.value.findings
    assert (findings.code, findings.place) == ("S101", "Settings!B2")
    assert EXAMPLE in findings.text


def test_an_unknown_group_is_told_with_the_nearest() -> None:
    with pytest.raises(ModelError) as caught:
        scored("Fitt; Egagement", [["a", 1, 1, None]])
    assert [str(finding) for finding in caught.value.findings] == [
        (
            "S103 Settings!B2: 'Matrix' names 'Fitt', which is no group of Criteria (Fit, "
            "Engagement), did you mean 'Fit'?"
        ),
        (
            "S103 Settings!B2: 'Matrix' names 'Egagement', which is no group of Criteria "
            "(Fit, Engagement), did you mean 'Engagement'?"
        ),
    ]


def test_criteria_without_groups_are_told_what_to_fill() -> None:
    heads: list[object] = ["Criterion", "Weight", "Test", "Points"]
    criteria: list[list[object]] = [heads, ["Size", 1, "yes", 10]]
    settings = [["Setting", "Value"], ["Matrix", "Fit; Engagement"]]
    with pytest.raises(ModelError) as caught:
        parse_model(criteria, settings)
    assert [str(finding) for finding in caught.value.findings] == [
        f"S103 Settings!B2: 'Matrix' names '{name}', but Criteria has no groups: "
        "fill the column Group"
        for name in ("Fit", "Engagement")
    ]


def test_cells_by_hand() -> None:
    rows = [
        ["on both bounds", 7, 4, None],  # Fit 7.0 = A, Engagement 4.0 = 2
        ["just below", 6.9, 3.9, None],  # B, 3
        ["best", 10, 10, None],  # A, 1
        ["half known", 10, None, None],  # Engagement has no rating: no cell
        ["out", 10, 10, "yes"],  # disqualified: no cell
        ["worst", 0, 0, None],  # C, 3
    ]
    ratings = scored(" fit ;ENGAGEMENT", rows)
    names = [*cell_names(ratings), ""]
    assert [names[cell] for cell in cells_of(ratings)] == [
        "A2",
        "B3",
        "A1",
        "",
        "",
        "C3",
    ]
    shown = Scores(ratings).table().set_index("Account")["Matrix"]
    assert shown["best"] == "A1"
    assert pd.isna(shown["out"])
    heat = heat_map(ratings)
    assert heat is not None
    assert heat.rows.group == "Fit"
    counts = {cell.name: (cell.count, cell.accounts) for cell in heat.cells}
    assert counts["A1"] == (1, ("best",))
    assert counts["A3"] == (0, ())


def test_without_the_setting_there_is_no_column() -> None:
    model = scoring.parse_model(CRITERIA)
    ratings = rate(model, pd.DataFrame({"Account": ["a"], "Size": [1]}), today=TODAY)
    assert "Matrix" not in Scores(ratings).table().columns
    assert heat_map(ratings) is None


ratings = st.one_of(st.none(), st.integers(0, 100).map(lambda n: n / 10))


@given(st.lists(st.tuples(ratings, ratings), min_size=1, max_size=30))
def test_cells_follow_the_ratings_of_the_groups(
    pairs: list[tuple[float | None, float | None]],
) -> None:
    rows: list[list[object]] = [[f"a{n}", *pair, None] for n, pair in enumerate(pairs)]
    rated = scored("Fit: Hot 8, Warm 5, Cool 2, Cold; Engagement: + 5, - 0", rows)
    names = [*cell_names(rated), None]
    expected: list[str | None] = []
    for fit, engagement in pairs:
        if fit is None or engagement is None:
            expected.append(None)
            continue
        down = next(
            n
            for b, n in ((8, "Hot"), (5, "Warm"), (2, "Cool"), (0, "Cold"))
            if fit >= b
        )
        expected.append(down + ("+" if engagement >= 5 else "-"))
    assert [names[cell] for cell in cells_of(rated)] == expected
    heat = heat_map(rated)
    assert heat is not None
    assert sum(cell.count for cell in heat.cells) == sum(
        e is not None for e in expected
    )
