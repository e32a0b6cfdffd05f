"""How the workbooks look: the colours of the result sheets, one font, all formats.

Blue and orange stay apart for colour-blind readers and differ in lightness, so that
they also stay apart on a black-and-white print.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import StrEnum
from typing import TYPE_CHECKING, TypeAlias

from xlsxwriter.format import Format as CellFormat

from scoring.language import phrase
from scoring.optional.columns import Kind
from scoring.sheets.palette import Ink
from scoring.xlsx.draw.named_styles import (
    FLAGS,
    Basis,
    Format,
    cell_format_xml,
    style_format_xml,
)


if TYPE_CHECKING:
    from collections.abc import Callable

    from xlsxwriter import Workbook as Xlsx

    from scoring.language import Phrase


FONT = "Calibri"
INK = f"#{Ink.TEXT}"
QUIET = f"#{Ink.QUIET}"
REPEAT = f"#{Ink.FAINT}"
LINE = f"#{Ink.LINE}"
EDGE = f"#{Ink.FAINT}"
NAVY = f"#{Ink.NAVY}"
BLUE = f"#{Ink.BLUE}"
PALE_BLUE = f"#{Ink.MIST}"
FULL_BLUE = f"#{Ink.BAR}"
ORANGE = f"#{Ink.RUST}"
PALE_ORANGE = f"#{Ink.SAND}"
WHITE = f"#{Ink.WHITE}"


class Look(StrEnum):
    """The formats, by what they are for."""

    PLAIN = "plain"
    TITLE = "title"
    HELP = "help"
    LINK = "link"
    LEAD = "lead"
    HEADING = "heading"
    HEADING_RIGHT = "heading of numbers"
    NAME = "name"
    TEXT = "text"
    VALUE = "value"
    COUNT = "count"
    POINTS = "points"
    SHARE = "share"
    MATCHES = "matches"
    SHARE_SET = "share set"
    DATE = "date"
    MOMENT = "moment"
    YES_NO = "yes or no"
    REMARK = "remark"
    HERO = "hero"
    STEP_NUMBER = "step number"
    STEP_LINK = "step link"
    STEP_TITLE = "step title"
    STEP_TEXT = "step text"
    STEP_CRITERIA = "step criteria"
    STEP_ACCOUNTS = "step accounts"
    STEP_CONTACT = "step contact"
    STEP_ROWS = "step rows"
    STEP_RESULT = "step result"
    TOPIC = "topic"
    TOPIC_TEXT = "topic text"
    TOPIC_LINK = "topic link"
    CAPTION = "caption"
    NOTICE = "notice"
    LIVE_HEADING = "live heading"
    LIVE_NAME = "live name"
    LIVE_RATING = "live rating"
    LIVE_STATUS = "live status"
    LIVE_RANK = "live rank"
    LIVE_POINTS = "live points"
    # laid over cells by conditional formats
    REPEATED = "repeated"
    STARTS = "criterion starts"
    STARTS_BESIDE = "criterion starts, beside its name"
    OUT = "out"
    OUT_STARTS = "out, where a criterion starts"
    NEGATIVE = "negative"
    NEGATIVE_STARTS = "negative, where a criterion starts"
    MISSING = "missing"
    FIXED = "fixed"
    HEADED = "headed"
    LINED = "lined"
    WANTED = "wanted"
    PASSED = "passed"
    GOOD = "good"
    FAIR = "fair"
    MUTED = "muted"


Looks: TypeAlias = Mapping[Look, CellFormat]
Traits: TypeAlias = dict[str, object]

BASE: Traits = {"font_name": FONT, "font_color": INK, "valign": "vcenter"}
CELL: Traits = BASE | {"font_size": 11, "bottom": 1, "bottom_color": LINE}
LEFT: Traits = CELL | {"align": "left", "indent": 1}
RIGHT: Traits = CELL | {"align": "right", "indent": 1}
HEAD: Traits = {
    "bold": True,
    "font_color": WHITE,
    "bg_color": NAVY,
    "bottom_color": NAVY,
    "text_wrap": True,
}
STEP: Traits = BASE | {"font_size": 12, "bg_color": PALE_BLUE}
STEP_FIGURE: Traits = STEP | {"align": "right", "indent": 1, "font_color": QUIET}

DISQUALIFIES: Traits = {"font_color": ORANGE, "bg_color": PALE_ORANGE}
STARTING: Traits = {"top": 1, "top_color": EDGE}
LINED: Traits = {"bottom": 1, "bottom_color": LINE}

TRAITS: dict[Look, Traits] = {
    Look.PLAIN: BASE,
    Look.TITLE: BASE | {"font_size": 20, "bold": True, "font_color": NAVY, "indent": 1},
    Look.HELP: BASE | {"font_size": 11, "font_color": QUIET, "indent": 1},
    Look.LEAD: BASE | {"font_size": 13, "font_color": QUIET},
    Look.LINK: BASE
    | {
        "font_size": 11,
        "font_color": BLUE,
        "underline": 1,
        "indent": 1,
        "valign": "top",
    },
    Look.HEADING: LEFT | HEAD,
    Look.HEADING_RIGHT: RIGHT | HEAD,
    Look.NAME: LEFT | {"bold": True},
    Look.TEXT: LEFT,
    Look.VALUE: LEFT | {"num_format": "[>=10000]#,##0;General"},
    Look.COUNT: RIGHT | {"num_format": "#,##0"},
    Look.POINTS: RIGHT | {"bold": True},
    Look.SHARE: RIGHT | {"num_format": "0%", "font_color": QUIET},
    Look.MATCHES: RIGHT | {"num_format": "#,##0", "font_color": QUIET},
    Look.SHARE_SET: LEFT | {"num_format": "0%"},
    Look.DATE: LEFT | {"num_format": "yyyy\\-mm\\-dd"},
    Look.MOMENT: LEFT | {"num_format": "yyyy\\-mm\\-dd\\ hh:mm"},
    Look.YES_NO: LEFT,
    Look.REMARK: LEFT | {"font_color": QUIET},
    Look.HERO: BASE | {"font_size": 28, "bold": True, "font_color": NAVY},
    Look.STEP_NUMBER: BASE
    | {
        "font_size": 20,
        "bold": True,
        "font_color": WHITE,
        "bg_color": BLUE,
        "align": "center",
    },
    Look.STEP_LINK: STEP
    | {"font_size": 15, "bold": True, "font_color": BLUE, "underline": 1, "indent": 1},
    Look.STEP_TITLE: STEP
    | {"font_size": 15, "bold": True, "font_color": NAVY, "indent": 1},
    Look.STEP_TEXT: STEP | {"text_wrap": True},
    Look.STEP_CRITERIA: STEP_FIGURE,
    Look.STEP_ACCOUNTS: STEP_FIGURE,
    Look.STEP_ROWS: STEP_FIGURE,
    Look.STEP_RESULT: STEP_FIGURE | {"font_color": BLUE, "underline": 1},
    Look.STEP_CONTACT: STEP_FIGURE,
    Look.TOPIC: BASE
    | {"font_size": 12, "bold": True, "font_color": NAVY, "valign": "top"},
    Look.TOPIC_TEXT: BASE | {"font_size": 12, "text_wrap": True, "valign": "top"},
    Look.TOPIC_LINK: BASE
    | {
        "font_size": 12,
        "bold": True,
        "font_color": BLUE,
        "underline": 1,
        "valign": "top",
    },
    Look.CAPTION: BASE
    | {"font_size": 12, "bold": True, "font_color": NAVY, "indent": 1},
    Look.NOTICE: BASE | {"font_size": 11, "bold": True, "font_color": ORANGE},
    Look.LIVE_HEADING: BASE | {"align": "right", "indent": 1, "text_wrap": True},
    Look.LIVE_NAME: BASE | {"align": "left", "indent": 1},
    Look.LIVE_RATING: BASE
    | {"align": "right", "indent": 1, "bold": True, "num_format": "0.0"},
    Look.LIVE_STATUS: BASE | {"align": "left", "indent": 1},
    Look.LIVE_RANK: BASE | {"align": "right", "indent": 1, "font_color": QUIET},
    Look.LIVE_POINTS: BASE
    | {"align": "right", "indent": 1, "num_format": "0.0;-0.0;0"},
    Look.REPEATED: {"font_color": REPEAT},
    Look.STARTS: STARTING | {"bold": True},
    Look.STARTS_BESIDE: STARTING,
    Look.OUT: DISQUALIFIES,
    Look.OUT_STARTS: STARTING | DISQUALIFIES,
    Look.NEGATIVE: {"font_color": ORANGE},
    Look.NEGATIVE_STARTS: STARTING | {"font_color": ORANGE},
    Look.MISSING: {"bg_color": PALE_ORANGE},
    Look.FIXED: {"font_color": ORANGE, "bg_color": PALE_ORANGE, "bold": True},
    Look.HEADED: {"font_color": WHITE, "bg_color": NAVY, "bold": True},
    Look.LINED: LINED,
    Look.WANTED: {"font_color": BLUE, "bold": True, **LINED},
    Look.PASSED: {"font_color": QUIET, **LINED},
    Look.GOOD: {"bg_color": FULL_BLUE, **LINED},
    Look.FAIR: {"bg_color": PALE_BLUE, **LINED},
    Look.MUTED: {"font_color": REPEAT, **LINED},
}

COUNTED: dict[Look, tuple[Phrase, Phrase]] = {
    Look.STEP_CRITERIA: (phrase("{count} criterion"), phrase("{count} criteria")),
    Look.STEP_ACCOUNTS: (phrase("{count} account"), phrase("{count} accounts")),
    Look.STEP_ROWS: (phrase("{count} row"), phrase("{count} rows")),
}
"""Looks of a number with what it counts: one, and several."""
CONTACT_FROM = phrase("contact from {rating}")
PLACE = re.compile(r"\{[^}]*\}")
OF_MANY = "{count:de}"

NUMBER_LOOKS = frozenset({Look.COUNT, Look.POINTS, Look.SHARE, Look.MATCHES})

KIND_LOOKS: dict[Kind, Look] = {
    Kind.NAME: Look.NAME,
    Kind.TEXT: Look.TEXT,
    Kind.COUNT: Look.COUNT,
    Kind.DATE: Look.DATE,
    Kind.YES_NO: Look.YES_NO,
    Kind.RATING: Look.TEXT,
    Kind.SHARE: Look.SHARE_SET,
    Kind.CHOICE: Look.TEXT,
    Kind.MOMENT: Look.MOMENT,
    Kind.POINTS: Look.POINTS,
    Kind.TEST: Look.TEXT,
    Kind.VALUE: Look.VALUE,
    Kind.GROUP: Look.TEXT,
    Kind.ACCOUNT: Look.NAME,
    Kind.ACTIVITY: Look.TEXT,
    Kind.ONCE_PER: Look.TEXT,
    Kind.FIELD: Look.TEXT,
    Kind.OVERRIDE: Look.NAME,
}


NAMED: dict[str, Look] = {
    "Scoring input": Look.TEXT,
    "Scoring input bold": Look.NAME,
    "Scoring input heading": Look.HEADING,
    "Scoring tab title": Look.TITLE,
    "Scoring tab help": Look.HELP,
    "Scoring tab link": Look.LINK,
    "Scoring tab caption": Look.CAPTION,
    "Scoring step": Look.STEP_TITLE,
    "Scoring step text": Look.STEP_TEXT,
}
"""Looks by the names under which Excel's Cell Styles offers them."""
FORMATS = re.compile(rb"<cellXfs [^>]*>(.*?)</cellXfs>", re.DOTALL)
FORMAT = re.compile(rb"<xf [^>]*/>|<xf .*?</xf>", re.DOTALL)
ALIGNED = re.compile(rb"<alignment([^>]*)/>")
NORMAL_FORMAT = re.compile(rb'<cellStyleXfs count="1">(.*?)</cellStyleXfs>')
NORMAL_NAME = re.compile(rb'<cellStyles count="1">(.*?)</cellStyles>')


def with_names(styles: bytes, looks: Looks) -> bytes:
    """Give looks their names in a finished styles part.

    Parameters
    ----------
    styles : bytes
        The part as XlsxWriter wrote it; it knows the name Normal alone.
    looks : mapping of Look to Format
        The looks of the workbook, which know by now where they stand in it.
    """
    (listed,) = FORMATS.findall(styles)
    formats = FORMAT.findall(listed)
    bases: dict[str, Basis] = {}
    for name, look in NAMED.items():
        place = looks[look].xf_index
        if place is not None:
            format_ = _format_of(formats[place])
            bases[name] = Basis(len(bases) + 1, format_, format_)
    cells = b"".join(_cell_format(text, bases) for text in formats)
    named = "".join(style_format_xml(base.ours) for base in bases.values()).encode()
    entries = "".join(
        f'<cellStyle name="{name}" xfId="{base.number}"/>'
        for name, base in bases.items()
    )
    count = len(bases) + 1
    styles = styles.replace(listed, cells)
    styles = NORMAL_FORMAT.sub(_longer(b"cellStyleXfs", count, named), styles)
    return NORMAL_NAME.sub(_longer(b"cellStyles", count, entries.encode()), styles)


def _longer(tag: bytes, count: int, added: bytes) -> Callable[[re.Match[bytes]], bytes]:
    def whole(old: re.Match[bytes]) -> bytes:
        return b'<%b count="%d">%b%b</%b>' % (tag, count, old[1], added, tag)

    return whole


def _format_of(text: bytes) -> Format:
    number, font, fill, border = (
        int(re.findall(rb'%bId="(\d+)"' % kind.encode(), text)[0]) for kind in FLAGS
    )
    aligned = ALIGNED.search(text)
    alignment = aligned[1].decode() if aligned else ""
    return Format((number, font, fill, border), alignment)


def _cell_format(text: bytes, bases: Mapping[str, Basis]) -> bytes:
    """Let a format be a variant of the named one with its font, fill and border."""
    own = _format_of(text)
    for base in bases.values():
        if base.ours.ids[1:] == own.ids[1:]:
            return cell_format_xml(own, base).encode()
    return text


def make_looks(book: Xlsx) -> Looks:
    """Add every format to a workbook, with its words in the language that is spoken."""
    worded = {look: {"num_format": counting(*texts)} for look, texts in COUNTED.items()}
    worded[Look.STEP_CONTACT] = {"num_format": with_number(CONTACT_FROM, "General")}
    return {
        look: book.add_format(traits | worded.get(look, {}))
        for look, traits in TRAITS.items()
    }


def counting(one: Phrase, several: Phrase) -> str:
    """Give the number format of how many there are, with the word for them.

    Examples
    --------
    >>> counting(phrase("{count} row"), phrase("{count} rows"))
    '[=1]0" row";#,##0" rows"'
    """
    single, many = with_number(one, "0"), with_number(several, "#,##0")
    if not str(several).startswith(OF_MANY):
        return f"[=1]{single};{many}"
    # Romanian says de from 20 on; after 100 only where two digits follow that are
    # more than 19, for which a format has no room
    few = str(several).removeprefix(OF_MANY).strip()
    return f'[=1]{single};[<20]0" {few}";#,##0" de {few}"'


def with_number(text: Phrase, number: str) -> str:
    """Give the number format of a text with one number in it."""
    parts = PLACE.split(str(text))
    return number.join(f'"{part}"' if part else "" for part in parts)
