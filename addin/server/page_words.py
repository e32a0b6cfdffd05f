"""The words of the page: each once, by the name that its HTML and scripts know it by.

``[...]`` is drawn as a link. A script fills the places in braces, and writes the numbers
in them as `scoring.language.numbers` does.
"""

from __future__ import annotations

from scoring.language import Wording


class PageWord(Wording):
    """What the page says; where the server has words for it, the page says those."""

    TITLE = "Account scoring"
    ABOUT = (
        "Rates every account from 0 to 10 by the criteria in your own spreadsheet, and "
        "says why."
    )
    DESCRIPTION = "Rates accounts from 0 to 10 by the criteria in a spreadsheet."
    SKIP = "Skip to the steps"
    NO_SCRIPT = (
        "This page needs JavaScript to score a file. The templates can be downloaded "
        "without."
    )
    PRIVACY = (
        "Your file is rated on this server and not kept. Nothing is looked up or sent "
        "anywhere else."
    )
    LANGUAGE = "Language"

    ACCESS = "Access"
    ACCESS_LABEL = "Access token"
    ACCESS_HINT = (
        "From whoever runs this server. It is forgotten when you leave the page."
    )
    ACCESS_WRONG = "That is not the access token of this server."
    ACCESS_NEEDED = "This server asks for an access token."

    GET = "Get the workbook"
    PLAIN = "Plain"
    PLAIN_ABOUT = (
        "For Excel, Google Sheets and LibreOffice, without macros. Fill it in, then "
        "score it here."
    )
    MACRO = "With a Score button"
    MACRO_ABOUT = (
        "For Excel on Windows and Mac with the add-in installed: scores without leaving "
        "Excel."
    )
    LITE = "For xlwings Lite"
    LITE_ABOUT = (
        "For Excel with the free add-in xlwings Lite, on the web too. No Python to "
        "install."
    )
    DOWNLOAD_XLSX = "Download .xlsx"
    DOWNLOAD_XLSM = "Download .xlsm"
    MODEL = "Model"
    USUAL_MODEL = "Fit"
    SAMPLE_HINT = "With an invented sample, to try and to overwrite."
    WITHOUT_SAMPLE = "Without the sample"

    SEND = "Score it"
    DROP = "Drop a workbook or an export here"
    OR_CHOOSE = "or [choose a file]"
    FILE_HINT = ".xlsx, .xlsm, .csv or .parquet; of a CRM too"
    FILE_HINT_MOST = ".xlsx, .xlsm, .csv or .parquet; of a CRM too, up to {size} and {rows:,} accounts"
    APART = "The criteria are not in this workbook"
    DROP_CRITERIA = "Now the workbook with the criteria"
    OR_CHOOSE_CRITERIA = "drop it or [choose a file]"
    CRITERIA_HINT = (
        "The file holds accounts alone; its headings are matched with those of the "
        "criteria."
    )
    BY_MODEL = "or rate by a ready-made model"
    NO_MODEL = "none"
    INTO = "Bring the rows into its sheet"
    INTO_HINT = (
        "The workbook comes back with them, scored: it is the one to choose here next "
        "time. A row that it has already is brought up to date."
    )
    INTO_NONE = "none: rate the file as it is"
    INTO_ACCOUNTS = "Accounts"
    INTO_CONTACTS = "Contacts"
    INTO_DEALS = "Deals"
    INTO_ACTIVITIES = "Activities"
    COMPARE = "Compare it with another workbook"
    DROP_OTHER = "Now the workbook to compare with"
    OTHER_HINT = (
        "With the same accounts: another person's criteria, or those before a change."
    )
    OTHER_WANTED = "Choose the workbook to compare with (.xlsx or .xlsm)."
    COMPARE_BOTH = "Compare"
    OPTIONAL = "optional"
    CONTACT_FROM = "Contact from"
    CONTACT_FROM_HINT = "Least rating of a contact, 0 to 10. Empty: as in the workbook."
    CONTACT_FROM_WRONG = "Give a number from 0 to 10, or nothing."
    TODAY = "Today"
    TODAY_HINT = "The day to rate at. Empty: as in the workbook, else today."
    TODAY_WRONG = "Give a whole date, or nothing."
    SCORE = "Score accounts"
    CHOSEN = "{name} chosen"
    SIZE_OR_ANOTHER = "{size}, [choose another]"
    FILE_WANTED = "Choose a workbook (.xlsx or .xlsm) or a CSV file."
    CRITERIA_WANTED = (
        "Choose the workbook with the criteria (.xlsx or .xlsm), or a ready-made model."
    )
    OTHER_KIND = "{name} is of another kind."
    TOO_LARGE = "{name} is {size}; this server takes at most {most}."
    EMPTY_FILE = "{name} is empty."

    CANCEL = "Cancel"
    CANCELLED = "Cancelled."
    UPLOADING = "Uploading {name}"
    RATING_FILE = "Rating {name}"
    ARRIVED = "The file has arrived. A large one takes some seconds."
    BUSY = "The server is busy"
    AGAIN_IN = "Trying again in {seconds} s ({time} of {most})."
    UNREACHED = "The server cannot be reached. Check the connection, then try again."
    NO_ANSWER = "The server answered with an error ({status}). Try again later."
    NO_ANSWER_YET = (
        "The server answered with an error ({status}). Try again in {seconds} s."
    )

    NOT_SCORED = "Not scored"
    NOTHING_SCORED = "Not scored."
    ONE_ERROR = "1 error to put right"
    ERRORS = "{count:,} errors to put right"
    CORRECT = "Nothing was scored. Correct {name}, save it, and choose it again below."
    WHICH_NAMES = "Which column holds the companies' names?"
    WHICH_NAMES_HINT = (
        "{name} does not say. The workbook that comes back remembers the answer."
    )
    NAMES = "Column of the names"
    CHANGED = "{name} has changed since you chose it. Choose it again."

    NOT_COMPARED = "Not compared"
    NOTHING_COMPARED = "Not compared."
    CORRECT_COMPARED = (
        "Nothing was compared. Correct the cells, save their workbook, and choose it "
        "again below."
    )

    SCORED = "Scored."
    TAKE = "Download the scored file"
    ANOTHER = "Score another"
    STATUSES = "Accounts per status"
    BAND = "{low} to {high}"
    ONE_ACCOUNT = "1 account"
    ACCOUNTS = "{count:,} accounts"
    SHOW_ALL = "Show all {count:,}"

    FINDINGS = "Findings"
    NO_FINDINGS = "None: every rule was understood and every value could be read."
    ONE_FINDING_TITLE = "1 finding to look at"
    FINDINGS_TITLE = "{count:,} findings to look at"
    FINDINGS_SHOWN = "Findings to show"
    ALL_LEVELS = "All {count:,}"
    LEVEL_ERROR = "error"
    LEVEL_WARNING = "warning"
    LEVEL_NOTE = "note"
    ONE_ERROR_SHOWN = "1 error"
    ERRORS_SHOWN = "{count:,} errors"
    ONE_WARNING_SHOWN = "1 warning"
    WARNINGS_SHOWN = "{count:,} warnings"
    ONE_NOTE_SHOWN = "1 note"
    NOTES_SHOWN = "{count:,} notes"
    AND_PLACES = "(and {count} more)"
    FINDING_EXPECTED = "Expected: {expected}"
    FINDING_VALUE = "Found: {found}"

    WORKING = "Working it out."
    CLOSE = "Close"
    RANK = "rank {rank}"
    TIER = "tier {tier}"
    PROFILE = "profile {profile}"
    MADE_OF = "What the rating is made of"
    CRITERION = "Criterion"
    VALUE = "Value"
    RULE = "Rule"
    MOVES = "Adds or takes away"
    POINTS = "Points"
    RATING = "Rating"
    UNKNOWN = "unknown"
    COULD_BE = (
        "{known:.0%} of the weight is known; with all known the rating could be from "
        "{low:.1f} to {high:.1f}."
    )
    BEHIND = "{field}, from {sheet}:"
    AND_MORE = "and {count:,} more"

    WHAT_IS_SHOWN = "What is shown"
    RATINGS = "Ratings"
    REVIEW = "Review"
    DRAFT = "Draft"
    COMPARED = "Compared."
    TAKE_COMPARED = "Download the comparison"
    LISTS_TILES = "Accounts per list"
    WORKING_LONGER = "Working it out. This takes some seconds."
    TABLE = "Table: {title}"
    CAVEATS = "What these figures cannot say"
    TAKE_REVIEW = "Download the reviewed file"


WORDS = {word.name.lower(): word for word in PageWord}
"""Each word by its name."""
