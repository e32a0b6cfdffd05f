"""The finding codes that reading raises: what each means and how much it matters.

A code that one check raises stands with that check, in `scoring.checks`; all of them
together are `scoring.checks.registry.CODES`.
"""

from __future__ import annotations

from typing import Final

from scoring.findings import Code, Finding, Level, Message


E, W, N = Level.ERROR, Level.WARNING, Level.NOTE
READING: Final[tuple[Code, ...]] = (
    Code("C100", E, "no criteria", "Add a sheet Criteria with at least one criterion."),
    Code(
        "C101",
        E,
        "heading missing",
        "The Criteria table needs this heading.",
        "Add a column headed Criterion, Weight, Test or Points, as it says.",
    ),
    Code("C102", E, "no weight", "Give the criterion a weight on one of its rows."),
    Code(
        "C103",
        E,
        "given twice",
        "Give it once per criterion, or the same each time.",
        "It names both cells; empty one of them, or make them equal.",
    ),
    Code(
        "C104",
        E,
        "unknown test",
        "Use one of the Tests of the drop-down.",
        "Where a word is close to a Test, it says which.",
    ),
    Code("C105", E, "value missing", "This Test needs something in Value (and To)."),
    Code(
        "C106",
        E,
        "value not fit",
        "This Test needs a number, a date or days here.",
        "Look for a word beside the number: `50 people` is text.",
    ),
    Code(
        "C107",
        E,
        "ends the wrong way",
        "Put the smaller end in Value.",
        "A `scale` may run either way, but needs two different ends.",
    ),
    Code("C108", E, "points not fit", "Points are a number from -10 to 10, or out."),
    Code(
        "C109",
        E,
        "formula not fit",
        "Write it as in Excel, fields as [Heading].",
        "English names and commas, as in `IF([Revenue]>0,1,0)`, without the `=`.",
    ),
    Code("C110", E, "weight not fit", "A weight is a number from 0 to 1,000,000."),
    Code("C112", E, "If blank not fit", "Write 0, skip, out or -10 to 10."),
    Code(
        "C113",
        E,
        "no name",
        "Give the first row of a criterion its name.",
        "Or delete the row if it is left over.",
    ),
    Code("C114", E, "heading twice", "Keep one of the columns with this heading."),
    Code(
        "C118",
        E,
        "not in SQL",
        "A query cannot hold this rule; rate files by score instead.",
    ),
    Code(
        "C119",
        E,
        "two kinds in a column",
        "A column of a table holds numbers, dates, yes or no, or text.",
        "Name another column in Account field, or use one kind of Value.",
    ),
    Code("C115", E, "no rules", "Give the criterion a row with a Test and Points."),
    Code("C116", E, "too many criteria", "A model has at most 1,000 criteria."),
    Code("C117", E, "too many profiles", "A model has at most 100 profiles."),
    Code(
        "C211",
        W,
        "row without Test",
        "Its Value and Points are not used.",
        "Choose a Test, or empty the row.",
    ),
    Code("C214", N, "no weights", "Give weights where some traits matter more."),
    Code(
        "C222",
        W,
        "draft not read",
        "The draft is not tried; ratings are by Weight and Points as ever.",
        "Write a Draft weight as a Weight, and Draft points as Points.",
    ),
    Code(
        "C223",
        N,
        "decimal sign unclear",
        "How such a number was read.",
        "Write it as a number, or set Decimal sign.",
    ),
    Code(
        "C224",
        N,
        "order of days unclear",
        "How such a date was read.",
        "Write dates as 2026-03-31.",
    ),
    Code("A100", E, "no accounts", "Add a sheet Accounts with one row per company."),
    Code(
        "A217", N, "no points on Scored", "Write yes beside Points columns in Settings."
    ),
    Code("B101", E, "points not fit", "Points of a signal are a number."),
    Code("B102", E, "half-life not fit", "Days, more than 0; empty never fades."),
    Code("B103", E, "Most not fit", "Points, 0 or more; empty is no limit."),
    Code("B104", E, "signal twice", "Keep one of the rows."),
    Code("B105", E, "signal without name", "Name the activity, or delete the row."),
    Code("B106", E, "heading twice", "Keep one of the columns with this heading."),
    Code("B107", E, "Expires after not fit", "Days, 0 or more; empty never expires."),
    Code("B201", W, "unknown account", "It counts for nobody: correct the name."),
    Code("B202", W, "unknown activity", "No points: add it to Signals, or correct it."),
    Code("B203", N, "after Today", "It counts from its day on."),
    Code("B204", W, "no date", "The row is left out until it has one."),
    Code("B205", W, "count not fit", "The row is left out: 0 or more, or empty."),
    Code("B206", N, "noted twice", "The same activity at one moment counts once."),
    Code("B207", W, "sheet missing", "The one sheet does nothing without the other."),
    Code("B208", W, "own column wins", "Rename your column to use the derived one."),
    Code("B209", W, "no account named", "The row counts for no account."),
    Code("B210", W, "no activity named", "The row is left out."),
    Code("B211", W, "no amount", "The row is left out until it has one."),
    Code("B212", W, "contact without name", "It is rated, but nobody can call it."),
    Code("B213", W, "no contact criteria", "Contacts are counted, but not rated."),
    Code("B214", W, "Once per not found", "Write contact, day or a heading."),
    Code("B215", N, "heading of no meaning", "Nothing in this column is used."),
    Code(
        "B216",
        W,
        "contact twice",
        "Both rows count: remove one, or tell the two people apart by e-mail.",
    ),
    Code(
        "O101",
        E,
        "override not fit",
        "Write 0 to 10, contact, not contact or out.",
        "A number takes the place of the rating; a word sets the status.",
    ),
    Code("O102", E, "Until not fit", "Write a date, or nothing for no end."),
    Code("O201", W, "decided twice", "The first row counts; delete the other."),
    Code("O202", W, "no reason", "Say why, so that others can judge it."),
    Code("O203", W, "nothing decided", "Write an Override, or delete the row."),
    Code("O204", N, "override ended", "Delete the row, or give it a later Until."),
    Code("X101", E, "source cannot be read", "Put the file beside the workbook."),
    Code("X102", E, "no such key here", "Name a heading of Accounts."),
    Code("X103", E, "no such column there", "Name a heading of the file or sheet."),
    Code("X104", E, "source incomplete", "It needs a file and both keys."),
    Code("X201", N, "source joined", "How many accounts were found in it."),
    Code("X202", W, "no account matched", "Check that both keys hold the same values."),
    Code(
        "X501", W, "example does not hold", "Change the criteria, or what you expect."
    ),
    Code("X502", W, "Expected not fit", "Write a rating, 7-10, a tier or a status."),
    Code("X503", N, "heading of no meaning", "Use a heading of Accounts."),
    Code("S101", E, "setting not fit", "Write one of the values the setting takes."),
    Code("S102", E, "setting twice", "Keep one of the rows."),
    Code("S103", E, "no such group", "Name two groups of Criteria in Matrix."),
    Code(
        "S201",
        W,
        "unknown setting",
        "It is ignored.",
        "Correct its name, or delete the row.",
    ),
    Code("S202", W, "tier never reached", "Give each tier a bound of its own."),
    Code("S203", N, "Today is fixed", "Clear it to rate at the day you score."),
    Code("L101", E, "no outcomes there", "Outcomes needs Account and Outcome."),
    Code("L102", E, "outcome twice", "Keep one of the columns with this heading."),
    Code("L103", E, "no judgement", "Write 1 to 9, -2 to -9, or a word of the list."),
    Code("L104", E, "no such criterion", "Compare criteria by their names."),
    Code("L105", E, "not linked", "Compare one of each, or nothing can be weighed."),
    Code("L201", W, "two places", "Delete the column, or the sheet Outcomes."),
    Code(
        "L202",
        W,
        "unknown outcome",
        "It is no outcome.",
        "Write won or lost, or add the word to Won words or Lost words.",
    ),
    Code("L203", W, "outcome after Today", "It counts from its day on."),
    Code("L204", W, "unknown account", "It is no outcome: correct the name."),
    Code("L205", W, "outcome noted twice", "It counts once."),
    Code("L206", W, "won and lost", "Neither counts; delete the wrong one."),
    Code("L207", W, "date not read", "It is taken as an outcome without a date."),
    Code(
        "L301",
        W,
        "field left out",
        "Learning leaves it out.",
        "To keep it, write Keep beside it on Review, or say --keep in the command.",
    ),
    Code("L302", W, "better than likely", "Check that it is known before the deal is."),
    Code("L303", N, "field of names", "It is not learnt from."),
    Code("L401", N, "review due", "Run `account-scoring review`."),
    Code("L402", N, "many outcomes", "The most recent 20,000 are learnt from."),
    Code("M101", E, "mapped twice", "Keep one row per export heading."),
    Code("M102", E, "one field from two", "Empty the Account field of one of them."),
    Code("M103", E, "no account name", "Say which column holds the companies' names."),
    Code(
        "M104", E, "Account field not fit", "Write a heading of Accounts, or a new one."
    ),
    Code("M105", E, "export heading twice", "Rename or delete one of the columns."),
    Code(
        "M106",
        E,
        "no such key",
        "Name a heading that both the export and Accounts have.",
    ),
    Code("M108", E, "no companies", "Export the companies instead."),
    Code(
        "M110",
        E,
        "heading needed",
        "Write it under Account field on Mapping, beside the heading that is it.",
    ),
    Code("M109", E, "no field", "Choose the file with the accounts."),
    Code("M107", E, "no room on the sheet", "Move what stands in the way."),
    Code(
        "M201",
        W,
        "twice in the export",
        "None of these rows is taken; keep one of them.",
    ),
    Code("M202", W, "several accounts fit", "The row is not taken; make them differ."),
    Code(
        "M203", W, "several rows fit", "None of these rows is taken; make them differ."
    ),
    Code(
        "M204", W, "same name, other domain", "The row is not taken; correct a domain."
    ),
    Code("M205", W, "row without name", "It is not taken."),
    Code(
        "M206", W, "formula kept", "The export's value is not written over a formula."
    ),
    Code("M207", N, "order of days unclear", "Export dates as 2026-03-31."),
    Code("M208", N, "columns left out", "Give them an Account field on Mapping."),
    Code(
        "M209",
        W,
        "formulas to be calculated",
        "Open and save the workbook once in Excel.",
    ),
    Code("M210", N, "filter is on", "Apply the filter of Accounts again."),
    Code(
        "M211",
        W,
        "text among numbers",
        "It is left out; export a number or date there.",
    ),
    Code(
        "M212", N, "perhaps one company", "Both are taken; merge them in the CRM if so."
    ),
    Code("M213", W, "record number rounded", "Export again; do not open it in Excel."),
    Code("M215", W, "no names", "Only accounts that are there change."),
    Code("M216", N, "fields found", "Nothing, or name the others on Mapping."),
    Code("M217", W, "field nowhere", "Export it too, or name its column on Mapping."),
    Code("M218", N, "new name", "The tabs that name the account follow."),
    Code("M219", W, "old name stays", "Write the new name in all places, or leave it."),
    Code("M220", W, "account not there", "Import the companies first."),
    Code("M221", N, "not won or done", "Only what is won, or done, is taken."),
    Code("M222", W, "row not whole", "It is not taken; fill in what it lacks."),
    Code("M223", W, "state not known", "Export only deals that are won."),
    Code("M214", W, "zeros lost", "Format the column of record numbers as Text."),
    Code(
        "F401",
        E,
        "formulas without values",
        "Open and save it once in Excel.",
        "Or put values in place of the formulas.",
    ),
    Code(
        "F402",
        N,
        "formulas computed",
        "They had no stored values.",
        "Nothing; or save it once in Excel, which stores them.",
    ),
    Code(
        "F403",
        W,
        "rows below the table",
        "Make them part of the Excel table.",
        "They are not read: the table ends above them.",
    ),
    Code(
        "F404",
        E,
        "no headings found",
        "Put the headings in the first 30 rows.",
        "See [the workbook](model.md#the-workbook).",
    ),
    Code("F405", W, "sheet not used", "Give it these headings, or another name."),
    Code(
        "F411",
        N,
        "CSV as detected",
        "Delimiter and encoding that were found.",
        "Nothing, if the figures on Scored look right.",
    ),
    Code("F413", N, "decimal sign as detected", "Set Decimal sign if it is wrong."),
    Code(
        "F412",
        W,
        "rows too long",
        "Put texts that hold the delimiter in quotes.",
        "Or a comma stands in a text: put the text in quotes.",
    ),
    Code("F414", W, "encoding in doubt", "Name the right one with --encoding."),
    Code("F415", W, "damaged character", "Correct the name, or export as CSV UTF-8."),
    Code("F416", N, "row left out", "Totals, footers and headings are no accounts."),
    Code("F418", N, "merged cells", "Unmerge them if only the first row is meant."),
    Code("F419", W, "text cut", "Shorten it: Excel would cut it as well."),
    Code(
        "F420",
        N,
        "tab not used",
        "Accounts that are not on a sheet have no sellers, examples or History.",
    ),
    Code("F421", N, "column left out", "Only numbers, dates, texts and yes/no count."),
    Code(
        "F422",
        N,
        "not every account checked",
        "All accounts are rated; Check looks at the first.",
    ),
    Code("F423", N, "not every contact listed", "All stand in the folder of results."),
    Code(
        "F424",
        W,
        "perhaps no account",
        "Delete the row if it is none: it is rated as an account.",
    ),
    Code("R101", E, "unknown test", "Use one of the Tests of Criteria."),
    Code("R102", E, "value not fit", "This Test needs something else in Value or To."),
    Code("R103", E, "no such column", "Name a heading of Accounts."),
    Code("R104", E, "limit not fit", "Most per seller is a whole number, 0 or more."),
    Code("R105", E, "no seller", "Name a seller, several as Ann; Bo, or keep: Owner."),
    Code("R201", W, "nobody takes it", "Add a last row without a Test."),
    Code("R202", W, "sellers are full", "Raise Most per seller, or add a seller."),
    Code("R203", W, "row never reached", "Put it above the row for everyone."),
    Code("H201", W, "History not read", "Correct the date or the name in this row."),
    Code("H202", N, "no History", "With so many accounts no History is kept."),
    Code("H203", N, "History cut", "The oldest days were left out, it was too long."),
    Code(
        "H204", W, "History was lost", "The file that was replaced could not be read."
    ),
)
CODES: Final[dict[str, Code]] = {code.name: code for code in READING}


def finding(  # noqa: PLR0913 - the parts of a finding
    code: str,
    place: str,
    sentence: str | Message,
    *,
    expected: object = "",
    found: object = "",
    more: int = 0,
) -> Finding:
    """Make a finding at the level of its code.

    >>> print(finding("C113", "Criteria!A9", "the criterion has no name"))
    C113 Criteria!A9: the criterion has no name
    """
    words = Message(sentence) if isinstance(sentence, str) else sentence
    return CODES[code].at(place, words, expected=expected, found=found, more=more)
