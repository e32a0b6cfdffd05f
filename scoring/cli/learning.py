"""The commands about outcomes: what they say of the ratings, and what would do better."""

from __future__ import annotations

import sys
from dataclasses import fields, is_dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from scoring.cli import printing
from scoring.cli.commands import (
    FILE,
    FINDINGS_EXIT,
    progress_bar,
    shared_options,
    trouble_as_exit,
)
from scoring.cli.speech import command
from scoring.cli.terminal import echo, write_json
from scoring.errors import FileError, ModelError
from scoring.findings import Level, findings_data
from scoring.language import phrase
from scoring.vocabulary import Sheet


if TYPE_CHECKING:
    from collections.abc import Callable

    from scoring.apply.files import Applied
    from scoring.lessons import Reviewed
    from scoring.stages import Options

BEFORE = "-before-apply"
NOT_REVIEWED = phrase("Nothing was reviewed or written.")
WEIGHT = phrase("{criterion}: {old:g} -> {new:g}")
NEW_WEIGHT = phrase("{criterion} {old:g} -> {new:g}")
LATELY = phrase("Lately: {verdict}")
LEARNT = phrase("Learnt from these: {verdict}")
SUGGESTED = phrase("Suggested weights: {weights}")
SUGGESTED_OF = phrase("Suggested weights ({profile}): {weights}")
WROTE_REVIEW = phrase("Wrote {file}; all of it is on its sheet {sheet}")
KEEP = click.option(
    "--keep",
    multiple=True,
    metavar="HEADING",
    help="Learn from this field, though it may know the outcome. Can be repeated.",
)
LEAVE = click.option(
    "--leave",
    multiple=True,
    metavar="HEADING",
    help="Learn nothing from this field. Can be repeated.",
)


def output_options(command: Callable[..., None]) -> Callable[..., None]:
    """Add where a workbook goes."""
    force = click.option(
        "--force", is_flag=True, help="Replace the output if it exists."
    )
    output = click.option(
        "-o",
        "--output",
        type=click.Path(path_type=Path),
        help="The workbook to write; beside FILE if not given.",
    )
    wrapped: Callable[..., None] = output(force(command))
    return wrapped


@command()
@FILE
@output_options
@KEEP
@LEAVE
@shared_options
def review(  # noqa: PLR0913 - the options of the command
    *,
    file: Path,
    output: Path | None,
    force: bool,
    keep: tuple[str, ...],
    leave: tuple[str, ...],
    options: Options,
    json_: bool,
) -> None:
    """Say whether the ratings of FILE win deals, in a copy with the sheet Review.

    FILE holds won and lost deals: in a column Outcome of Accounts, with a column
    Outcome date if that is known, or on a sheet Outcomes with Account, Outcome and
    Date.
    """
    from scoring.learning.field_rows import Choice  # noqa: PLC0415 - only where used
    from scoring.lessons import review_file  # noqa: PLC0415 - pandas is slow to load

    with (
        trouble_as_exit(NOT_REVIEWED),
        progress_bar() as progress,
    ):
        choice = Choice.of(keep, leave)
        reviewed = review_file(
            file, output, options, choice, overwrite=force, progress=progress
        )
    if json_:
        write_json(review_data(reviewed))
        return
    warnings = [
        f
        for f in reviewed.findings
        if f.level is not Level.NOTE or f.code.startswith("L")
    ]
    printing.print_findings(warnings, most=printing.LONG)
    print_review(reviewed)


@command()
@FILE
@click.option("--back", is_flag=True, help="Go back to the weights of the latest copy.")
@click.option(
    "--compare",
    "compared",
    is_flag=True,
    help="Take the weights of the sheet Compare, not those that outcomes suggest.",
)
@click.option("--profile", default="", help="Whose weights, where there are profiles.")
@output_options
@shared_options
def apply(  # noqa: PLR0913 - the options of the command
    *,
    file: Path,
    back: bool,
    compared: bool,
    profile: str,
    output: Path | None,
    force: bool,
    options: Options,
    json_: bool,
) -> None:
    """Take over the weights that the outcomes in FILE suggest, or its sheet Compare.

    Criteria as they are stay as a tab named after the day, and FILE as it was is kept
    beside it as NAME-before-apply, unless another file is written with -o.
    """
    from scoring.apply.change import (  # noqa: PLC0415 - pandas is slow to load
        NothingToApplyError,
    )
    from scoring.apply.files import (  # noqa: PLC0415 - as well
        apply_compared,
        apply_file,
        give_back,
    )
    from scoring.cli.importing import keep, target_of, wrote  # noqa: PLC0415 - only where used

    learnt = partial(apply_file, profile=profile)
    take = give_back if back else apply_compared if compared else learnt
    with trouble_as_exit(printing.NOTHING_WRITTEN):
        target = target_of(file, output, force=force)
        copy = keep(file, BEFORE) if output is None else None
        try:
            applied = take(file, target, options)
        except (NothingToApplyError, FileError, ModelError) as error:
            if copy is not None:
                copy.unlink()
            if not isinstance(error, NothingToApplyError):
                raise
            echo(str(error), err=True)
            sys.exit(FINDINGS_EXIT)
    if json_:
        write_json(applied_data(applied, copy))
        return
    for name, old, new in applied.weights:
        echo(WEIGHT.format(criterion=name, old=old, new=new))
    for sentence in applied.sentences:
        echo(sentence)
    echo(wrote(applied.path, copy))


def applied_data(applied: Applied, copy: Path | None) -> dict[str, Any]:
    """Give what was applied as plain data."""
    return {
        "file": str(applied.path),
        "copy": applied.copy,
        "kept": str(copy) if copy else None,
        "weights": [
            {"criterion": name, "before": old, "after": new}
            for name, old, new in applied.weights
        ],
        "compared": list(applied.sentences),
    }


def print_review(reviewed: Reviewed) -> None:
    """Print the verdict, what is suggested, and where all of it stands."""
    review = reviewed.review
    echo(review.judgement.text)
    if review.without_leaks:
        echo(review.without_leaks)
    if review.lately is not None:
        echo(LATELY.format(verdict=review.lately.text))
    if review.learnt is not None:
        echo(LEARNT.format(verdict=review.learnt.text))
    for weights in review.weights:
        what = weights.refusal or "; ".join(
            NEW_WEIGHT.format(criterion=r.criterion, old=r.own, new=r.suggested)
            for r in weights.rows
        )
        words = SUGGESTED_OF if weights.profile else SUGGESTED
        echo(words.format(profile=weights.profile, weights=what))
    for note in review.notes:
        echo(str(note))
    echo(WROTE_REVIEW.format(file=reviewed.path, sheet=Sheet.REVIEW))


def review_data(reviewed: Reviewed) -> dict[str, Any]:
    """Give a review as plain data, with all digits."""
    return {
        "file": str(reviewed.path),
        "review": _named(reviewed.review),
        "findings": findings_data(reviewed.findings),
    }


def _named(value: Any) -> Any:
    """Give dataclasses and named tuples as dictionaries, all the way down."""
    if is_dataclass(value) and not isinstance(value, type):
        return {part.name: _named(getattr(value, part.name)) for part in fields(value)}
    if hasattr(value, "_asdict"):
        return {name: _named(part) for name, part in value._asdict().items()}
    return [_named(part) for part in value] if isinstance(value, tuple) else value
