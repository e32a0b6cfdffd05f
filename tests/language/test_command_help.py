"""Help texts of the command line stand in the catalogues, and are said from there."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import TYPE_CHECKING

import click
import pytest
from click.testing import CliRunner

from scoring.cli import click_words
from scoring.cli.commands import cli
from scoring.cli.speech import VARIABLE, Command, paragraphs
from scoring.language import Language, catalogues
from tests.language.pseudo import pseudo
from tools.catalogues import entries, entries_of


if TYPE_CHECKING:
    from collections.abc import Iterator


def commands() -> Iterator[click.Command]:
    yield cli
    context = click.Context(cli)
    for name in cli.list_commands(context):
        command = cli.get_command(context, name)
        if isinstance(command, Command):
            yield command


def test_help_of_options_and_each_paragraph_of_a_command_are_texts() -> None:
    source = (
        "@command()\n@click.option('--far', help='Go far.')\n"
        'def go():\n    """Go\n    on.\n\n    And back.\n    """\n'
        'def stay():\n    """No command."""\n'
    )
    texts = [entry.text for entry in entries_of(source, "go.py")]
    assert sorted(texts) == ["And back.", "Go far.", "Go on."]


@pytest.mark.slow
@pytest.mark.parametrize("command", [*commands()], ids=lambda each: each.name)
def test_the_catalogues_have_the_help_of_each_command(command: click.Command) -> None:
    texts = {entry.text for entry in entries()}
    assert {*paragraphs(command.help or "").split("\n\n")} <= texts
    options = [each for each in command.params if isinstance(each, click.Option)]
    assert {each.help for each in options if each.help} - texts <= {
        "Show the version and exit."  # of click
    }


@pytest.mark.parametrize(
    ("words", "environment"),
    [
        (["score", "--help", "--language", "da"], ""),
        (["score", "--language=Dansk", "--help"], ""),
        (["score", "--help"], "da-DK"),
    ],
)
def test_help_is_said_in_the_language(
    words: list[str], environment: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(catalogues, "catalogue", pseudo)
    result = CliRunner(env={VARIABLE: environment}).invoke(cli, words)
    assert "⟦Score FILE into a copy" in result.output
    assert "⟦Print data for programs.⟧" in result.output


def test_without_a_language_help_is_english() -> None:
    result = CliRunner(env={VARIABLE: ""}).invoke(cli, ["--help"])
    assert "Rate accounts from 0 to 10" in result.output


@pytest.mark.parametrize("name", ["Klingon", "xx"])
def test_a_language_that_there_is_not_is_refused(name: str) -> None:
    result = CliRunner().invoke(cli, ["check", "book.xlsx", "--language", name])
    assert result.exit_code == 2
    assert f"'{name}' is none of the languages: English (en), Dansk" in result.output


def test_an_environment_of_no_language_is_named() -> None:
    result = CliRunner(env={VARIABLE: "Klingon"}).invoke(cli, ["--help"])
    assert f"warning {VARIABLE}: 'Klingon' is none" in result.stderr


def test_a_command_leaves_the_language_of_its_caller() -> None:
    from scoring.language import current  # noqa: PLC0415 - read after the command

    CliRunner().invoke(cli, ["score", "none.xlsx", "--language", "sv"])
    assert current() is Language.ENGLISH


@pytest.fixture(scope="module")
def constants() -> set[object]:
    """What stands as a constant in click's own code."""
    folder = Path(click.__file__).parent
    return {
        node.value
        for file in folder.glob("*.py")
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.Constant)
    }


@pytest.mark.parametrize("text", sorted({*click_words.WORDS, click_words.HELP}))
def test_each_word_of_clicks_is_one_that_it_says(
    text: str, constants: set[object]
) -> None:
    assert str.__str__(text) in constants


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("--help", "Kommandoer:"),
        ("score --help", "Vis denne hjælp og afslut."),
        ("scor", "Fejl: Kommandoen 'scor' findes ikke. Mente du 'score'?"),
        ("score --nope", "Tilvalget '--nope' findes ikke."),
        ("score a b", "Fejl: Et argument for meget (b)"),
        ("explain", "Manglende argument 'FILE'."),
        ("score a --contact-from 99", "99.0 ligger uden for 0<=x<=10."),
        ("score a --contact-from x", "'x' er ikke et gyldigt tal (decimaltal)."),
        ("serve --help", "--port HELTAL "),
        ("serve --help", "--host TEKST "),
        ("score a --today", "Tilvalget '--today' skal have en værdi."),
    ],
)
def test_click_speaks_the_language(words: str, expected: str) -> None:
    runner = CliRunner(env={"COLUMNS": "200", VARIABLE: "da"})
    output = runner.invoke(cli, words.split()).output
    assert expected in output
    assert not {"Usage", "Options", "Error", "Try"} & {*output.split()}


def test_click_speaks_english_again_afterwards() -> None:
    CliRunner().invoke(cli, ["score", "--help", "--language", "sv"])
    output = CliRunner(env={VARIABLE: ""}).invoke(cli, ["score", "--help"]).output
    assert "Usage: " in output
    assert "Show this message and exit." in output


@pytest.mark.parametrize("command", ["score", "review", "add"])
def test_a_path_is_said_alike_by_every_command(command: str) -> None:
    """Options are made before a language is spoken, some sooner than others."""
    text = CliRunner(env={VARIABLE: "da"}).invoke(cli, [command, "--help"]).output
    assert "--output STI" in text
    assert "PATH" not in text
