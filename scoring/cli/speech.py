"""Which language the command line speaks, and the commands that speak it.

What is said before a workbook is read is in the language of `--language`, else in that
of the environment, else English; what is said afterwards in that of the workbook,
unless `--language` names another.
"""

from __future__ import annotations

import os
from copy import copy
from typing import TYPE_CHECKING, Any, Final, TypeVar

import click

from scoring.cli.click_words import click_speaks
from scoring.cli.terminal import echo
from scoring.language import (
    LANGUAGES,
    Language,
    choose,
    language_of,
    phrase,
    speaking,
)


if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from contextlib import AbstractContextManager

    AnyCommand = TypeVar("AnyCommand", bound=click.Command)

click_speaks()

VARIABLE: Final = "ACCOUNT_SCORING_LANGUAGE"
HELP_OPTIONS: Final = ("-h", "--help")
OPTION: Final = "--language"
NO_LANGUAGE: Final = phrase("'{name}' is none of the languages: {languages}")
NO_VARIABLE: Final = phrase(
    "warning {variable}: '{name}' is none of the languages: {languages}"
)
NAMES: Final = ", ".join(
    f"{names[0]} ({language.value})" for language, names in LANGUAGES.items()
)


class LanguageName(click.ParamType[Any]):
    """A language by its code or its name."""

    name = "LANGUAGE"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> Language:
        """Find the language."""
        language = language_of(str(value))
        if language is None:
            self.fail(NO_LANGUAGE.format(name=value, languages=NAMES), param, ctx)
        return language


def _remember(ctx: click.Context, _: click.Parameter, value: Language | None) -> None:
    if value is not None:
        ctx.meta[OPTION] = value
        choose(value)


def language_option() -> click.Option:
    """Make the option by which a user chooses the language."""
    return click.Option(
        [OPTION],
        type=LanguageName(),
        is_eager=True,
        expose_value=False,
        callback=_remember,
        help="What to speak and write in, instead of the setting: en, da, sv or ro.",
    )


def wanted_language() -> Language | None:
    """Give the language that the user names on the command line, if any."""
    context = click.get_current_context(silent=True)
    return None if context is None else context.meta.get(OPTION)


def speak_as(language: Language) -> None:
    """Speak the language of a workbook, unless the user names another."""
    choose(wanted_language() or language)


def from_the_start(words: Sequence[str]) -> AbstractContextManager[None]:
    """Speak what the words typed say, else the environment, else English.

    The words are looked through before they are parsed, so that help and what is said
    of a misspelt option are in the language too.
    """
    named = "".join(
        after if word == OPTION else word.removeprefix(f"{OPTION}=")
        for word, after in zip(words, [*words[1:], ""], strict=True)
        if word == OPTION or word.startswith(f"{OPTION}=")
    )
    return speaking(language_of(named) or _of_environment())


def _of_environment() -> Language:
    name = os.environ.get(VARIABLE, "")
    language = language_of(name)
    if name and language is None:
        text = NO_VARIABLE.format(variable=VARIABLE, name=name, languages=NAMES)
        echo(text, err=True)
    return language or Language.ENGLISH


def paragraphs(text: str) -> str:
    r"""Say a help text, one paragraph at a time, as translators have it.

    >>> paragraphs("Score FILE\ninto a copy.\n\nNothing else changes.")
    'Score FILE into a copy.\n\nNothing else changes.'
    """
    parts = (" ".join(part.split()) for part in text.split("\n\n"))
    return "\n\n".join(str(phrase(part)) for part in parts if part)


class Command(click.Command):
    """A command whose help is in the language that is spoken, and that can be told one."""

    def __init__(self, *arguments: Any, **keywords: Any) -> None:
        # also where it runs by itself: click keeps the option that it makes first
        settings = {"help_option_names": [*HELP_OPTIONS]}
        keywords.setdefault("context_settings", settings)
        super().__init__(*arguments, **keywords)
        self.params.append(language_option())

    def get_help(self, ctx: click.Context) -> str:
        """Say the help."""
        return click.Command.get_help(spoken_command(self, ctx), ctx)

    def get_short_help_str(self, limit: int = 45) -> str:
        """Say the first sentence of the help."""
        return click.Command.get_short_help_str(_with_help(self), limit)


def _with_help(command: AnyCommand) -> AnyCommand:
    spoken = copy(command)
    spoken.help = paragraphs(command.help or "")
    return spoken


def spoken_command(command: AnyCommand, ctx: click.Context) -> AnyCommand:
    """Give a command whose help is in the language, as is that of its options."""
    spoken = _with_help(command)
    spoken.params = [_spoken_option(each) for each in command.get_params(ctx)]
    # the option for help is among them now
    spoken.add_help_option = False
    return spoken


def _spoken_option(parameter: click.Parameter) -> click.Parameter:
    if not isinstance(parameter, click.Option) or not parameter.help:
        return parameter
    option = copy(parameter)
    option.help = str(phrase(parameter.help))
    return option


def command(name: str | None = None) -> Callable[[Callable[..., Any]], Command]:
    """Make a command that speaks the language."""
    return click.command(name, cls=Command)
