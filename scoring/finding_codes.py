"""The finding codes: what each means and how much it matters.

C is for Criteria, A for Accounts, B for behaviour (activities, deals, contacts), X for
external sources, S for Settings, F for the file, M for the import
from a CRM. 1xx and 4xx are what stops or may stop the work; 2xx are warnings and notes.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from scoring.findings import Finding, Level


class Code(NamedTuple):
    """What a finding code stands for."""

    level: Level
    title: str
    help: str


E, W, N = Level.ERROR, Level.WARNING, Level.NOTE
CODES: Final[dict[str, Code]] = {
    "C100": Code(E, "no criteria", "Add a sheet Criteria with at least one criterion."),
    "C101": Code(E, "heading missing", "The Criteria table needs this heading."),
    "C102": Code(E, "no weight", "Give the criterion a weight on one of its rows."),
    "C103": Code(E, "said twice", "Say it once per criterion, or the same each time."),
    "C104": Code(E, "unknown test", "Use one of the Tests of the drop-down."),
    "C105": Code(E, "value missing", "This Test needs something in Value (and To)."),
    "C106": Code(E, "value not fit", "This Test needs a number, a date or days here."),
    "C107": Code(E, "ends the wrong way", "Put the smaller end in Value."),
    "C108": Code(E, "points not fit", "Points are a number from -10 to 10, or out."),
    "C109": Code(E, "formula not fit", "Write it as in Excel, fields as [Heading]."),
    "C110": Code(E, "weight not fit", "A weight is a number, 0 or more."),
    "C111": Code(E, "no such column", "Name a heading of Accounts."),
    "C112": Code(E, "If blank not fit", "Write 0, skip, out or -10 to 10."),
    "C113": Code(E, "no name", "Give the first row of a criterion its name."),
    "C114": Code(E, "heading twice", "Keep one of the columns with this heading."),
    "C115": Code(E, "no rules", "Give the criterion a row with a Test and Points."),
    "C201": Code(W, "ideal below 10", "Let the best rule of each criterion give 10."),
    "C202": Code(W, "rule covered", "A rule above it catches all it could match."),
    "C203": Code(W, "weight 0", "Weight 0 switches the criterion off, out included."),
    "C204": Code(W, "no longer a penalty", "A positive rule made it ordinary."),
    "C205": Code(W, "same points for all", "It tells accounts apart by nothing."),
    "C206": Code(W, "nearly the same", "Two criteria count one trait twice."),
    "C207": Code(W, "gap between bands", "Let a band begin where the one below ends."),
    "C208": Code(
        W, "Value became a date", "Format the cell as Text and write it again."
    ),
    "C209": Code(
        N, "group of penalties", "A group with nothing to earn has no column."
    ),
    "C210": Code(W, "no positive criterion", "No account can get a rating."),
    "C211": Code(W, "row without Test", "Its Value and Points are not used."),
    "C212": Code(N, "possible gap", "Numbers between two bands would match no rule."),
    "C213": Code(
        W, "the other kind", "Compare dates with dates, numbers with numbers."
    ),
    "A100": Code(E, "no accounts", "Add a sheet Accounts with one row per company."),
    "A101": Code(E, "column named twice", "A criterion names it: keep only one."),
    "A201": Code(W, "heading twice", "Two columns have the same heading."),
    "A202": Code(W, "text, not a number", "The Test needs a number; it never matches."),
    "A203": Code(W, "text, not a date", "The Test needs a date; it never matches."),
    "A204": Code(W, "close to a value", "It matches no rule, but nearly does."),
    "A205": Code(W, "Excel error", "It counts as blank."),
    "A206": Code(W, "duplicate account", "The same company stands there twice."),
    "A207": Code(W, "little is known", "Rated on less than half of the weight."),
    "A208": Code(N, "blanks", "How many accounts lack this field."),
    "A209": Code(N, "decimal sign unclear", "How such a number was read."),
    "A210": Code(W, "formula gives an error", "It counts as no match."),
    "A211": Code(W, "account without name", "It is rated, but nobody can call it."),
    "A212": Code(W, "cell became a date", "Format as Text and write 11-50 again."),
    "A213": Code(W, "after Today", "Mend the date, or the setting Today."),
    "B101": Code(E, "points not fit", "Points of a signal are a number."),
    "B102": Code(E, "half-life not fit", "Days, more than 0; empty never fades."),
    "B103": Code(E, "Most not fit", "Points, 0 or more; empty is no limit."),
    "B104": Code(E, "signal twice", "Keep one of the rows."),
    "B105": Code(E, "signal without name", "Name the activity, or delete the row."),
    "B106": Code(E, "heading twice", "Keep one of the columns with this heading."),
    "B107": Code(E, "Expires after not fit", "Days, 0 or more; empty never expires."),
    "B201": Code(W, "unknown account", "It counts for nobody: correct the name."),
    "B202": Code(W, "unknown activity", "No points: add it to Signals, or mend it."),
    "B203": Code(N, "after Today", "It counts from its day on."),
    "B204": Code(W, "no date", "The row is left out until it has one."),
    "B205": Code(W, "count not fit", "The row is left out: 0 or more, or empty."),
    "B206": Code(N, "noted twice", "The same activity at one moment counts once."),
    "B207": Code(W, "sheet missing", "The one sheet does nothing without the other."),
    "B208": Code(W, "own column wins", "Rename your column to use the derived one."),
    "B209": Code(W, "no account named", "The row counts for no account."),
    "B210": Code(W, "no activity named", "The row is left out."),
    "B211": Code(W, "no amount", "The row is left out until it has one."),
    "B212": Code(W, "contact without name", "It is rated, but nobody can call it."),
    "B213": Code(W, "no contact criteria", "Contacts are counted, but not rated."),
    "B214": Code(W, "Once per not found", "Write contact, day or a heading."),
    "B215": Code(N, "heading of no meaning", "Nothing in this column is used."),
    "X101": Code(E, "source cannot be read", "Put the file beside the workbook."),
    "X102": Code(E, "no such key here", "Name a heading of Accounts."),
    "X103": Code(E, "no such column there", "Name a heading of the file or sheet."),
    "X104": Code(E, "source incomplete", "It needs a file and both keys."),
    "X201": Code(N, "source joined", "How many accounts were found in it."),
    "X202": Code(W, "no account matched", "See that both keys say the same."),
    "S101": Code(E, "setting not fit", "Write one of the values the setting takes."),
    "S102": Code(E, "setting twice", "Keep one of the rows."),
    "S103": Code(E, "no such group", "Name two groups of Criteria in Matrix."),
    "S201": Code(W, "unknown setting", "It is ignored."),
    "S202": Code(N, "not translated yet", "English is used."),
    "S203": Code(N, "Today is fixed", "Clear it to rate at the day you score."),
    "M101": Code(E, "mapped twice", "Keep one row per export heading."),
    "M102": Code(E, "one field from two", "Empty the Account field of one of them."),
    "M103": Code(E, "no account name", "Say which column holds the companies' names."),
    "M104": Code(
        E, "Account field not fit", "Write a heading of Accounts, or a new one."
    ),
    "M105": Code(E, "export heading twice", "Rename or delete one of the columns."),
    "M106": Code(
        E, "no such key", "Name a heading that both the export and Accounts have."
    ),
    "M107": Code(E, "no room on the sheet", "Move what stands in the way."),
    "M201": Code(
        W, "twice in the export", "None of these rows is taken; keep one of them."
    ),
    "M202": Code(W, "several accounts fit", "The row is not taken; tell them apart."),
    "M203": Code(
        W, "several rows fit", "None of these rows is taken; tell them apart."
    ),
    "M204": Code(
        W, "same name, other domain", "The row is not taken; correct a domain."
    ),
    "M205": Code(W, "row without name", "It is not taken."),
    "M206": Code(
        W, "formula kept", "The export's value is not written over a formula."
    ),
    "M207": Code(N, "order of days unclear", "Export dates as 2026-03-31."),
    "M208": Code(N, "columns left out", "Give them an Account field on Mapping."),
    "M209": Code(
        W, "formulas to be calculated", "Open and save the workbook once in Excel."
    ),
    "M210": Code(N, "filter is on", "Apply the filter of Accounts again."),
    "M211": Code(
        W, "text among numbers", "It is left out; export a number or date there."
    ),
    "M212": Code(
        N, "perhaps one company", "Both are taken; merge them in the CRM if so."
    ),
    "M213": Code(W, "record number rounded", "Export again; do not open it in Excel."),
    "M214": Code(W, "zeros lost", "Format the column of record numbers as Text."),
    "F401": Code(E, "formulas without values", "Open and save it once in Excel."),
    "F402": Code(N, "formulas computed", "They had no stored values."),
    "F403": Code(W, "rows below the table", "Make them part of the Excel table."),
    "F404": Code(E, "no headings found", "Put the headings in the first 30 rows."),
    "F405": Code(W, "sheet not used", "Give it these headings, or another name."),
    "F411": Code(N, "CSV as detected", "Delimiter and encoding that were found."),
    "F413": Code(N, "decimal sign as detected", "Set Decimal sign if it is wrong."),
    "F412": Code(W, "rows too long", "Put texts that hold the delimiter in quotes."),
    "F414": Code(W, "encoding in doubt", "Name the right one with --encoding."),
    "F415": Code(W, "damaged character", "Mend the name, or export as CSV UTF-8."),
    "F416": Code(N, "row left out", "Totals, footers and headings are no accounts."),
    "F417": Code(N, "column of the names", "Set Account name if it is another."),
    "R101": Code(E, "unknown test", "Use one of the Tests of Criteria."),
    "R102": Code(E, "value not fit", "This Test needs something else in Value or To."),
    "R103": Code(E, "no such column", "Name a heading of Accounts."),
    "R104": Code(E, "limit not fit", "Most per seller is a whole number, 0 or more."),
    "R105": Code(E, "no seller", "Name a seller, several as Ann; Bo, or keep: Owner."),
    "R201": Code(W, "nobody takes it", "Add a last row without a Test."),
    "R202": Code(W, "sellers are full", "Raise Most per seller, or add a seller."),
    "R203": Code(W, "row never reached", "Put it above the row for everyone."),
    "H201": Code(W, "History not read", "Mend the date or the name in this row."),
    "H202": Code(N, "no History", "With so many accounts no History is kept."),
    "H203": Code(N, "History cut", "The oldest days were left out, it was too long."),
    "H204": Code(
        W, "History was lost", "The file that was replaced could not be read."
    ),
}


def finding(  # noqa: PLR0913 - the parts of a finding
    code: str,
    place: str,
    text: str,
    *,
    expected: str = "",
    found: object = "",
    more: int = 0,
) -> Finding:
    """Make a finding at the level of its code.

    >>> print(finding("C104", "Criteria!D9", "unknown test 'at lest'"))
    C104 Criteria!D9: unknown test 'at lest'
    """
    shown = "" if found is None else str(found)
    return Finding(code, CODES[code].level, place, text, expected, shown, more)
