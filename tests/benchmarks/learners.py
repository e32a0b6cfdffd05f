"""Race `suggest` against what data scientists use, on deals that none of them learnt from.

Usage: pip install . --group docs; python -m tests.benchmarks.learners [FILE.csv]
[--outcome HEADING]

Without a file on deals made here: eight fields, some numbers and some words, a fifth of
the cells blank, won by a rule that is a straight line in the log odds, or one with peaks,
or nothing but chance. With a file, on its fields that do not know the outcome. Each
learner sees four fifths of the deals and judges the last one, five times.
"""

from __future__ import annotations

import argparse
import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from scoring.errors import FileError
from scoring.learning.chance import fit_curve
from scoring.learning.field_rows import NO_CHOICE
from scoring.learning.fields import clusters_of, folded_names, groups_of
from scoring.learning.folds import FOLDS, fold_of_outcomes
from scoring.learning.learn_table import learn_table
from scoring.learning.levels import Field, bins
from scoring.learning.outcomes import read_outcomes
from scoring.learning.separation import area
from scoring.learning.suggested_model import Outcomes, suggest_model
from scoring.learning.suggestions import MOST
from scoring.learning.weights import too_few
from scoring.model.model import Settings
from scoring.rating.accounts import Accounts
from scoring.reading.source_file import read_file
from scoring.values.days import day_of
from scoring.vocabulary import Sheet


if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from scoring.arrays import Bools, Floats

    Fields = Sequence[Field]
    Learner = Callable[[Fields, Outcomes, Fields], Floats]

NUMBERS, WORDS, BLANK = 4, 4, 0.2
SIZES: Final = (200, 1000, 5000)
RUNS: Final = 5
BINS: Final = 10


def suggested(known: Fields, outcomes: Outcomes, new: Fields) -> Floats:
    """A table of criteria, and the chance that its ratings tell."""
    model = suggest_model(known, outcomes)
    if not model.proposals:
        return np.full(len(new[0].values), outcomes.won.mean())
    curve = fit_curve(model.rate(known), outcomes.won)
    return curve.at(model.rate(new))


def naive_bayes(known: Fields, outcomes: Outcomes, new: Fields) -> Floats:
    """Shares per level, multiplied; numbers in ten bins, blank is a level."""
    from sklearn.naive_bayes import CategoricalNB  # noqa: PLC0415 - of group docs

    levels = [coded(each, other) for each, other in zip(known, new, strict=True)]
    first, other = (
        np.column_stack(each).astype(int) for each in zip(*levels, strict=True)
    )
    sizes = np.maximum(first.max(axis=0), other.max(axis=0)) + 1
    model = CategoricalNB(min_categories=sizes).fit(first, outcomes.won)
    chances: Floats = model.predict_proba(other)[:, 1]
    return chances


def coded(known: Field, new: Field) -> tuple[Any, Any]:
    """Give levels from 0 on."""
    if known.kind == "text":
        return tuple(np.nan_to_num(each.values, nan=-1) + 1 for each in (known, new))  # type: ignore[return-value]
    cut = bins(known.values, max(10, known.filled.sum() / BINS))
    edges = [known.values[cut == n].max() for n in range(int(cut.max(initial=0)))]
    return tuple(
        np.where(each.filled, np.searchsorted(edges, each.values) + 1, 0)
        for each in (known, new)
    )  # type: ignore[return-value]


def logistic(known: Fields, outcomes: Outcomes, new: Fields) -> Floats:
    """Ridge logistic regression, its strength by cross-validation; words as columns."""
    from sklearn.linear_model import LogisticRegressionCV  # noqa: PLC0415 - of group docs
    from sklearn.preprocessing import StandardScaler  # noqa: PLC0415 - of group docs

    columns = [wide(each, other) for each, other in zip(known, new, strict=True)]
    first, other = (np.column_stack(each) for each in zip(*columns, strict=True))
    scale = StandardScaler().fit(first)
    model = LogisticRegressionCV(
        Cs=10, cv=5, scoring="neg_log_loss", max_iter=2000, l1_ratios=(0,),
        use_legacy_attributes=False,
    )  # fmt: skip
    model.fit(scale.transform(first), outcomes.won)
    chances: Floats = model.predict_proba(scale.transform(other))[:, 1]
    return chances


def wide(known: Field, new: Field) -> tuple[Floats, Floats]:
    """Give columns of numbers: each word one, a blank one, numbers with their mean."""
    if known.kind == "text":
        words = np.arange(len(known.words))
        return tuple(
            (each.values[:, None] == words).astype(float) for each in (known, new)
        )
    mean = float(np.nanmean(known.values)) if known.filled.any() else 0.0
    return tuple(  # type: ignore[return-value]
        np.column_stack([np.nan_to_num(each.values, nan=mean), each.filled])
        for each in (known, new)
    )


def boosting(known: Fields, outcomes: Outcomes, new: Fields) -> Floats:
    """Boosted trees as they come, which know words and blanks."""
    from sklearn.ensemble import HistGradientBoostingClassifier  # noqa: PLC0415 - of group docs

    first, other = (np.column_stack([f.values for f in each]) for each in (known, new))
    kinds = [field.kind == "text" and len(field.words) < 250 for field in known]
    model = HistGradientBoostingClassifier(
        categorical_features=np.array(kinds), random_state=0
    )
    chances: Floats = model.fit(first, outcomes.won).predict_proba(other)[:, 1]
    return chances


LEARNERS: Final[dict[str, Learner]] = {
    "suggest": suggested,
    "naive Bayes": naive_bayes,
    "logistic": logistic,
    "boosting": boosting,
}


def race(fields: Fields, outcomes: Outcomes) -> dict[str, tuple[float, float]]:
    """Give the AUC (mean over folds) and the Brier score of each learner."""
    folds = fold_of_outcomes(outcomes.groups, outcomes.names, outcomes.won, repeat=0)
    figures = {}
    for name, learn in LEARNERS.items():
        areas, errors = [], []
        for fold in range(FOLDS):
            aside = folds == fold
            known, new = ([f.take(rows) for f in fields] for rows in (~aside, aside))
            chances, won = learn(known, outcomes.take(~aside), new), outcomes.won[aside]
            areas.append(area(chances.round(9), won))
            errors.append((chances - won) ** 2)
        figures[name] = float(np.mean(areas)), float(np.concatenate(errors).mean())
    return figures


def made(
    rng: np.random.Generator, count: int, kind: str
) -> tuple[list[Field], Outcomes]:
    """Make deals; half of the fields say nothing."""
    numbers, words = (
        rng.normal(size=(NUMBERS, count)),
        rng.integers(0, 6, (WORDS, count)),
    )
    line = np.full(count, -1.0)
    if kind != "chance":
        effect = numbers[:2] if kind == "line" else 1.2 - np.abs(numbers[:2]) * 1.5
        line += 0.8 * effect.sum(axis=0)
        line += rng.normal(0, 0.7, (2, 6))[np.arange(2)[:, None], words[:2]].sum(axis=0)
    won: Bools = rng.random(count) < 1 / (1 + np.exp(-line))
    spell = tuple("abcdef")
    fields = [Field(f"Number {n}", "number", row) for n, row in enumerate(numbers)]
    fields += [
        Field(f"Word {n}", "text", row.astype(float), spell, spell)
        for n, row in enumerate(words)
    ]
    for field in fields:
        field.values[rng.random(count) < BLANK] = np.nan
    each = np.arange(count)
    names = np.array([f"account {n}" for n in each], dtype=object)
    return fields, Outcomes(won, each, each, names)


def of_file(path: Path, outcome: str) -> tuple[list[Field], Outcomes]:
    """Read the deals of a file, its fields that know the outcome left out."""
    today, settings = day_of(dt.date.today()), Settings()  # noqa: DTZ011 - deals have no zone
    try:
        learnt = learn_table(read_file(path), settings, today, NO_CHOICE, outcome)
    except FileError as error:
        raise SystemExit(str(error)) from error
    refusal = too_few(np.arange(learnt.won + learnt.lost) < learnt.won)
    if refusal or not learnt.fields:
        raise SystemExit(refusal or learnt.refusal)
    tables = {Sheet.ACCOUNTS: learnt.table}
    deals, _ = read_outcomes(tables, frozenset(), settings, today)
    if len(deals) > MOST:
        message = f"{path.name} has more than {MOST:,} deals"
        raise SystemExit(message)
    table = learnt.table
    accounts = Accounts(table.frame, settings, today, table.headings)
    clusters = clusters_of(accounts, deals.accounts)
    # deals of one company stay in one fold, as `suggest` has it
    groups = groups_of(accounts, len(table.headings), deals.accounts, clusters)
    names = folded_names(accounts, deals.accounts)
    return [*learnt.fields], Outcomes(deals.won, groups, clusters, names)


def show(title: str, runs: list[dict[str, tuple[float, float]]]) -> None:
    """Print a row per learner: mean AUC and mean Brier score."""
    for name in LEARNERS:
        auc, brier = np.mean([run[name] for run in runs], axis=0)
        print(f"| {title} | {name} | {auc:.3f} | {brier:.4f} |", flush=True)


def main() -> None:
    """Race on a file, or on deals made here."""
    parser = argparse.ArgumentParser()
    parser.add_argument("file", nargs="?", type=Path)
    parser.add_argument("--outcome", default="")
    options = parser.parse_args()
    if options.file is not None:
        show(options.file.name, [race(*of_file(options.file, options.outcome))])
        return
    for kind in ("line", "peaks", "chance"):
        for count in SIZES:
            rng = np.random.default_rng(15)
            show(
                f"{kind}, {count:,}",
                [race(*made(rng, count, kind)) for _ in range(RUNS)],
            )


if __name__ == "__main__":
    main()
