"""What click says by itself, in the language that is spoken.

Click asks gettext, whose language is one for the whole process; ours is that of the
work at hand. So click is given our own way of saying a text.
"""

from __future__ import annotations

from typing import Any, Final

from click import core, exceptions, formatting, parser, types

from scoring.language import Phrase, phrase


WORDS: Final = frozenset(
    (
        phrase("Usage:"),
        phrase("Options"),
        phrase("Commands"),
        phrase("default: {default}"),
        phrase("required"),
        phrase("Error: {message}"),
        phrase("Try '{command} {option}' for help."),
        phrase("Missing command."),
        phrase("Missing argument"),
        phrase("Missing option"),
        phrase("No such option {name!r}."),
        phrase("No such command {name!r}."),
        phrase("Did you mean {possibility}?"),
        phrase("(Did you mean one of: {possibilities}?)"),
        phrase("Got unexpected extra argument ({args})"),
        phrase("Got unexpected extra arguments ({args})"),
        phrase("Option {name!r} does not take a value."),
        phrase("Option {name!r} requires an argument."),
        phrase("Invalid value: {message}"),
        phrase("Invalid value for {param_hint}: {message}"),
        phrase("Choose from:\n\t{choices}"),
        phrase("{value!r} is not {choice}."),
        phrase("{value!r} is not one of {choices}."),
        phrase("{value!r} is not a valid {number_type}."),
        phrase("{value} is not in the range {range}."),
        phrase("{name} {filename!r} does not exist."),
        phrase("{name} {filename!r} is a file."),
        phrase("{name} {filename!r} is a directory."),
        phrase("{name} {filename!r} is not readable."),
        phrase("{name} {filename!r} is not writable."),
        phrase("file"),
        phrase("directory"),
        phrase("path"),
    )
)
"""Its texts, as they stand in click; those that only programmers see are none."""


class Kind(Phrase):
    """What click calls a kind of value; a usage line has it in capitals."""

    __slots__ = ()

    def upper(self) -> str:
        """Say it in capitals."""
        return str(self).upper()


KINDS: Final = {
    types.StringParamType: Kind(phrase("text").english),
    types.IntParamType: Kind(phrase("integer").english),
    types.IntRange: Kind(phrase("integer range").english),
    types.FloatParamType: Kind(phrase("float").english),
    types.FloatRange: Kind(phrase("float range").english),
}
HELP: Final = phrase("Show this message and exit.")
VERSION: Final = phrase("Show the version and exit.")
"""The help of its own options, which are made before a language is spoken."""


def say(text: str) -> str:
    """Say a text of click's."""
    return str(phrase(text)) if text in WORDS else text


def say_one_or_more(one: str, more: str, count: int) -> str:
    """Say a text of click's that depends on how many there are."""
    return say(one if count == 1 else more)


def path_metavar(
    kind: types.Path[Any],
    param: core.Parameter,
    ctx: object = None,  # noqa: ARG001 - click gives it by name
) -> str | None:
    """Say what an option takes where that is a path; an argument has its own name.

    click names a path when the option is made, which is before a language is spoken.
    """
    if not isinstance(param, core.Option):
        return None
    both = kind.file_okay and kind.dir_okay
    return say("path" if both else "file" if kind.file_okay else "directory").upper()


def click_speaks() -> None:
    """Let click say its texts as we say ours."""
    for module in (core, exceptions, formatting, parser, types):
        names = vars(module)
        names["_"] = say
        if "ngettext" in names:
            names["ngettext"] = say_one_or_more
    setattr(types.Path, "get_metavar", path_metavar)  # noqa: B010 - its own is typed otherwise
    for kind, name in KINDS.items():
        kind.name = name
