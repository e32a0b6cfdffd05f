"""Two commands at once: neither undoes what the other has written."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from scoring.xlsx.copy_parts import write_parts
from scoring.xlsx.edit.edit_cells import write_edited


if TYPE_CHECKING:
    from collections.abc import Callable

    from click.testing import Result

NEW = "Company name,Number of Employees\n{},500\n"


def test_of_two_imports_at_once_one_is_refused(
    run: Callable[..., Result], book: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("Bluefin", "Redwood"):
        Path(f"{name}.csv").write_text(NEW.format(name), encoding="utf-8")
    within: list[Result] = []

    def between(*arguments: Any) -> None:
        if not begun:
            begun.append(True)
            within.append(run("import", "Redwood.csv", book))
        write_edited(*arguments)

    begun: list[bool] = []
    monkeypatch.setattr("scoring.crm.write.write_edited", between)
    result = run("import", "Bluefin.csv", book)
    assert within[0].exit_code == 0
    assert result.exit_code == 2
    assert "accounts.xlsx was changed by another program meanwhile" in result.stderr
    assert len([*Path().glob("*before*")]) == 1
    monkeypatch.undo()
    again = run("import", book.parent / "Redwood.csv", book)
    assert "says all of it already" in again.output


@pytest.mark.parametrize("links", [True, False], ids=["links", "no links"])
def test_of_two_scores_into_one_new_file_one_is_refused(
    run: Callable[..., Result],
    book: Path,
    monkeypatch: pytest.MonkeyPatch,
    *,
    links: bool,
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    if not links:
        monkeypatch.setattr(os, "link", refuse)

    def between(*arguments: Any) -> None:
        Path("scored.xlsx").write_bytes(b"the other's")
        write_parts(*arguments)

    monkeypatch.setattr("scoring.sheets.write.write_parts", between)
    result = run("score", book, "-o", "scored.xlsx")
    assert result.exit_code == 2
    assert "scored.xlsx exists already: name another with -o" in result.stderr
    assert Path("scored.xlsx").read_bytes() == b"the other's"
    assert not [*Path().glob(".*.tmp")]
    assert run("score", book, "-o", "scored.xlsx", "--force").exit_code == 0
