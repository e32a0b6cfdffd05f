"""The words of the sheet Review."""

from __future__ import annotations

from scoring.language import Wording


class ReviewWord(Wording):
    """What stands on Review, in the order of the page."""

    TITLE = "Review"
    ABOUT = (
        "Do the ratings win deals?   {file}   {today}   {won:,} won and {lost:,} lost"
    )
    OUTCOMES = "outcomes"
    WIN_RATE = "of them won"
    IN_CASES = "of 100 pairs rightly ordered"
    AT_CONTACT = "won at {bound:g} or more"
    BELOW_CONTACT = "won below {bound:g}"
    IN_BEST = "of all won deals in the best 20 %"
    FIGURES = "Figures of the charts"
    GAINS = "Of all won deals so many are among the best 10, 20 ... % by rating"
    BEST = "Best"
    SHARE_OF_WON = "% of won"
    TIERS = "Win rate by tier, in %"
    TIER = "Tier"
    BY_TIER = "Win rate by tier"
    BY_STATUS = "Win rate by status, and at Contact from"
    BEST_PARTS = "The best by rating"
    CUTOFFS = "Calling from a rating on"
    NAME = "Name"
    SIZE = "Outcomes"
    WON = "Won"
    SHARE = "Win rate"
    INTERVAL = "Likely between"
    LIFT = "Lift"
    EXPECTED = "Expected"
    FROM = "Rating from"
    PER_WEEK = "A week"
    MISSED = "Won missed"
    MISSED_SHARE = "of all won"
    CALLS = "Calls a win"
    OPEN = "Open now"
    WEEKS = "Weeks"
    SUGGESTED = "Suggested weights"
    SUGGESTED_OF = "Suggested weights: {profile}"
    WEIGHT_SHARE = "Share"
    NOBODY = "nobody"
    BETWEEN = "{low} to {high} %"
    PERCENT = "{share} %"
    CRITERION = "Criterion"
    YOURS = "Yours"
    SUGGESTED_ONE = "Suggested"
    SPAN = "from - to"
    WAY = "Direction"
    BY_PAIRS = "Weights by pairs, from the sheet Compare"
    PAIRS = "By pairs"
    HOW_TO_APPLY_PAIRS = (
        "Nothing is changed until you run: account-scoring apply {file} --compare"
    )
    STABILITY = "How far a weight alone may move"
    WEIGHT = "Weight"
    LOW = "Down to"
    HIGH = "Up to"
    THEN_BELOW = "then, below"
    THEN_ABOVE = "then, above"
    NO_LIMIT = "no limit"
    NOT_KNOWN = "not known"
    FIELDS = "Which fields know the outcome"
    FIELD = "Field"
    AUC = "AUC"
    USE = "Use"
    SAYS = "What it says"
    DRIFT = "What has changed since the last review"
    PSI = "PSI"
    NOISE = "Noise"
    DRIFT_WORD = "It is"
    NO_DRIFT = "Nothing to compare with yet: this is the first review."
    NOTES = "What these figures cannot say"
    LATELY = "Lately, the most recent fifth: {text}"
    LEARNT = "Learnt from these: {text}"
    BRIER = (
        "Chances are off by {brier:.3f} (Brier); the overall share by {base:.3f}; skill "
        "{skill:.0%}."
    )
    GAIN = (
        "On deals that they were not learnt from: AUC {own} with yours, {auc} with these, "
        "learnt from {learnt:,} outcomes."
    )
    SPAN_SAYS = (
        "from - to: how far the suggestion would move with other deals like these."
    )
    JOINING = "{count:,} would join the contacts: {names}"
    LEAVING = "{count:,} would leave them: {names}"
    CUTOFF = "From {cutoff} on there would be about as many contacts as today."
    HOW_TO_APPLY = "Nothing is changed until you run: account-scoring apply {file}"
    APPLY_IN_EXCEL = (
        "Nothing is changed until you press Apply on the tab Account scoring."
    )
    APPLY_IN_LITE = (
        "Nothing is changed until you run Apply in the pane of xlwings Lite."
    )
    APPLY_IN_SHEETS = (
        "Nothing is changed until you choose Apply in the menu Account scoring."
    )
    BY_HAND_IN_EXCEL = (
        "Nothing is changed by itself: write the weights that you believe into Weight on "
        "Criteria, and press Score."
    )
    BY_HAND_IN_SHEETS = (
        "Nothing is changed by itself: write the weights that you believe into Weight on "
        "Criteria, and choose Score in the menu Account scoring."
    )
    APPLY_ON_PAGE = (
        "Nothing is changed by itself: write the weights that you believe into Weight on "
        "Criteria of your workbook, and rate it on the page again."
    )
    UP = "more"
    DOWN = "less"
    SAME = "the same"
