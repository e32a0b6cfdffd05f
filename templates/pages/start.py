"""The page Start: one screen that says what to do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scoring.layout import Setting, Sheet
from templates.pages import frame
from templates.places import ACCOUNT_NAMES, CRITERION_NAMES, LIVE, setting_cell
from templates.samples import SAMPLE_DAY
from templates.style import Look


if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

    from templates.spec import Workbook
    from templates.style import Looks


TITLE = "Account scoring"
LEAD = (
    "Every account gets a rating from 0 to 10 by criteria that you set, and the "
    "reason for it in one line."
)
WIDTHS = (3, 7, 17, 94, 19, 3)
FIRST_STEP_ROW = 4
STEP_HEIGHT, GAP_HEIGHT, TOPIC_HEIGHT = 60, 8, 48


@dataclass(frozen=True, slots=True)
class Figure:
    """A live figure beside a step: its formula, its value as built, its format."""

    formula: str
    value: float
    look: Look


@dataclass(frozen=True, slots=True)
class Step:
    """One of the four steps; the last has no tab to link to before scoring."""

    title: str
    text: str
    sheet: Sheet | None = None
    figure: Figure | None = None


@dataclass(frozen=True, slots=True)
class Topic:
    """A short explanation under the steps, with a link if it is about a tab."""

    title: str
    text: str
    sheet: str | None = None


def figures(spec: Workbook) -> tuple[Figure, Figure, Figure]:
    """Count criteria and accounts, and say from which rating to make contact."""
    names = CRITERION_NAMES
    settings = tuple(row.setting for row in spec.settings)
    contact = setting_cell(settings, Setting.CONTACT_FROM)
    default = next(
        float(row.value)
        for row in spec.settings
        if row.setting is Setting.CONTACT_FROM and isinstance(row.value, int | float)
    )
    return (
        Figure(
            f'=ROUND(SUMPRODUCT(({names}<>"")/COUNTIF({names},{names}&"")),0)',
            len(spec.criteria),
            Look.STEP_CRITERIA,
        ),
        Figure(
            f'=SUMPRODUCT(({ACCOUNT_NAMES}<>"")*1)',
            len(spec.accounts),
            Look.STEP_ACCOUNTS,
        ),
        Figure(
            f"=IF(ISNUMBER({contact}),{contact},{default:g})",
            default,
            Look.STEP_CONTACT,
        ),
    )


def steps(spec: Workbook) -> tuple[Step, ...]:
    """Describe the four steps."""
    criteria, accounts, contact = figures(spec)
    return (
        Step(
            "Criteria",
            "Say what makes a good account. One row per rule: which column, which "
            "test, how many points. Weight says how much the criterion counts.",
            Sheet.CRITERIA,
            criteria,
        ),
        Step(
            "Accounts",
            "Paste your accounts, one row each. Any columns will do; a criterion "
            "finds its column by the heading.",
            Sheet.ACCOUNTS,
            accounts,
        ),
        Step(
            "Settings",
            "Choose from which rating you make contact and where the tiers A, B and C "
            "begin, or leave the defaults.",
            Sheet.SETTINGS,
            contact,
        ),
        Step(
            "Score",
            "Save the workbook and run “account-scoring score” with its name, or press "
            "Score where your Excel has that button. Your own tabs stay as they are.",
        ),
    )


def topics(spec: Workbook) -> tuple[Topic, ...]:
    """Give the short explanations under the steps."""
    result = Topic(
        "You get",
        "The ranked contact list on Scored, each account with its reason: “Industry "
        "Software +2.5; Employees 320 +2.0; Uses a rival CRM -1.0”. Counts and charts on "
        "Summary, and on Check what to correct in your tables.",
    )
    rating = Topic(
        "The rating",
        "The average of the points, by weight: the ideal account reaches 10. A penalty "
        "takes points away; “out” disqualifies the account altogether.",
    )
    live = Topic(
        "Live",
        "Ratings by plain formulas, while you type: change a weight, a rule or an "
        "account, and see the contact list change at once.",
        LIVE,
    )
    shown = (result, rating, *([live] if spec.live_rows else []))
    return (*shown, sample(spec)) if spec.is_sample else shown


def sample(spec: Workbook) -> Topic:
    """Say what the sample is, and as of which day it is rated."""
    if spec.has_fixed_day:
        day = (
            "When you put in your own, also clear Today on Settings: it holds the "
            "sample's day."
        )
    else:
        day = (
            f"They are rated as of {SAMPLE_DAY.isoformat()} until macros run; from "
            "then on as of today."
        )
    who = "Fyrholm, an invented seller of sales software, and invented accounts."
    return Topic("The sample", f"{who} {day}")


def draw(sheet: Worksheet, spec: Workbook, looks: Looks) -> None:
    """Fill the sheet Start."""
    frame.prepare(sheet)
    sheet.fit_to_pages(1, 1)
    for column, width in enumerate(WIDTHS):
        sheet.set_column(column, column, width, looks[Look.PLAIN])
    sheet.set_row_pixels(0, 16)
    sheet.set_row_pixels(1, 46)
    sheet.write_string(1, 1, TITLE, looks[Look.HERO])
    sheet.set_row_pixels(2, 24)
    sheet.write_string(2, 1, LEAD, looks[Look.LEAD])
    sheet.set_row_pixels(3, 16)
    row = FIRST_STEP_ROW
    for number, step in enumerate(steps(spec), 1):
        draw_step(sheet, row, (number, step), looks)
        row += 2
    sheet.set_row_pixels(row, 14)
    for place, topic in enumerate(topics(spec), row + 1):
        draw_topic(sheet, place, topic, looks)


def draw_step(
    sheet: Worksheet,
    row: int,
    numbered: tuple[int, Step],
    looks: Looks,
) -> None:
    """Write one step and the gap below it."""
    number, step = numbered
    sheet.set_row_pixels(row, STEP_HEIGHT)
    sheet.set_row_pixels(row + 1, GAP_HEIGHT)
    sheet.write_number(row, 1, number, looks[Look.STEP_NUMBER])
    link = looks[Look.STEP_LINK]
    if step.sheet is None:
        sheet.write_string(row, 2, step.title, looks[Look.STEP_TITLE])
    else:
        target = f"internal:{step.sheet}!A1"
        sheet.write_url(row, 2, target, link, step.title, f"Go to {step.sheet}")
    sheet.write_string(row, 3, step.text, looks[Look.STEP_TEXT])
    sheet.write_blank(row, 4, None, looks[Look.STEP_TEXT])
    if step.figure is not None:
        figure = step.figure
        sheet.write_formula(row, 4, figure.formula, looks[figure.look], figure.value)


def draw_topic(
    sheet: Worksheet,
    row: int,
    topic: Topic,
    looks: Looks,
) -> None:
    """Write one explanation."""
    sheet.set_row_pixels(row, TOPIC_HEIGHT)
    if topic.sheet is None:
        sheet.write_string(row, 2, topic.title, looks[Look.TOPIC])
    else:
        target, tip = f"internal:{topic.sheet}!A1", f"Go to {topic.sheet}"
        sheet.write_url(row, 2, target, looks[Look.TOPIC_LINK], topic.title, tip)
    sheet.write_string(row, 3, topic.text, looks[Look.TOPIC_TEXT])
