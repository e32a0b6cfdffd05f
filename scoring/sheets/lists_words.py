"""The words of the pages that lay two lists of contacts side by side."""

from __future__ import annotations

from scoring.language import Wording


class ListsWord(Wording):
    """The words of Draft and Compared; braces are filled in."""

    DRAFT = "Draft"
    DRAFT_ABOUT = "{file}, as of {today}: what Draft weight and Draft points on Criteria would change. Nothing else has changed."
    DRAFT_SAME = "With the draft the list stays as it is: {contacts:,} to contact"
    DRAFT_MOVES = "{now:,} to contact now, {then:,} with the draft: {enter:,} enter, {leave:,} leave"
    NO_DRAFT = (
        "No draft yet: write another weight under Draft weight on Criteria, then score"
    )
    NOW = "now"
    THEN = "with the draft"
    ENTER = "Enter: {count:,}"
    LEAVE = "Leave: {count:,}"
    COMPARED = "Two views of the same accounts"
    COMPARED_ABOUT = "{one} and {other}, {accounts:,} accounts in both, as of {today}"
    COMPARED_LEFT = "{about}; left out, since only one has them: {count:,}"
    AGREE = "Both would call the same {contacts:,} of {accounts:,} accounts"
    DISAGREE = "Both would call {both:,} of {accounts:,} accounts; about {disputed:,} they disagree"
    BECAUSE = "Both would call {both:,} of {accounts:,} accounts; about {disputed:,} they disagree, mostly because of {first}"
    BECAUSE_BOTH = "Both would call {both:,} of {accounts:,} accounts; about {disputed:,} they disagree, mostly because of {first} and {second}"
    MEAN_SETTLES = "With the mean of both weights the two lists are the same: {contacts:,} to contact"
    MEAN_ONE = "Of the {first:,} that only {one} would call, {first_stay:,} stay with it; of the {second:,} that only {other} would call, {second_stay:,}"
    MEAN_ONE_SIDE = (
        "Of the {count:,} that only {name} would call, {stay:,} stay with it"
    )
    MEAN_LEAVES = "With the mean of both weights they would still disagree about {disputed:,}: the rules differ, not only the weights"
    ONLY = "Only {name} would call: {count:,}"
    CONTACTS = "to contact, {name}"
    ACCOUNTS = "accounts"
    IN_BOTH = "in both"
    ENTERING = "enter"
    LEAVING = "leave"
    ONLY_TILE = "only {name}"
    RATINGS = "Ratings, {name}"
    RATING = "Rating"
    COUNT = "Accounts"
    FIGURES = "Figures behind the charts"
    ACCOUNT = "Account"
    CAUSE = "Mostly because of"
    BY_HAND = "decided by hand"
    DISQUALIFIES = "{criterion} disqualifies"
    NOTHING = "{one} and {other}: no criterion moved it"
    NOBODY = "Nobody"
    MORE = "and {count:,} more"
    WEIGHTS = "What each criterion weighs"
    CRITERION = "Criterion"
    WEIGHT = "Weight, {name}"
    MEAN = "Mean"
    HANGS = "Hangs on it"
