"""The command that brings ratings back into a CRM."""

from __future__ import annotations

from pathlib import Path

import click

from scoring.cli import printing
from scoring.cli.commands import trouble_as_exit
from scoring.cli.speech import command
from scoring.cli.terminal import echo, write_json
from scoring.language import phrase
from scoring.reading.output_paths import writable


FOR = ("hubspot", "salesforce", "pipedrive", "csv")
MOST_NAMED = 10
ONE_LEFT_OUT = phrase("warning 1 account without {key} left out: {accounts}")
LEFT_OUT = phrase("warning {count:,} accounts without {key} left out: {accounts}")
WROTE_ONE = phrase("Wrote {files}: 1 account, matched by {key}")
WROTE = phrase("Wrote {files}: {count:,} accounts, matched by {key}")


@command("export")
@click.argument("scored", type=click.Path(path_type=Path))
@click.option(
    "--for",
    "crm",
    type=click.Choice(FOR),
    required=True,
    help="The program whose importer is to take it; csv for any other.",
)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    help="The file to write; NAME-for-CRM.csv beside SCORED if not given.",
)
@click.option("--force", is_flag=True, help="Replace the output if it exists.")
@click.option("--json", "json_", is_flag=True, help="Print data for programs.")
def export_(
    *, scored: Path, crm: str, output: Path | None, force: bool, json_: bool
) -> None:
    """Write the ratings of SCORED as the importer of a CRM takes them.

    SCORED is a workbook that was scored. The file has the CRM's own record number,
    which an import brought along, and Rating, Tier, Status, Why, Known and Seller.
    """
    from scoring.crm.export import Importer, export_scored  # noqa: PLC0415 - pandas is slow to load

    with trouble_as_exit(printing.NOTHING_WRITTEN):
        place = output or scored.with_name(f"{scored.stem}-for-{crm}.csv")
        written = export_scored(scored, Importer(crm), writable(place, overwrite=force))
    if json_:
        data = {
            "written": [*map(str, written.paths)],
            "accounts": written.accounts,
            "without_key": [*written.without_key],
        }
        write_json(data)
        return
    if written.without_key:
        shown = ", ".join(written.without_key[:MOST_NAMED])
        left = len(written.without_key)
        words = ONE_LEFT_OUT if left == 1 else LEFT_OUT
        echo(words.format(count=left, key=written.key, accounts=shown), err=True)
    files = ", ".join(map(str, written.paths))
    words = WROTE_ONE if written.accounts == 1 else WROTE
    echo(words.format(files=files, count=written.accounts, key=written.key))
