"""Scoring data of any size, as typed."""

from __future__ import annotations

from dataclasses import dataclass
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from scoring.cli import printing
from scoring.cli.terminal import echo, write_json
from scoring.errors import BrokenOffError, FileError
from scoring.findings import Level
from scoring.language import phrase


if TYPE_CHECKING:
    from collections.abc import Callable

    from scoring.lake.score import LargeScored
    from scoring.lake.sources import Source
    from scoring.progress import Tell
    from scoring.stages import Options

HERE: Final = "here"
SPARK: Final = "spark"
NOT_RESUMED: Final = phrase(
    "--resume is not for --engine spark, which does again by itself what a worker loses"
)
WROTE_PLACE: Final = phrase("Wrote {folder}, and {file}")
NO_FILE: Final = phrase("name a FILE, or the data with --accounts or --query")
TWO_FILES: Final = phrase("name either FILE or --accounts, not both")
NOT_PARTS: Final = phrase("{option} is only for accounts on a sheet")
NO_PARTS: Final = phrase("--resume is only for data that is scored part by part")
WROTE_ONE: Final = phrase("Wrote {folder} with 1 Parquet file, and {file}")
WROTE: Final = phrase("Wrote {folder} with {count:,} Parquet files, and {file}")
STOPPED: Final = phrase(
    "{folder} was not written; the same command with --resume goes on"
)


@dataclass(frozen=True, slots=True)
class Typed:
    """What is typed of the data.

    Parameters
    ----------
    accounts : str
        A file, a folder or a pattern; empty where FILE says it.
    query : str
        A SELECT; empty for none.
    resume : bool
        Whether to go on with a run that broke off.
    engine : str
        Where accounts are rated: in this process, or by Spark.
    """

    accounts: str
    query: str
    resume: bool
    engine: str

    def source(self, file: Path | None, options: Options) -> Source:
        """Say what is to be scored.

        Raises
        ------
        FileError
            If nothing is named, or two things are.
        """
        from scoring.lake.sources import Source  # noqa: PLC0415 - pandas is slow to load
        from scoring.reading.csv_dialect import Written  # noqa: PLC0415

        if file is not None and self.accounts:
            raise FileError(str(TWO_FILES))
        place = self.accounts or ("" if file is None else str(file))
        if not place and not self.query:
            raise FileError(str(NO_FILE))
        return Source(place, self.query, options.written or Written())

    def is_large(self, source: Source) -> bool:
        """Say whether the data is scored into a folder."""
        return self.engine == SPARK or source.is_large

    def file(self, source: Source) -> Path:
        """Give the file with accounts that fit on a sheet.

        Raises
        ------
        FileError
            If a run is to be resumed.
        """
        if self.resume:
            raise FileError(str(NO_PARTS))
        return Path(source.place)

    def check(self, *, split: str | None, notify: str | None) -> None:
        """Refuse what is only for accounts on a sheet.

        Raises
        ------
        FileError
            If it is asked for.
        """
        for option, value in (("--split-by", split), ("--notify", notify)):
            if value is not None:
                raise FileError(NOT_PARTS.format(option=option))

    def score(
        self,
        source: Source,
        output: str | None,
        options: Options,
        force: bool,  # noqa: FBT001 - as it is typed
        progress: Tell,
    ) -> LargeScored:
        """Score the data into a folder.

        Raises
        ------
        FileError, ModelError
            As `score_data` does.
        """
        from scoring.lake.draft import NO_ENDING, Draft, Target  # noqa: PLC0415 - pandas is slow to load
        from scoring.lake.score import score_data  # noqa: PLC0415

        if output is None:
            raise FileError(str(NO_ENDING))
        if self.engine == SPARK:
            return self._by_spark(source, output, options, force, progress)
        target = Target(Path(output), overwrite=force)
        try:
            return score_data(
                source, target, options, resume=self.resume, progress=progress
            )
        except (KeyboardInterrupt, BrokenOffError):
            if Draft(target).begun:
                echo(STOPPED.format(folder=output), err=True)
            raise

    def _by_spark(
        self,
        source: Source,
        output: str,
        options: Options,
        force: bool,  # noqa: FBT001 - as it is typed
        progress: Tell,
    ) -> LargeScored:
        from scoring.spark.session import require  # noqa: PLC0415 - an extra

        if self.resume:
            raise FileError(str(NOT_RESUMED))
        require()
        from scoring.spark.run import score_on_spark  # noqa: PLC0415 - an extra

        return score_on_spark(
            source, output, options, overwrite=force, progress=progress
        )


def data_options(command: Callable[..., None]) -> Callable[..., None]:
    """Add what can be typed of the data, packed as `typed`."""

    @wraps(command)
    def packed(
        *,
        accounts: str | None,
        query: str | None,
        resume: bool,
        engine: str,
        **rest: Any,
    ) -> None:
        typed = Typed(accounts or "", query or "", resume, engine)
        command(typed=typed, **rest)

    wrapped: Callable[..., None] = packed
    for option in DATA:
        wrapped = option(wrapped)
    return wrapped


DATA: Final = (
    click.option(
        "--engine",
        type=click.Choice([HERE, SPARK]),
        default=HERE,
        show_default=True,
        help="Rate in this process, or by Spark: then DATA and -o may be an address such "
        "as s3a://..., table:NAME or delta:PLACE.",
    ),
    click.option(
        "--resume",
        is_flag=True,
        help="Go on with a run over data of any size that broke off.",
    ),
    click.option(
        "--query",
        metavar="SELECT",
        help="Score what a query gives, in DuckDB's SQL; --accounts may be a .duckdb file.",
    ),
    click.option(
        "--accounts",
        metavar="DATA",
        help="The accounts, instead of FILE: Parquet or CSV of any size, a folder or a "
        "pattern of such files, or a .sql file with a query.",
    ),
)


def print_large(large: LargeScored, *, json_: bool) -> None:
    """Print what was written, and what is doubtful."""
    results = large.results
    if json_:
        data = {
            "folder": large.place or str(large.folder),
            "parts": large.parts,
            "workbook": str(large.workbook),
        }
        write_json({**data, **printing.results_data(results)})
        return
    warnings = [f for f in results.findings if f.level is not Level.NOTE]
    printing.print_findings(warnings, most=printing.LONG)
    printing.print_summary(results.summary)
    printing.print_counts(results.findings)
    words = {0: WROTE_PLACE, 1: WROTE_ONE}.get(large.parts, WROTE)
    echo(
        words.format(
            folder=large.place or large.folder, count=large.parts, file=large.workbook
        )
    )
