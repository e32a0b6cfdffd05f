"""Write the pages of the docs that follow from the code.

``python -m tests.generated_docs`` rewrites them; a test fails while one is stale.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from scoring.cli.commands import cli
from scoring.finding_codes import CODES
from scoring.vocabulary import NO_WORDS, TESTS, YES_WORDS, Takes, Test, TestWord


if TYPE_CHECKING:
    from collections.abc import Iterator

DOCS = Path(__file__).resolve().parents[1] / "docs"
MADE = "<!-- written by python -m tests.generated_docs: do not edit -->"
BEGIN = "<!-- tests: written by python -m tests.generated_docs, do not edit -->"
END = "<!-- end of tests -->"
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
    Test.AT_LEAST: Example(250, None, "250", "249"),
    Test.MORE_THAN: Example(250, None, "251", "250"),
    Test.AT_MOST: Example(14, None, "14", "15"),
    Test.LESS_THAN: Example("50 %", None, "0.4", "50 %"),
    Test.BETWEEN: Example(50, 250, "250", "251"),
    Test.SCALE: Example("2m", "50m", "26m", "about 26m"),
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
    "H": "History",
    "M": "Import from a CRM",
    "F": "The file",
}
# what to do, where the finding's own help does not say it already
ADVICE = {
    "C101": "Add a column headed Criterion, Weight, Test or Points, as it says.",
    "C103": "It names both cells; empty one of them, or make them equal.",
    "C104": "Where a word is close to a Test, it says which.",
    "C106": "Look for a word beside the number: `50 people` is text.",
    "C107": "A `scale` may run either way, but needs two different ends.",
    "C109": "English names and commas, as in `IF([Revenue]>0,1,0)`, without the `=`.",
    "C111": "Where a heading is close, it says which.",
    "C113": "Or delete the row if it is left over.",
    "C201": "Or leave it: the order of the accounts stays the same.",
    "C202": (
        "Order the rules so that the narrower stands first: `at least 250` above "
        "`at least 50`."
    ),
    "C203": "Give it a weight, or an empty one if it is only to disqualify.",
    "C204": "Move the positive rule to a criterion of its own.",
    "C205": "Drop the criterion, or give it finer rules.",
    "C206": "Keep one of the two, or halve their weights.",
    "C207": "Or use `at least` from the top down.",
    "C209": "Nothing, or move the penalties to another group.",
    "C210": "Give some rule points above 0.",
    "C211": "Choose a Test, or empty the row.",
    "C212": "Nothing if the column holds whole numbers only.",
    "A101": "Rename or delete the other.",
    "A201": "Rename one; a criterion that named it would be refused.",
    "A202": "Correct the cell: a number, with nothing beside it.",
    "A203": "Correct the cell: a date, such as 2026-03-31.",
    "A204": "Correct the spelling, or add the word to the rule.",
    "A205": "Mend the formula that gives it.",
    "A206": "Delete one, or merge the two rows.",
    "A207": "See *To research* on Scored, or set *Known at least*.",
    "A208": "Nothing, or fill the field in where it matters.",
    "A209": "Set *Decimal sign* if it was read wrongly.",
    "A210": "Test the formula in a cell of that row.",
    "A211": "Write the company's name in, or delete the row.",
    "A212": "Excel reads such a text as a day, and the text is lost.",
    "S201": "Correct its name, or delete the row.",
    "S202": "Nothing.",
    "F401": "Or put values in place of the formulas.",
    "F402": "Nothing; or save it once in Excel, which stores them.",
    "F403": "They are not read: the table ends above them.",
    "F404": "See [the workbook](model.md#the-workbook).",
    "F411": "Nothing, if the figures on Scored look right.",
    "F412": "Or a comma stands in a text: put the text in quotes.",
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
        "**note** is only to be known; neither stops anything.",
    ]
    for letter, sheet in SHEETS.items():
        lines += ["", f"## {sheet}", "", "| code | level | meaning | what to do |"]
        lines.append("|---|---|---|---|")
        for name, code in CODES.items():
            if name.startswith(letter):
                advice = f" {ADVICE[name]}" if name in ADVICE else ""
                row = f"| {name} | {code.level} | {code.title} | {code.help}{advice} |"
                lines.append(row)
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
        f"Yes is said by TRUE or {_words(YES_WORDS)};",
        f"no by FALSE or {_words(NO_WORDS)}. The dates above hold on {EXAMPLE_DAY}.",
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


def model_page(page: str) -> str:
    """Give the page on the model with its table of Tests made anew."""
    before, _, rest = page.partition(BEGIN)
    _, _, after = rest.partition(END)
    return before + tests_table() + after


def pages() -> dict[Path, str]:
    """Give each page that follows from the code, and its text."""
    model = DOCS / "model.md"
    return {
        DOCS / "commands.md": commands_page(),
        DOCS / "findings.md": findings_page(),
        model: model_page(model.read_text(encoding="utf-8")),
    }


def main() -> None:
    """Write every page."""
    for path, text in pages().items():
        path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
