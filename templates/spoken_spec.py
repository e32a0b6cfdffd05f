"""A ready-made workbook in the language that is spoken: its criteria, tables and sample.

Names of companies and people stay. One rule says every text, so what a criterion names
is what the accounts hold: each item of a list such as ``Gambling; Tobacco`` by itself.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from scoring.language import LANGUAGES, Language, Phrase, current, local
from scoring.language.catalogues import translate
from scoring.optional.columns import DataColumn, Kind
from scoring.vocabulary import NO_WORDS, YES_WORDS, DerivedField, Head, Setting, Test
from scoring.vocabulary.cell_words import CellWord, JudgementWord, OutcomeWord
from scoring.vocabulary.field_words import FieldForm
from scoring.vocabulary.hand_words import Hand
from scoring.vocabulary.result_words import CalledWord
from templates.spec import Comparison


if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from scoring.language import Word
    from templates.spec import (
        Cell,
        CriterionRows,
        RuleRow,
        SettingRow,
        Story,
        Table,
        Topic,
        Workbook,
    )

    Rows = tuple[tuple[Cell, ...], ...]

WORDY: Final = frozenset(
    {
        *(Kind.TEXT, Kind.YES_NO, Kind.ACTIVITY, Kind.OVERRIDE, Kind.OUTCOME),
        *(Kind.ONCE_PER, Kind.TEST, Kind.VALUE, Kind.GROUP, Kind.FIELD),
        Kind.COUNT,
    }
)
"""The kinds of columns that hold words, some among numbers, but for those of names."""
NAMED: Final = frozenset(
    {
        *("Domain", "Email", "Phone", "Owner", "Rated by", "Town", "Tools"),
        *(Head.CONTACT, Head.BY, Head.SELLER),
    }
)
"""The headings of columns that hold names of people, places and programs."""
VOCABULARY: Final[dict[Kind, type[Word]]] = {
    Kind.ONCE_PER: CellWord,
    Kind.OUTCOME: OutcomeWord,
    Kind.OVERRIDE: Hand,
    Kind.JUDGEMENT: JudgementWord,
    Kind.TEST: Test,
    Kind.FIELD: DerivedField,
    Kind.IF_BLANK: CellWord,
    Kind.YES_NO: CalledWord,
}
"""Whose words mean something in the cells of a kind."""
WORDED: Final = (
    *(Setting.MATRIX, Setting.ROLES_NEEDED, Setting.CONTACT_ALSO_NEEDS, Setting.TIERS),
)
"""The settings whose values name what is in the tables."""
PARTS: Final = re.compile(r"(\s*;\s*|^\s+|\s+$)")
"""What parts the items of a list, and the spaces of an untidy cell."""
BOUND: Final = re.compile(r"[0-9]+\.[0-9]+")
BLANK: Final = "unknown"
"""The blank word of the samples that is one of English."""
LETTERS: Final = re.compile(r"[^\W\d_]{2}")
FLAGS: Final = frozenset((*YES_WORDS, *NO_WORDS))
FORMS: Final = (
    *(FieldForm.DAYS_SINCE, FieldForm.OF_ACCOUNT),
    *(DerivedField.POINTS_OF, CellWord.KEEP),
)
"""What stands before the name of something else."""


def spoken(spec: Workbook) -> Workbook:
    """Say a workbook of ours in the language; in English it stays as it is."""
    return spec if current() is Language.ENGLISH else Speaker(translate).workbook(spec)


def spoken_settings(rows: tuple[SettingRow, ...]) -> tuple[SettingRow, ...]:
    """Say settings of ours beside tables of the user's."""
    if current() is Language.ENGLISH:
        return rows
    return tuple(map(Speaker(translate).setting, rows))


def texts(spec: Workbook) -> Iterator[str]:
    """Give every text of a workbook that is to be translated, each once.

    Examples
    --------
    >>> from templates.models.registry import described
    >>> {"Industry", "Gambling", "Wholesale"} <= {*texts(described())}
    True
    """
    every: dict[str, None] = {}

    def note(text: str) -> str:
        every[text] = None
        return text

    Speaker(note).workbook(spec)
    yield from every


@dataclass(frozen=True, slots=True)
class Speaker:
    """Says the parts of a workbook, each text by `say`."""

    say: Callable[[str], str]

    def workbook(self, spec: Workbook) -> Workbook:
        """Say all of it."""
        return replace(
            spec,
            criteria=tuple(map(self.criterion, spec.criteria)),
            columns=tuple(map(self.column, spec.columns)),
            accounts=self.rows(spec.columns, spec.accounts),
            settings=tuple(map(self.setting, spec.settings)),
            groups=tuple(map(self.text, spec.groups)),
            profiles=tuple(map(self.text, spec.profiles)),
            tables=tuple(map(self.table, spec.tables)),
            contact_criteria=tuple(map(self.criterion, spec.contact_criteria)),
            story=self.story(spec.story) if spec.story else None,
            comparison=self.comparison(spec.comparison) if spec.comparison else None,
        )

    def sentence(self, text: str) -> str:
        """Say a text as a whole."""
        return text if isinstance(text, Phrase) or not text else self.say(text)

    def text(self, text: str, kind: Kind = Kind.TEXT) -> str:
        """Say each item of a text by itself, and leave the spaces as they are."""
        if isinstance(text, Phrase):
            return text  # said where it is written
        parts = PARTS.split(text)
        parts[::2] = [self.item(part, kind) for part in parts[::2]]
        return "".join(parts)

    def item(self, text: str, kind: Kind) -> str:
        """Say a word of ours, or one of the sample."""
        for word in (*VOCABULARY.get(kind, ()), *CalledWord):
            if word.value.casefold() == text.casefold():
                return _beginning_as(text, str(word))
        for form in FORMS:
            beginning = before_name(form.value, "")
            if text.startswith(beginning):
                name = self.item(text.removeprefix(beginning), kind)
                return before_name(str(form), name)
        if text.casefold() in FLAGS or not LETTERS.search(text):
            return text
        return self.say(text)

    def cell(self, value: Cell, kind: Kind = Kind.TEXT) -> Cell:
        """Say a cell; numbers and dates stay."""
        return self.text(value, kind) if isinstance(value, str) else value

    def criterion(self, criterion: CriterionRows) -> CriterionRows:
        """Say the rows of a criterion."""
        blank = criterion.if_blank
        return replace(
            criterion,
            name=self.text(criterion.name, Kind.FIELD),
            field=self.text(criterion.field, Kind.FIELD),
            group=self.text(criterion.group),
            profile=self.text(criterion.profile),
            if_blank=self.text(blank, Kind.IF_BLANK)
            if isinstance(blank, str)
            else blank,
            rules=tuple(map(self.rule, criterion.rules)),
        )

    def rule(self, rule: RuleRow) -> RuleRow:
        """Say what a rule compares with and earns."""
        points = rule.points
        return replace(
            rule,
            value=self.text(rule.value) if isinstance(rule.value, str) else rule.value,
            to=self.text(rule.to) if isinstance(rule.to, str) else rule.to,
            points=self.text(points, Kind.IF_BLANK)
            if isinstance(points, str)
            else points,
            note=self.sentence(rule.note),
        )

    def column(self, column: DataColumn) -> DataColumn:
        """Say a heading and the note on it."""
        heading = self.text(column.heading, Kind.FIELD)
        return replace(column, heading=heading, note=self.sentence(column.note))

    def rows(self, columns: tuple[DataColumn, ...], rows: Rows) -> Rows:
        """Say the cells of the columns that hold words."""
        kinds = [kind_of_words(column) for column in columns]
        return tuple(
            tuple(
                self.cell(cell, kind or Kind.TEXT) if kind or is_word(cell) else cell
                for cell, kind in zip(row, kinds, strict=True)
            )
            for row in rows
        )

    def setting(self, row: SettingRow) -> SettingRow:
        """Say what a setting does, and its value where that names something."""
        value = row.value
        if row.setting is Setting.LANGUAGE:
            value = LANGUAGES[current()][0]
        elif row.setting in WORDED or isinstance(value, Phrase):
            value = self.cell(value)
            if row.setting is Setting.TIERS and isinstance(value, str):
                value = BOUND.sub(lambda bound: local(bound[0]), value)
        return replace(row, value=value, says=self.sentence(row.says))

    def table(self, table: Table) -> Table:
        """Say a further table."""
        return replace(
            table,
            says=self.sentence(table.says),
            task=self.sentence(table.task),
            columns=tuple(map(self.column, table.columns)),
            rows=self.rows(table.columns, table.rows),
        )

    def story(self, story: Story) -> Story:
        """Say what Start tells."""
        return replace(
            story,
            title=self.sentence(story.title),
            lead=self.sentence(story.lead),
            criteria=self.sentence(story.criteria),
            topics=tuple(map(self.topic, story.topics)),
            proof=self.sentence(story.proof),
            who=self.sentence(story.who),
            contacts=self.sentence(story.contacts),
            accounts=self.sentence(story.accounts),
        )

    def topic(self, topic: Topic) -> Topic:
        """Say an explanation."""
        title, text = self.sentence(topic.title), self.sentence(topic.text)
        return replace(topic, title=title, text=text)

    def comparison(self, comparison: Comparison) -> Comparison:
        """Say the pairs of criteria, and how they were compared."""
        judgements = {
            (self.text(one, Kind.FIELD), self.text(other, Kind.FIELD)): tuple(
                self.cell(cell, Kind.JUDGEMENT) for cell in cells
            )
            for (one, other), cells in comparison.judgements.items()
        }
        return Comparison(comparison.voters, judgements)


def _beginning_as(text: str, word: str) -> str:
    """Begin a word with a capital letter where a text does; ``RFM`` stays as it is."""
    return word[:1].upper() + word[1:] if text[0].isupper() else word


def before_name(form: str, name: str) -> str:
    """Put a name into its place, or behind words that have none.

    >>> before_name("account: {name}", "Town"), before_name("days since", "Visit")
    ('account: Town', 'days since Visit')
    """
    return form.format(name=name) if "{name}" in form else f"{form} {name}"


def is_word(cell: Cell) -> bool:
    """Tell a word among names and numbers: of a column for a seller, or of a blank."""
    if not isinstance(cell, str):
        return False
    return cell.startswith(CellWord.KEEP.value) or cell.casefold() == BLANK


def kind_of_words(column: DataColumn) -> Kind | None:
    """Give what kind of words a column holds; None for names, dates and numbers."""
    if column.heading == Head.OUTCOME:
        return Kind.OUTCOME
    if column.heading == Head.ACTIVITY:
        return column.kind
    wordy = column.kind in WORDY and column.heading not in NAMED
    return column.kind if wordy else None
