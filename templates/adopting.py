"""The command that makes a workbook of ours out of a home-made scoring sheet."""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import click

from scoring.cli.commands import ERROR
from scoring.cli.speech import command
from scoring.cli.terminal import echo, write_json
from scoring.errors import FileError
from scoring.language import current, phrase, speaking
from scoring.vocabulary import Sheet
from templates.commands import Misuse, check_target, language_of_book


if TYPE_CHECKING:
    from collections.abc import Sequence

    from scoring.adopt.home_sheet import HomeSheet
    from scoring.adopt.proof import Compared

WEIGHED = phrase("{name}: weight {weight:g}, marks {low:g} to {high:g}")
WEIGHED_AGAINST = phrase("{name}: weight -{weight:g}, marks {low:g} to {high:g}")
WROTE_ADOPTED = phrase("Wrote {file}; the proof is on its sheet {sheet}.")


@command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    required=True,
    help="The workbook to write.",
)
@click.option("--sheet", default="", help="The sheet that is meant, if there are more.")
@click.option(
    "--total",
    default="",
    metavar="H",
    help="The column of the totals, or their row where accounts stand side by side, if "
    "it is not plain.",
)
@click.option("--force", is_flag=True, help="Replace the output if it exists.")
@click.option("--json", "json_", is_flag=True, help="Print data for programs.")
def adopt(  # noqa: PLR0913 - one per option
    *, file: Path, output: Path, sheet: str, total: str, force: bool, json_: bool
) -> None:
    """Turn a home-made scoring sheet into a workbook, and prove that it rates alike.

    FILE is a workbook in which people give marks to accounts, with weights or without,
    and add them up by SUMPRODUCT, SUM or AVERAGE, or by hand. The sheet Adopted sets
    each old total beside the new rating, and says why where they differ. What cannot
    be read is named by its cell, and nothing is written.
    """
    from scoring.adopt.reading import NotUnderstoodError  # noqa: PLC0415 - slow to load
    from scoring.adopt.understand import understand  # noqa: PLC0415

    check_target(output, force=force)
    try:
        home = understand(file, sheet, total)
        with speaking(language_of_book()):
            rows = write_adopted(home, file.name, output)
    except NotUnderstoodError as error:
        # one line each: an error that is raised has one alone
        for fault in error.faults:
            echo(ERROR.format(error=fault), err=True)
        sys.exit(Misuse.exit_code)
    except FileError as error:
        raise Misuse(str(error)) from error
    if json_:
        write_json(adopted_data(home, rows, output))
        return
    _print(home, rows, output)


def write_adopted(home: HomeSheet, name: str, output: Path) -> tuple[Compared, ...]:
    """Write the workbook of a home-made sheet with the proof on its sheet Adopted.

    Raises
    ------
    FileError
        If a rating differs from its old total for no cause that is known, or the file
        cannot be written.
    """
    from scoring.adopt.proof import compare  # noqa: PLC0415 - slow to load
    from scoring.adopt.proof_page import proof_page  # noqa: PLC0415
    from scoring.pipeline import Options, rate, read  # noqa: PLC0415
    from scoring.sheets.write_pages import add_pages  # noqa: PLC0415
    from templates.adopted import build  # noqa: PLC0415

    with TemporaryDirectory() as folder:
        bare = Path(folder) / f"adopted{output.suffix}"
        bare.write_bytes(build(home, name))
        ratings = rate(read(bare, Options(language=current()))).ratings.rating.tolist()
        known = [None if rating != rating else rating for rating in ratings]  # noqa: PLR0124 - NaN
        rows = compare(home, known)
        add_pages(bare, output, [proof_page(home, rows, name)])
    return rows


def adopted_data(
    home: HomeSheet, rows: Sequence[Compared], output: Path
) -> dict[str, Any]:
    """Give what was adopted as plain data."""
    return {
        "written": str(output),
        "sheet": home.reading.view.grid.sheet,
        "criteria": [
            {
                "criterion": component.name,
                "weight": component.weight,
                "penalty": component.penalty,
                "low": component.scale.low,
                "high": component.scale.high,
            }
            for component in home.components
        ],
        "accounts": [
            {
                "account": row.name,
                "cell": row.cell,
                "total": row.total,
                "expected": row.expected,
                "rating": row.rating,
                "why": row.why,
            }
            for row in rows
        ],
        "notes": [*home.notes],
    }


def _print(home: HomeSheet, rows: Sequence[Compared], output: Path) -> None:
    from scoring.adopt.proof_page import sentences  # noqa: PLC0415 - slow to load

    for component in home.components:
        low, high = component.scale
        marks = {"name": component.name, "low": low, "high": high}
        words = WEIGHED_AGAINST if component.penalty else WEIGHED
        echo(words.format(weight=component.weight, **marks))
    for sentence in (*home.notes, *sentences(home, rows)):
        echo(sentence)
    for row in rows:
        if row.why:
            echo(f"  {row.name}: {row.why}")
    echo(WROTE_ADOPTED.format(file=output, sheet=Sheet.ADOPTED))
