"""Write the pages of the docs that follow from the code.

``python -m tests.generated_docs`` rewrites them; a test fails while one is stale.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from scoring.checks.registry import CODES
from scoring.cli.commands import cli
from scoring.crm.headings import FIELDS, Crm
from scoring.crm.record_fields import RECORD_FIELDS
from scoring.vocabulary import NO_WORDS, TESTS, YES_WORDS, Takes, Test, TestWord


if TYPE_CHECKING:
    from collections.abc import Iterator

    from scoring.crm.headings import Field

DOCS = Path(__file__).resolve().parents[1] / "docs"
MADE = "<!-- written by python -m tests.generated_docs: do not edit -->"
BEGIN = "<!-- tests: written by python -m tests.generated_docs, do not edit -->"
END = "<!-- end of tests -->"
HEADINGS_BEGIN = "<!-- headings: written by python -m tests.generated_docs -->"
HEADINGS_END = "<!-- end of headings -->"
WIDTH = 80


class Example(NamedTuple):
    """A rule, a cell that it matches and one that it does not."""

    value: object
    to: object
    matches: str
    fails: str


EXAMPLES: dict[Test, Example] = {
    Test.IS: Example("Software", None, "software", "Retail"),
    Test.IS_NOT: Example("Retail", None, "Software", "retail"),
    Test.IS_ONE_OF: Example("Software; IT services", None, "IT Services", "Retail"),
    Test.IS_NOT_ONE_OF: Example("Gambling; Tobacco", None, "Software", "Tobacco"),
    Test.CONTAINS: Example("Excel; Sheets", None, "Tallo ERP, Excel", "Tallo ERP"),
    Test.CONTAINS_NOT: Example("ERP", None, "Google Sheets", "Tallo ERP"),
    Test.HAS_WORD: Example("CEO; CTO", None, "CTO, EMEA", "Director"),
    Test.HAS_WORD_NOT: Example("former; ex", None, "CEO", "Former CEO"),
    Test.AT_LEAST: Example(250, None, "250", "249"),
    Test.MORE_THAN: Example(250, None, "251", "250"),
    Test.AT_MOST: Example(14, None, "14", "15"),
    Test.LESS_THAN: Example("50 %", None, "0.4", "50 %"),
    Test.BETWEEN: Example(50, 250, "250", "251"),
    Test.SCALE: Example("2m", "50m", "26m", "not yet known"),
    Test.YES: Example(None, None, "ja", "No"),
    Test.NO: Example(None, None, "nej", "Yes"),
    Test.IN_LAST_DAYS: Example(30, None, "2026-11-01", "2026-09-01"),
    Test.NOT_IN_LAST_DAYS: Example(30, None, "2026-09-01", "2026-11-01"),
    Test.IN_NEXT_DAYS: Example(30, None, "2026-12-01", "2026-11-01"),
    Test.FORMULA: Example("[Field]/12>=100", None, "2400", "600"),
    Test.IS_BLANK: Example(None, None, "", "Software"),
    Test.IS_NOT_BLANK: Example(None, None, "Software", "n/a"),
    Test.OTHERWISE: Example(None, None, "Software", "n/a"),
}
EXAMPLE_DAY = "2026-11-20"

SHEETS = {
    "C": "Criteria",
    "A": "Accounts",
    "B": "Activities, deals and contacts",
    "X": "Sources",
    "S": "Settings",
    "R": "Routing",
    "O": "Overrides",
    "H": "History",
    "L": "Learning",
    "M": "Import from a CRM",
    "F": "The file",
}


def commands_page() -> str:
    """Give every command's help."""
    parts = [
        MADE,
        "# Commands",
        (
            "What `account-scoring COMMAND --help` prints. How to install it is in the "
            "[README](../README.md)."
        ),
        _help(cli, "account-scoring", None),
    ]
    context = click.Context(cli, info_name="account-scoring")
    for name in cli.list_commands(context):
        command = cli.get_command(context, name)
        if command is not None and not command.hidden:
            parts += [f"## {name}", _help(command, name, context)]
    return "\n\n".join(parts) + "\n"


def _help(command: click.Command, name: str, parent: click.Context | None) -> str:
    context = click.Context(
        command,
        info_name=name,
        parent=parent,
        terminal_width=WIDTH,
        max_content_width=WIDTH,
        help_option_names=["-h", "--help"],
    )
    return f"```text\n{command.get_help(context).strip()}\n```"


def findings_page() -> str:
    """Give every finding code."""
    lines = [
        MADE,
        "# Findings",
        "",
        (
            "A finding is something wrong or doubtful in the workbook. It names the cell, "
            "what was expected and"
        ),
        (
            "what was found; it stands on the sheet Check and is printed by "
            "`account-scoring check`. An **error** stops"
        ),
        (
            "scoring until it is put right, and all errors are shown at once. A "
            "**warning** is probably a mistake, a"
        ),
        "**note** is for your information; neither stops anything.",
    ]
    for letter, sheet in SHEETS.items():
        lines += ["", f"## {sheet}", "", "| code | level | meaning | what to do |"]
        lines.append("|---|---|---|---|")
        for name, code in CODES.items():
            if name.startswith(letter):
                advice = " ".join(filter(None, (code.help, code.advice)))
                lines.append(f"| {name} | {code.level} | {code.title} | {advice} |")
    return "\n".join(lines) + "\n"


def tests_table() -> str:
    """Give the table of Tests, with the words for yes and no."""
    lines = [
        BEGIN,
        "",
        "| Test | also | Value, To | an account matches when its cell | matches | does not |",
        "|---|---|---|---|---|---|",
        *_test_rows(),
        "",
        f"Yes is TRUE or {_words(YES_WORDS)};",
        f"no is FALSE or {_words(NO_WORDS)}. The dates above hold on {EXAMPLE_DAY}.",
        "",
        END,
    ]
    return "\n".join(lines)


def _words(words: tuple[str, ...]) -> str:
    return " ".join(f"`{word}`" for word in words)


def _test_rows() -> Iterator[str]:
    for word in TESTS:
        example = EXAMPLES[word.test]
        matched = _code(example.matches) if example.matches else "an empty cell"
        cells = (
            f"**{word.test}**",
            ", ".join(map(_code, word.also)),
            _given(word, example),
            word.says,
            matched,
            _code(example.fails),
        )
        yield "| " + " | ".join(cells) + " |"


def _given(word: TestWord, example: Example) -> str:
    if word.takes is Takes.NOTHING:
        return ""
    to = "" if example.to is None else f", {_code(example.to)}"
    return f"{_code(example.value)}{to}"


def _code(value: object) -> str:
    return f"`{value}`"


def headings_tables() -> str:
    """Give the headings that an import recognises, for each sheet and field."""
    lines = [HEADINGS_BEGIN, ""]
    sheets = {"Accounts": FIELDS} | {s.sheet: f for s, f in RECORD_FIELDS.items()}
    for sheet, fields in sheets.items():
        lines += [f"**{sheet}**", "", f"| column | {' | '.join(Crm)} | also |"]
        lines += ["|---|---|---|---|---|", *map(_heading_row, fields), ""]
    return "\n".join([*lines, HEADINGS_END])


def _heading_row(field: Field) -> str:
    words = [", ".join(field.words.get(crm, ())) for crm in Crm]
    also = dict.fromkeys(word for word in field.also if word != field.heading)
    return f"| {field.heading} | {' | '.join(words)} | {', '.join(also)} |"


def import_page(page: str) -> str:
    """Give the page on imports with its tables of headings made anew."""
    before, _, rest = page.partition(HEADINGS_BEGIN)
    _, _, after = rest.partition(HEADINGS_END)
    return before + headings_tables() + after


def model_page(page: str) -> str:
    """Give the page on the model with its table of Tests made anew."""
    before, _, rest = page.partition(BEGIN)
    _, _, after = rest.partition(END)
    return before + tests_table() + after


def pages() -> dict[Path, str]:
    """Give each page that follows from the code, and its text."""
    model, imports = DOCS / "model.md", DOCS / "import.md"
    return {
        DOCS / "commands.md": commands_page(),
        DOCS / "findings.md": findings_page(),
        model: model_page(model.read_text(encoding="utf-8")),
        imports: import_page(imports.read_text(encoding="utf-8")),
    }


def main() -> None:
    """Write every page."""
    for path, text in pages().items():
        path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
