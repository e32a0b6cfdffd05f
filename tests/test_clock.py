"""Nothing in scoring looks at a clock, but for the one place where a day may be missing."""

from __future__ import annotations

import re
from pathlib import Path

import scoring


CLOCK = re.compile(r"\.(now|today|utcnow|localtime|gmtime|time_ns)\(|time\.(time)\(")
ROOT = Path(scoring.__file__).parent


def clocks(text: str) -> list[str]:
    return [match[1] or match[2] for match in CLOCK.finditer(text)]


def test_a_clock_is_found() -> None:
    assert clocks("dt.datetime.now().astimezone()") == ["now"]
    assert clocks("day = dt.date.today()") == ["today"]
    assert clocks("start = time.time()") == ["time"]
    assert clocks("time.localtime()") == ["localtime"]
    assert clocks("self.today, options.today, dt.time(), time.sleep(1)") == []


def test_the_day_is_passed_in() -> None:
    texts = {path: path.read_text(encoding="utf-8") for path in ROOT.rglob("*.py")}
    clocks_by_file = {
        path.relative_to(ROOT).as_posix(): clocks(t) for path, t in texts.items()
    }
    assert {name: names for name, names in clocks_by_file.items() if names} == {
        "stages.py": ["now"]
    }
