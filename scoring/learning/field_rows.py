"""Which fields know the outcome, in rows and in findings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from scoring.errors import FileError
from scoring.finding_codes import finding
from scoring.findings import message
from scoring.language import phrase
from scoring.learning.leaks import Judged as JudgedField
from scoring.learning.leaks import Leak, judge_field
from scoring.learning.review import FieldRow
from scoring.learning.shown import two_decimals
from scoring.values.suggest import nearest
from scoring.values.table import heading_key
from scoring.vocabulary import Face
from scoring.vocabulary.cell_words import FieldUse


if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from scoring.arrays import Bools, Floats, Ints
    from scoring.findings import Finding, Message
    from scoring.learning.levels import Field

NO_COLUMN: Final = phrase("there is no column '{column}'")
OUT: Final = phrase(
    'Left out, it knows the outcome: {why}. Keep it with --keep "{heading}".'
)
OUT_ON_REVIEW: Final = phrase(
    "Left out, it knows the outcome: {why}. To keep it, write Keep beside it on Review, "
    "in the column Use, and review again."
)
"""The same, where no option can be typed."""
FILLED: Final = phrase(
    "{heading} is filled for {filled_won:,} of {won:,} won and {filled_lost:,} of "
    "{lost:,} lost"
)
LATE: Final = phrase(
    "{late:,} of {dated:,} {dated:date|dates} in {heading} {late:is|are} on the outcome's or later"
)
TELLS: Final = phrase("{heading} alone tells won from lost (AUC {auc})")
NAMED: Final = phrase(
    "{heading} is named after it, and tells won from lost (AUC {auc})"
)
SUSPECT: Final = phrase(
    "Better than is likely: {heading} alone tells won from lost (AUC {auc}). Is it "
    "known before the deal is decided?"
)
WHY: Final = {
    Leak.FILLED: FILLED,
    Leak.LATE: LATE,
    Leak.TELLS: TELLS,
    Leak.NAMED: NAMED,
}


class Choice(NamedTuple):
    """What the user has said of fields: keys of the headings to keep, and to leave.

    Parameters
    ----------
    keep, leave : frozenset of str
        The keys.
    typed : tuple of str
        Those of a command, as they are typed.
    """

    keep: frozenset[str] = frozenset()
    leave: frozenset[str] = frozenset()
    typed: tuple[str, ...] = ()

    @classmethod
    def of(cls, keep: Iterable[str], leave: Iterable[str]) -> Choice:
        """Take headings as they are typed."""
        keep, leave = tuple(keep), tuple(leave)
        keys, others = map(heading_key, keep), map(heading_key, leave)
        return cls(frozenset(keys), frozenset(others), (*keep, *leave))

    def refuse_unknown(self, headings: Iterable[str]) -> None:
        """Refuse what is typed and no heading, as it would change nothing.

        Raises
        ------
        FileError
            If there is no such column.
        """
        known = [*filter(None, headings)]
        keys = {*map(heading_key, known)}
        for word in self.typed:
            if heading_key(word) not in keys:
                near = nearest(word, known)
                raise FileError(str(message(NO_COLUMN, column=word).hint(near)))

    def over(self, earlier: Choice) -> Choice:
        """Let this choice go over an earlier one."""
        return Choice(
            self.keep | (earlier.keep - self.leave),
            self.leave | (earlier.leave - self.keep),
        )

    def word(self, heading: str) -> str:
        """Give what is said of a field; empty for nothing."""
        key = heading_key(heading)
        if key in self.keep:
            return FieldUse.KEEP
        return FieldUse.LEAVE if key in self.leave else ""


NO_CHOICE: Final = Choice()


def field_rows(
    fields: Sequence[Field],
    outcomes: tuple[Bools, Floats, Ints],
    choice: Choice,
    face: Face = Face.TERMINAL,
) -> tuple[FieldRow, ...]:
    """Judge each field, the best first.

    Parameters
    ----------
    fields : sequence of Field
        As n outcomes have them.
    outcomes : tuple of (ndarray, ndarray, ndarray), each of shape (n,)
        Which are won, their days and their folds.
    choice : Choice
        What the user has said.
    face : Face
        Where the user stands, for how to keep one that is left out.
    """
    won, days, folds = outcomes
    rows = [
        _row(field, judge_field(field, won, days, folds), won, (choice, face))
        for field in fields
    ]
    return tuple(sorted(rows, key=lambda row: (-_known(row.auc), row.heading)))


def _known(auc: float) -> float:
    return auc if auc == auc else -1.0  # noqa: PLR0124 - NaN


def _row(
    field: Field, judged: JudgedField, won: Bools, asking: tuple[Choice, Face]
) -> FieldRow:
    choice, face = asking
    use = choice.word(field.heading)
    leaks = judged.leak is not None and judged.leak is not Leak.SUSPECT
    out = use == FieldUse.LEAVE or (leaks and use != FieldUse.KEEP)
    text = str(_sentence(field.heading, judged, won, face)) if judged.leak else ""
    return FieldRow(field.heading, judged.auc, judged.leak, out, text, use)


def _sentence(heading: str, judged: JudgedField, won: Bools, face: Face) -> Message:
    m = int(won.sum())
    parts: dict[str, str | int] = {
        "heading": heading,
        "auc": two_decimals(judged.auc) if judged.auc == judged.auc else "",
        "filled_won": judged.filled_won,
        "won": m,
        "filled_lost": judged.filled_lost,
        "lost": len(won) - m,
        "late": judged.late,
        "dated": judged.dated,
    }
    if judged.leak is None or judged.leak is Leak.SUSPECT:
        return message(SUSPECT, heading=heading, auc=parts["auc"])
    out = OUT if face is Face.TERMINAL else OUT_ON_REVIEW
    return message(out, why=message(WHY[judged.leak], **parts), heading=heading)


def field_findings(
    rows: Iterable[FieldRow], places: dict[str, str]
) -> Iterator[Finding]:
    """Report fields that know the outcome (L301), or may (L302).

    Parameters
    ----------
    rows : iterable of FieldRow
        The fields.
    places : dict of str to str
        The cell of each heading.
    """
    for row in rows:
        if row.leak is None or row.use:
            continue
        code = "L302" if row.leak is Leak.SUSPECT else "L301"
        text = row.text.removesuffix(".")
        yield finding(code, places.get(row.heading, ""), text, found=row.heading)
