"""The setting Matrix: two groups beside each other, each in steps with bounds."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final, NamedTuple

from scoring.finding_codes import finding
from scoring.findings import message
from scoring.language import phrase
from scoring.model.model import MOST_POINTS, Axis, Matrix, Tier
from scoring.values.suggest import nearest
from scoring.values.text import text_key
from scoring.vocabulary import LIST_SEPARATOR, Head, Setting


if TYPE_CHECKING:
    from collections.abc import Iterator

    from scoring.findings import Finding
    from scoring.model.model import Model

USUAL_BOUNDS: Final = (7.0, 4.0, 0.0)
USUAL_NAMES: Final = (("A", "B", "C"), ("1", "2", "3"))
FEWEST_STEPS, MOST_STEPS = 2, 5
EXAMPLE: Final = phrase(
    "Fit; Engagement or Fit: A 7, B 4, C 0; Engagement: 1 7, 2 4, 3 0"
)
TWO_GROUPS: Final = phrase("two groups such as {example}")
ONE_TWICE: Final = phrase("two different groups, not '{group}' twice")
NO_NAME: Final = phrase("a group before the colon of '{part}', such as {example}")
COUNT_OF_STEPS: Final = phrase("two to five steps for {group}, not '{steps}'")
NOT_FALLING: Final = phrase("falling bounds of at most 10 for {group}: '{steps}'")
SAME_NAME: Final = phrase("different names for the steps of {group}: '{steps}'")
NO_BOUND: Final = phrase("a name with a bound such as A 7, not '{word}'")
NO_SUCH: Final = phrase(
    "'{setting}' names '{group}', which is no group of Criteria ({groups})"
)
NO_GROUPS: Final = phrase(
    "'{setting}' names '{group}', but Criteria has no groups: fill the column {heading}"
)
NOTHING: Final = phrase(
    "'{setting}' names '{group}', in which no criterion earns points"
)
_STEP: Final = re.compile(
    r"(\S.*?)(?:\s+from)?\s*(?:=|>=|≥|\s)\s*([0-9]+(?:[.,][0-9]+)?)", re.IGNORECASE
)


class NotAMatrix(ValueError):  # noqa: N818 - says what was expected
    """A text that is no matrix; the message is what was expected, and where not."""


def read_matrix(text: str) -> Matrix:
    """Read the setting.

    Raises
    ------
    NotAMatrix
        If it is not two groups, each alone or with two to five falling bounds.

    Examples
    --------
    >>> read_matrix("Fit; Engagement").rows.steps[0]
    Tier(name='A', bound=7.0)
    >>> [step.name for step in read_matrix("Fit: Good 6, Rest; Deals").rows.steps]
    ['Good', 'Rest']
    """
    parts = [part.strip() for part in text.split(LIST_SEPARATOR) if part.strip()]
    if len(parts) != 2:  # noqa: PLR2004 - a matrix has two sides
        raise NotAMatrix(message(TWO_GROUPS, example=EXAMPLE))
    rows, columns = map(_axis, parts, USUAL_NAMES)
    if text_key(rows.group) == text_key(columns.group):
        raise NotAMatrix(message(ONE_TWICE, group=rows.group))
    return Matrix(rows, columns)


def _axis(part: str, usual: tuple[str, ...]) -> Axis:
    group, colon, steps_text = part.partition(":")
    group = " ".join(group.split())
    if not group:
        raise NotAMatrix(message(NO_NAME, part=part, example=EXAMPLE))
    if not colon:
        return Axis(group, tuple(map(Tier, usual, USUAL_BOUNDS)))
    steps = _steps(steps_text)
    names = {"group": group, "steps": steps_text.strip()}
    bounds = [step.bound for step in steps]
    if not FEWEST_STEPS <= len(steps) <= MOST_STEPS:
        raise NotAMatrix(message(COUNT_OF_STEPS, **names))
    if bounds != sorted(set(bounds), reverse=True) or bounds[0] > MOST_POINTS:
        raise NotAMatrix(message(NOT_FALLING, **names))
    if len({text_key(step.name) for step in steps}) < len(steps):
        raise NotAMatrix(message(SAME_NAME, **names))
    return Axis(group, steps)


def _steps(text: str) -> tuple[Tier, ...]:
    """Read steps; a comma may also be the decimal sign, with no space after it."""
    for separator in (r",\s+", r","):
        words = [word.strip() for word in re.split(separator, text) if word.strip()]
        read = [_step(word, last=word is words[-1]) for word in words]
        if all(read):
            return tuple(step for step in read if step)
    wrong = next(word for word, step in zip(words, read, strict=True) if not step)
    raise NotAMatrix(message(NO_BOUND, word=wrong))


def _step(word: str, *, last: bool) -> Tier | None:
    """Read a step; only the last can do without a bound."""
    match = _STEP.fullmatch(word)
    if match is not None:
        return Tier(match[1], float(match[2].replace(",", ".")))
    return Tier(word, 0.0) if last and "," not in word else None


def check_groups(model: Model) -> tuple[Model, list[Finding]]:
    """Spell the groups of the settings as Criteria does; those it lacks are findings."""
    settings = model.settings
    findings: list[Finding] = []
    spelled = {text_key(name): name for name in model.groups}
    for need in settings.also_needs:
        named = Named(Setting.CONTACT_ALSO_NEEDS, need.group, need.place)
        findings += _unknown(model, named)
    if settings.matrix is None:
        return model, findings
    place, axes = settings.matrix.place, (settings.matrix.rows, settings.matrix.columns)
    for axis in axes:
        findings += _unknown(model, Named(Setting.MATRIX, axis.group, place))
    rows, columns = (
        replace(axis, group=spelled.get(text_key(axis.group), axis.group))
        for axis in axes
    )
    matrix = replace(settings.matrix, rows=rows, columns=columns)
    return replace(model, settings=replace(settings, matrix=matrix)), findings


class Named(NamedTuple):
    """A group that a setting names, and the setting's cell."""

    setting: Setting
    group: str
    place: str


def _unknown(model: Model, named: Named) -> Iterator[Finding]:
    """Say that Criteria has no such group, or nothing to earn in it."""
    setting, group, place = named
    groups = {text_key(name): name for name in model.groups}
    if text_key(group) not in groups:
        there = ", ".join(model.groups)
        if there:
            sentence = message(NO_SUCH, setting=setting, group=group, groups=there)
            sentence = sentence.hint(nearest(group, model.groups))
        else:
            words = {"setting": setting, "group": group, "heading": Head.GROUP}
            sentence = message(NO_GROUPS, **words)
        yield finding("S103", place, sentence, expected=there, found=group)
    elif not any(
        criterion.weight > 0 and criterion.can_earn
        for criterion in model.criteria
        if text_key(criterion.group) == text_key(group)
    ):
        sentence = message(NOTHING, setting=setting, group=group)
        yield finding("S103", place, sentence, found=group)
