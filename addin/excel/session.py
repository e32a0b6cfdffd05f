"""Excel while it is worked on: still, told what is being done, and put back after."""

from __future__ import annotations

from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING, Any, Final

from addin.excel.excel_api import optional
from scoring.language import number, phrase


if TYPE_CHECKING:
    from collections.abc import Iterator

    import xlwings as xw

    from scoring.progress import Progress, Tell

TITLE: Final = phrase("Account scoring")
QUIET: Final = {
    "screen_updating": False,
    "enable_events": False,
    "calculation": "manual",
}


@contextmanager
def quiet(app: xw.App) -> Iterator[Tell]:
    """Keep Excel still, and give a way to tell its user how far things are.

    All settings are put back at the end, whatever happens.
    """
    with ExitStack() as after:
        after.callback(_set_property, app, "status_bar", value=False)
        for name, value in QUIET.items():
            with optional():
                before = getattr(app, name)
                after.callback(_set_property, app, name, value=before)
                setattr(app, name, value)

        def tell(progress: Progress) -> None:
            shown = f"{TITLE}: {progress.text} {number(progress.share, '.0%')}"
            _set_property(app, "status_bar", value=shown)

        yield tell


def _set_property(app: xw.App, name: str, *, value: Any) -> None:
    with optional():
        setattr(app, name, value)


def say(app: xw.App, text: str, *, grave: bool = False) -> None:
    """Show a message, where the program can."""
    with optional():
        app.alert(str(text), str(TITLE), mode="critical" if grave else "info")


def agreed(app: xw.App, question: str) -> bool:
    """Ask whether to go on; where the program cannot ask, nobody has agreed."""
    with optional():
        return app.alert(question, str(TITLE), buttons="ok_cancel", mode="info") == "ok"
    return False
