"""The page Start: one screen that says what to do."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil
from typing import TYPE_CHECKING

from xlsxwriter.utility import quote_sheetname

from scoring.language import phrase
from scoring.sheets.text_width import line_count, text_width
from scoring.values.refs import quoted_text
from scoring.vocabulary import OPTIONAL_REQUIRED, Setting, Sheet
from templates.models.samples import SAMPLE_DAY
from templates.pages import frame
from templates.places import (
    CRITERIA_ROWS,
    LIVE,
    TABLE_ROWS,
    account_names,
    below,
    setting_cell,
)
from templates.spec import Topic
from templates.style import Look


if TYPE_CHECKING:
    from collections.abc import Iterator

    from xlsxwriter.worksheet import Worksheet

    from templates.spec import Workbook
    from templates.style import Looks


TITLE = phrase("Account scoring")
LEAD = phrase(
    "Every account gets a rating from 0 to 10 by criteria that you set, and the "
    "reason for it in one line."
)
CRITERIA_STEP = phrase(
    "Say what makes a good account. One row per rule: which column, which "
    "test, how many points. Weight says how much the criterion counts."
)
ACCOUNTS_STEP = phrase(
    "Paste your accounts, one row each. Any columns will do; a criterion "
    "finds its column by the heading."
)
SETTINGS_STEP = phrase(
    "Choose from which rating you make contact and where each tier begins, or leave the "
    "defaults."
)
SCORE = phrase("Score")
SCORE_STEP = phrase(
    "Save the workbook and run “account-scoring score” with its name, or press Score "
    "where your Excel has that button. Your own tabs stay as they are."
)
GO_TO, SEE = phrase("Go to {sheet}"), phrase("See {sheet}")
RESULT = Topic(
    phrase("You get"),
    phrase(
        "The ranked contact list on Scored, each account with its reason: “Industry "
        "Software +2.5; Employees 320 +2.0; Uses a rival CRM -1.0”. Counts and charts "
        "on Summary, and on Check what to correct in your tables."
    ),
)
RATING = Topic(
    phrase("The rating"),
    phrase(
        "The average of the points, by weight: the ideal account reaches 10. A penalty "
        "takes points away; “out” disqualifies the account altogether."
    ),
)
ABOUT_LIVE = Topic(
    phrase("Live"),
    phrase(
        "Ratings by plain formulas, while you type: change a weight, a rule or an "
        "account, and see the contact list change at once."
    ),
    LIVE,
)
PROOF, SAMPLE = phrase("See for yourself"), phrase("The sample")
WHO = phrase("Fyrholm, an invented seller of sales software, and invented accounts.")
CLEAR = phrase(
    "When you put in your own, also clear Today on Settings: it holds the sample's day."
)
AS_OF = phrase("They are rated as of {day} until macros run; from then on as of today.")
WIDTHS = (3, 7, 17, 94, 19, 3)
TEXT_COLUMN = 3
FIRST_STEP_ROW = 4
STEP_HEIGHT, GAP_HEIGHT, TOPIC_HEIGHT = 60, 8, 48
# where there are more steps than four, they stand closer, to stay on one screen
CLOSE_STEP_HEIGHT, CLOSE_GAP_HEIGHT = 44, 5
FEW_STEPS = 4
TEXT_LINE, TEXT_SIZE = 20, 12
# titles are larger than the letters that widths are counted in
ROOM_BESIDE = 6


@dataclass(frozen=True, slots=True)
class Figure:
    """A live figure beside a step: its formula, its value as built, its format."""

    formula: str
    value: float
    look: Look


@dataclass(frozen=True, slots=True)
class Step:
    """One of the steps; the last has no tab to link to before scoring."""

    title: str
    text: str
    sheet: Sheet | None = None
    figure: Figure | None = None


def figures(spec: Workbook) -> tuple[Figure, Figure, Figure]:
    """Count criteria and accounts, and say from which rating to make contact."""
    settings = tuple(row.setting for row in spec.settings)
    contact = setting_cell(settings, Setting.CONTACT_FROM)
    default = next(
        float(row.value)
        for row in spec.settings
        if row.setting is Setting.CONTACT_FROM and isinstance(row.value, int | float)
    )
    return (
        different(below(Sheet.CRITERIA, CRITERIA_ROWS), len(spec.criteria)),
        filled(account_names(), len(spec.accounts), Look.STEP_ACCOUNTS),
        Figure(
            f"=IF(ISNUMBER({contact}),{contact},{default:g})",
            default,
            Look.STEP_CONTACT,
        ),
    )


def different(names: str, count: int) -> Figure:
    """Count the different names in a block."""
    formula = f'=ROUND(SUMPRODUCT(({names}<>"")/COUNTIF({names},{names}&"")),0)'
    return Figure(formula, count, Look.STEP_CRITERIA)


def filled(block: str, count: int, look: Look) -> Figure:
    """Count the filled cells of a block."""
    return Figure(f'=SUMPRODUCT(({block}<>"")*1)', count, look)


def table_steps(spec: Workbook) -> Iterator[Step]:
    """Describe a step for each further table, in the order of the tabs."""
    for table in spec.tables:
        headings = [column.heading for column in table.columns]
        # a heading that no row can do without
        needed = headings.index(OPTIONAL_REQUIRED[table.sheet][0])
        block = below(table.sheet, TABLE_ROWS, needed)
        count = filled(block, len(table.rows), Look.STEP_ROWS)
        yield Step(table.sheet, table.task, table.sheet, count)
        if table.sheet is Sheet.CONTACTS and spec.story and spec.contact_criteria:
            sheet = Sheet.CONTACT_CRITERIA
            names = below(sheet, CRITERIA_ROWS)
            rules = different(names, len(spec.contact_criteria))
            yield Step(sheet, spec.story.contacts, sheet, rules)


def steps(spec: Workbook) -> tuple[Step, ...]:
    """Describe the steps: three or four, and one for each further table."""
    criteria, accounts, contact = figures(spec)
    story = spec.story
    settings = Step(
        Sheet.SETTINGS,
        SETTINGS_STEP,
        Sheet.SETTINGS,
        contact,
    )
    return (
        Step(
            Sheet.CRITERIA,
            story.criteria if story else CRITERIA_STEP,
            Sheet.CRITERIA,
            criteria,
        ),
        Step(
            Sheet.ACCOUNTS,
            (story.accounts if story else "") or ACCOUNTS_STEP,
            Sheet.ACCOUNTS,
            accounts,
        ),
        *table_steps(spec),
        *([settings] if story is None or story.has_settings_step else []),
        Step(SCORE, SCORE_STEP),
    )


def topics(spec: Workbook) -> tuple[Topic, ...]:
    """Give the short explanations under the steps."""
    explained = spec.story.topics if spec.story else (RESULT, RATING)
    explained = (*explained, *([ABOUT_LIVE] if spec.live_rows else []))
    if not spec.is_sample or (spec.story and not spec.story.has_sample):
        return explained
    story = (Topic(PROOF, spec.story.proof),) if spec.story else ()
    return (*explained, *story, sample(spec))


def sample(spec: Workbook) -> Topic:
    """Say what the sample is, and as of which day it is rated."""
    day = str(CLEAR) if spec.has_fixed_day else AS_OF.format(day=SAMPLE_DAY.isoformat())
    who = spec.story.who if spec.story else WHO
    return Topic(SAMPLE, f"{who} {day}")


def widths(every: tuple[Step, ...], explained: tuple[Topic, ...]) -> tuple[float, ...]:
    """Give the columns' widths, with room for the longest title."""
    *before, title, text, figure, after = WIDTHS
    longest = max(len(str(step.title)) for step in every) + ROOM_BESIDE
    topic = max(text_width(str(t.title), size=TEXT_SIZE, bold=True) for t in explained)
    more = max(0, ceil(max(longest, topic)) - title)
    return (*before, title + more, text - more, figure, after)


def draw(sheet: Worksheet, spec: Workbook, looks: Looks) -> None:
    """Fill the sheet Start."""
    frame.prepare(sheet)
    sheet.fit_to_pages(1, 1)
    row, every = FIRST_STEP_ROW, steps(spec)
    explained = topics(spec)
    wide = widths(every, explained)
    for column, width in enumerate(wide):
        sheet.set_column(column, column, width, looks[Look.PLAIN])
    sheet.set_row_pixels(0, 16)
    sheet.set_row_pixels(1, 46)
    title, lead = (spec.story.title, spec.story.lead) if spec.story else (TITLE, LEAD)
    sheet.write_string(1, 1, title, looks[Look.HERO])
    sheet.set_row_pixels(2, 24)
    sheet.write_string(2, 1, lead, looks[Look.LEAD])
    sheet.set_row_pixels(3, 16)
    close = len(every) > FEW_STEPS
    for number, step in enumerate(every, 1):
        sheet.set_row_pixels(row, CLOSE_STEP_HEIGHT if close else STEP_HEIGHT)
        sheet.set_row_pixels(row + 1, CLOSE_GAP_HEIGHT if close else GAP_HEIGHT)
        draw_step(sheet, row, (number, step), looks)
        row += 2
    sheet.set_row_pixels(row, 14)
    for place, topic in enumerate(explained, row + 1):
        lines = line_count(str(topic.text), wide[TEXT_COLUMN], size=TEXT_SIZE)
        sheet.set_row_pixels(place, max(TOPIC_HEIGHT, TEXT_LINE * lines + 8))
        draw_topic(sheet, place, topic, looks)


def draw_step(
    sheet: Worksheet,
    row: int,
    numbered: tuple[int, Step],
    looks: Looks,
) -> None:
    """Write one step."""
    number, step = numbered
    sheet.write_number(row, 1, number, looks[Look.STEP_NUMBER])
    link = looks[Look.STEP_LINK]
    if step.sheet is None:
        sheet.write_string(row, 2, step.title, looks[Look.STEP_TITLE])
    else:
        target = f"internal:{quote_sheetname(str(step.sheet))}!A1"
        tip = GO_TO.format(sheet=step.sheet)
        sheet.write_url(row, 2, target, link, step.title, tip)
    sheet.write_string(row, 3, step.text, looks[Look.STEP_TEXT])
    sheet.write_blank(row, 4, None, looks[Look.STEP_TEXT])
    if step.sheet is None:
        draw_result_links(sheet, row, looks)
    if step.figure is not None:
        figure = step.figure
        sheet.write_formula(row, 4, figure.formula, looks[figure.look], figure.value)


def draw_result_links(sheet: Worksheet, row: int, looks: Looks) -> None:
    """Lead to the ranked accounts, as soon as there are any."""
    # a plain link to a tab that is not there yet gives an error box
    place = f"{quote_sheetname(str(Sheet.SCORED))}!A1"
    there = f'ISREF(INDIRECT("{place}"))'
    see = quoted_text(SEE.format(sheet=Sheet.SCORED))
    link = f'HYPERLINK("#{place}",{see})'
    sheet.write_formula(row, 4, f'=IF({there},{link},"")', looks[Look.STEP_RESULT], "")


def draw_topic(
    sheet: Worksheet,
    row: int,
    topic: Topic,
    looks: Looks,
) -> None:
    """Write one explanation."""
    if topic.sheet is None:
        sheet.write_string(row, 2, topic.title, looks[Look.TOPIC])
    else:
        target = f"internal:{quote_sheetname(str(topic.sheet))}!A1"
        tip = GO_TO.format(sheet=topic.sheet)
        sheet.write_url(row, 2, target, looks[Look.TOPIC_LINK], topic.title, tip)
    sheet.write_string(row, 3, topic.text, looks[Look.TOPIC_TEXT])
