"""Each setting as people write it, and what is said when it does not fit."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from scoring.findings import Level
from scoring.language import Language
from scoring.model.model import Need, Settings, Tier
from scoring.model.read_settings import parse_settings
from scoring.values.table import SheetTable
from scoring.vocabulary import CallAt, Setting


def read(*rows: tuple[object, object]) -> tuple[Settings, list[str]]:
    """The settings of some rows, and the findings as people read them."""
    sheet = SheetTable.of("Settings", [["Setting", "Value"], *map(list, rows)])
    settings, findings = parse_settings(sheet)
    return settings, [str(finding) for finding in findings]


def test_no_sheet_means_the_defaults() -> None:
    assert parse_settings(None) == (Settings(), [])


def test_the_defaults_are_those_of_the_specification() -> None:
    assert Settings() == Settings(
        contact_from=5.0,
        known_at_least=0.0,
        tiers=(Tier("A", 8.0), Tier("B", 5.0), Tier("C", 0.0)),
        account_name="",
        blank_words=(
            *("n/a", "na", "n.a.", "-", "\N{EN DASH}", "\N{EM DASH}", "?"),
            *("unknown", "tbd", "ukendt", "ved ikke", "okänt", "okänd", "vet ej"),
            *("necunoscut", "nu știu"),
        ),
        decimal_sign="auto",
        today=None,
        language=Language.ENGLISH,
        date1904=False,
        also_needs=(),
        contacts_at_most=None,
        roles_needed=(),
    )


@pytest.mark.parametrize(
    ("name", "value", "field", "wanted"),
    [
        ("Contact from", 7.5, "contact_from", 7.5),
        ("contact  FROM", "6,5", "contact_from", 6.5),
        ("Contact from", 0, "contact_from", 0.0),
        ("Contact from", 10, "contact_from", 10.0),
        (
            *("Contact also needs", "Fit 5; Engagement 3", "also_needs"),
            (Need("Fit", 5.0, "Settings!B2"), Need("Engagement", 3.0, "Settings!B2")),
        ),
        ("Contacts at most", 20, "contacts_at_most", 20),
        ("Contacts at most", "25", "contacts_at_most", 25),
        ("Roles needed", "Champion; Decision  maker;", "roles_needed", ("Champion", "Decision maker")),
        ("Roles needed", "Decision maker; Champion", "roles_needed", ("Decision maker", "Champion")),
        ("Roles needed", "VP, Sales;", "roles_needed", ("VP, Sales",)),
        ("Call at", "All", "call_at", CallAt.ALL),
        ("Known at least", 0.6, "known_at_least", 0.6),
        ("Known at least", "60 %", "known_at_least", 0.6),
        ("Known at least", 60, "known_at_least", 0.6),
        ("Known at least", 100, "known_at_least", 1.0),
        ("Known at least", 1, "known_at_least", 1.0),
        ("Known at least", 0, "known_at_least", 0.0),
        ("Tiers", "A 8; B 5; C 0", "tiers", Settings().tiers),
        ("Tiers", "low 0;;Very high 9,5 ; mid -1", "tiers",
         (Tier("Very high", 9.5), Tier("low", 0.0), Tier("mid", -1.0))),
        ("Tiers", "A 8,5; B from 5; C: 0", "tiers",
         (Tier("A", 8.5), Tier("B", 5.0), Tier("C", 0.0))),
        ("Points columns", "yes", "points_columns", True),
        ("Points columns", "nej", "points_columns", False),
        ("Points columns", True, "points_columns", True),
        ("Account name", " Firm ", "account_name", "Firm"),
        ("Blank words", "none; ; x;", "blank_words", ("none", "x")),
        ("Blank words", 0, "blank_words", (0,)),
        ("Blank words", dt.date(1900, 1, 1), "blank_words", (dt.date(1900, 1, 1),)),
        ("Blank words", ";", "blank_words", ()),
        ("Decimal sign", ",", "decimal_sign", ","),
        ("Decimal sign", " . ", "decimal_sign", "."),
        ("Decimal sign", "AUTO", "decimal_sign", "auto"),
        ("Today", dt.date(2026, 3, 31), "today", dt.date(2026, 3, 31)),
        ("Today", "31.3.2026", "today", dt.date(2026, 3, 31)),
        ("Today", "31/3-2026", "today", dt.date(2026, 3, 31)),
        ("Today", 20260331, "today", dt.date(2026, 3, 31)),
        ("Today", "20260331", "today", dt.date(2026, 3, 31)),
        ("Language", "english", "language", Language.ENGLISH),
    ],
)  # fmt: skip
def test_a_setting_that_fits(
    name: str, value: object, field: str, wanted: object
) -> None:
    settings, findings = read((name, value))
    assert settings == replace(Settings(), **{field: wanted})  # type: ignore[arg-type]
    assert [finding[:4] for finding in findings] == ["S203"] * (name == "Today")


NEEDS = "groups with bounds from 0 to 10, such as Fit 5; Engagement 3"
TIERS = "names with bounds such as A 8; B 5; C 0"


@pytest.mark.parametrize(
    ("name", "value", "takes"),
    [
        (Setting.CONTACT_FROM, 11, "a number from 0 to 10"),
        (Setting.CONTACT_FROM, -1, "a number from 0 to 10"),
        (Setting.CONTACT_FROM, "five", "a number from 0 to 10"),
        (Setting.KNOWN_AT_LEAST, 101, "a share from 0 % to 100 %"),
        (Setting.KNOWN_AT_LEAST, 1.2, "a share from 0 % to 100 %"),
        (Setting.KNOWN_AT_LEAST, "120 %", "a share from 0 % to 100 %"),
        (Setting.WIN_RATE, "120 %", "a share between 0 % and 100 %"),
        (Setting.KNOWN_AT_LEAST, -0.1, "a share from 0 % to 100 %"),
        (Setting.KNOWN_AT_LEAST, "half", "a share from 0 % to 100 %"),
        (Setting.CONTACT_FROM, "70 %", "a number from 0 to 10"),
        (Setting.CONTACT_ALSO_NEEDS, "Fit 11", NEEDS),
        (Setting.CONTACT_ALSO_NEEDS, "Fit", NEEDS),
        (Setting.CONTACTS_AT_MOST, 2.5, "a whole number, 0 or more, or nothing"),
        (Setting.CONTACTS_AT_MOST, -1, "a whole number, 0 or more, or nothing"),
        (Setting.CALL_AT, "accounts", "contacts or all"),
        (Setting.TIERS, "A; B", "names with bounds such as A 8; B 5; C 0"),
        (Setting.TIERS, "A 8; a 5", "names with bounds such as A 8; B 5; C 0"),
        (Setting.TIERS, "A 8; B", "names with bounds such as A 8; B 5; C 0"),
        (Setting.TIERS, ";", "names with bounds such as A 8; B 5; C 0"),
        (Setting.TIERS, 8, "names with bounds such as A 8; B 5; C 0"),
        (Setting.DECIMAL_SIGN, ";", "auto, a comma or a point"),
        (Setting.TODAY, "soon", "a date"),
        (Setting.TODAY, 46112, "a date"),
        (Setting.LANGUAGE, "Klingon", "English, Dansk, Svenska, Română"),
    ],
)
def test_a_setting_that_does_not_fit(name: Setting, value: object, takes: str) -> None:
    settings, findings = read((name, value))
    assert settings == Settings()
    sentence = f"S101 Settings!B2: '{name}' cannot be '{value}', it takes {takes}"
    assert findings == [sentence]


@pytest.mark.parametrize(
    ("name", "value", "takes", "right"),
    [
        (Setting.TIERS, "A 8, B 5, C 0", TIERS, "A 8; B 5; C 0"),
        (Setting.TIERS, "A 8,5, B 5,C 0", TIERS, "A 8.5; B 5; C 0"),
        (Setting.TIERS, "A 8 / B 5 / C 0", TIERS, "A 8; B 5; C 0"),
        (Setting.TIERS, "A 8\nB 5\nC 0", TIERS, "A 8; B 5; C 0"),
        (Setting.TIERS, "A 8, B 5; C 0", TIERS, "A 8; B 5; C 0"),
        (
            Setting.CONTACT_ALSO_NEEDS,
            "Fit 5, Engagement 3",
            NEEDS,
            "Fit 5; Engagement 3",
        ),
        (
            *(Setting.ROLES_NEEDED, "Decision maker, Champion"),
            *("roles such as Decision maker; Champion", "Decision maker; Champion"),
        ),
        (
            *(Setting.ROLES_NEEDED, "Decision maker / Champion"),
            *("roles such as Decision maker; Champion", "Decision maker; Champion"),
        ),
        (Setting.BLANK_WORDS, "n/a, -", "words such as n/a; unknown", "n/a; -"),
        (Setting.BLANK_WORDS, "n/a\n-", "words such as n/a; unknown", "n/a; -"),
        (
            Setting.WON_WORDS,
            "won, signed",
            "words such as won; closed won",
            "won; signed",
        ),
    ],
)
def test_a_list_parted_by_another_sign_shows_the_right_spelling(
    name: Setting, value: str, takes: str, right: str
) -> None:
    settings, findings = read((name, value))
    assert settings == Settings()
    sentence = f"S101 Settings!B2: '{name}' cannot be '{value}', it takes {takes}"
    assert findings == [f"{sentence}: write {right}"]


@pytest.mark.parametrize("value", [None, " ", "#N/A"])
def test_a_setting_left_blank_keeps_its_default(value: object) -> None:
    assert read(("Tiers", value), (None, 7)) == (Settings(), [])


def test_a_setting_that_stands_twice_is_an_error() -> None:
    _, findings = read(("Contact from", 5), ("Today", None), ("CONTACT from", 6))
    assert findings == [
        "S102 Settings!B4: 'Contact from' stands twice, first in Settings!B2"
    ]


@pytest.mark.parametrize(
    ("name", "hint"),
    [("Contact form", ", did you mean 'Contact from'?"), ("Colour", "")],
)
def test_an_unknown_setting_is_a_warning(name: str, hint: str) -> None:
    sheet = SheetTable.of("Settings", [["Setting", "Value"], [f" {name} ", 5]])
    settings, (finding,) = parse_settings(sheet)
    assert settings == Settings()
    assert str(finding) == f"S201 Settings!A2: unknown setting '{name}'{hint}"
    assert finding.level is Level.WARNING
    assert finding.found == name


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("English", "en"),
        ("Dansk", "da"),
        ("Danish", "da"),
        ("svenska ", "sv"),
        ("ROMÂNĂ", "ro"),
        ("Romanian", "ro"),
        ("sv", "sv"),
        ("da-DK", "da"),
    ],
)
def test_a_language_is_known_by_its_name_or_its_code(name: str, code: str) -> None:
    sheet = SheetTable.of("Settings", [["Setting", "Value"], ["Language", name]])
    settings, findings = parse_settings(sheet)
    assert not findings
    assert settings.language == code


@pytest.mark.parametrize("headings", [["Setting"], ["Value"], ["Name", "What"]])
def test_settings_need_their_two_headings(headings: list[object]) -> None:
    _, findings = parse_settings(SheetTable.of("Settings", [headings, headings]))
    text = "the sheet has no table with the headings Setting and Value"
    assert [str(finding) for finding in findings] == [f"S101 Settings: {text}"]


def test_every_fault_is_found_at_once_and_the_rest_is_read() -> None:
    settings, findings = read(
        ("Contact from", 50), ("Known at least", 0.5), ("Tears", 1), ("Today", "x")
    )
    assert settings.known_at_least == 0.5
    assert [line.split(":")[0] for line in findings] == [
        "S101 Settings!B2",
        "S201 Settings!A4",
        "S101 Settings!B5",
    ]


def test_the_date_system_is_that_of_the_sheet() -> None:
    sheet = SheetTable.of("Settings", [["Setting", "Value"]])
    assert parse_settings(replace(sheet, date1904=True))[0].date1904


def test_settings_are_read_by_the_decimal_sign() -> None:
    settings, _ = read(("Decimal sign", ","), ("Contact from", "7,125"))
    assert settings.contact_from == 7.125


@pytest.mark.parametrize(
    ("tiers", "codes"),
    [
        ("A 8; B 8; C 0", ["S202"]),
        ("A 8; B 8; C 8; D 0", ["S202", "S202"]),
        # the last has those below every bound
        ("A 8; B 5; C 5", []),
        ("A 8; B 5; C 0", []),
    ],
)
def test_a_tier_that_no_account_can_be_in_is_named(
    tiers: str, codes: list[str]
) -> None:
    table = SheetTable.of("Settings", [["Setting", "Value"], ["Tiers", tiers]])
    findings = parse_settings(table)[1]
    assert [f.code for f in findings] == codes
    assert all(
        str(f).startswith("S202 Settings!B2: tiers 'A' and 'B' have the same bound")
        for f in findings[:1]
    )
