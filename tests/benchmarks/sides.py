"""One side of one race, run in a process of its own so that its memory is its own.

Usage: python sides.py SIDE N FOLDER; prints seconds, CPU seconds and peak memory as
JSON.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.benchmarks.case import TODAY, accounts, criteria_rows


if TYPE_CHECKING:
    from collections.abc import Callable

CORES = 2


def kernel_ours(n: int, folder: Path) -> Callable[[], object]:  # noqa: ARG001
    """Rate with contributions and why, the frame given."""
    from scoring import parse_model  # noqa: PLC0415
    from scoring.explain.why import why  # noqa: PLC0415
    from scoring.rating.rate import rate  # noqa: PLC0415

    frame, model = accounts(n), parse_model(criteria_rows())
    why(rate(model, frame.head(1000), today=TODAY))  # both sides start warm
    return lambda: why(rate(model, frame, today=TODAY))


def kernel_bare(n: int, folder: Path) -> Callable[[], object]:  # noqa: ARG001
    """Do the same in bare numpy."""
    from tests.benchmarks import bare  # noqa: PLC0415

    frame = accounts(n)
    bare.score(frame.head(1000))
    return lambda: bare.score(frame)


def file_ours(n: int, folder: Path) -> Callable[[], object]:
    """Read, rate, rank and write a copy with three sheets."""
    from scoring.pipeline import Options, score_file  # noqa: PLC0415

    target = folder / f"ours-{n}.xlsx"
    options = Options(today=TODAY)
    return lambda: score_file(folder / f"{n}.xlsx", target, options, overwrite=True)


def file_nothing(n: int, folder: Path) -> Callable[[], object]:
    """Read and write with the fastest libraries of one thread, scoring nothing."""
    import fastexcel  # noqa: PLC0415
    from rustpy_xlsxwriter import write_worksheet  # noqa: PLC0415

    def run() -> None:
        book = fastexcel.read_excel(str(folder / f"{n}.xlsx"))
        frame = book.load_sheet("Accounts", eager=True)
        import pyarrow as pa  # noqa: PLC0415

        table = pa.table(frame)
        write_worksheet(table, str(folder / f"nothing-{n}.xlsx"), sheet_name="Scored")

    return run


def file_native(n: int, folder: Path) -> Callable[[], object]:
    """Read and write as fast as is known, scoring nothing."""
    import excelreader  # noqa: PLC0415
    import pyarrow as pa  # noqa: PLC0415
    import rapidxlsx  # noqa: PLC0415

    # a sheet of a million rows is more than it takes unasked
    large = excelreader.OpenOptions(max_total_decompressed_bytes=1 << 32)

    def run() -> None:
        path = str(folder / f"{n}.xlsx")
        with excelreader.open_workbook(path, options=large) as book:
            sheet = book.sheets["Accounts"]
            batch = sheet.to_arrow(sheet.infer_schema(), parallelism=CORES)
        table = pa.Table.from_batches([batch])
        rapidxlsx.write(str(folder / f"native-{n}.xlsx"), table)

    return run


def file_script(n: int, folder: Path) -> Callable[[], object]:
    """Do what a careful analyst's script does: read_excel, apply, to_excel."""
    import pandas as pd  # noqa: PLC0415

    from scoring import parse_model  # noqa: PLC0415
    from scoring.rating.one_account import Rater  # noqa: PLC0415
    from scoring.values.days import day_of  # noqa: PLC0415

    model = parse_model(criteria_rows())

    def run() -> None:
        book = folder / f"{n}.xlsx"
        frame = pd.read_excel(book, sheet_name="Accounts", engine="openpyxl")
        rater = Rater.of(model, tuple(frame.columns))
        day = day_of(TODAY)
        rating = frame.apply(lambda row: rater.rate(list(row), day).rating, axis=1)
        frame["Rating"] = rating
        frame = frame.sort_values("Rating", ascending=False, kind="stable")
        frame.to_excel(folder / f"script-{n}.xlsx", index=False)

    return run


SIDES: dict[str, Callable[[int, Path], Callable[[], object]]] = {
    side.__name__: side
    for side in (
        *(kernel_ours, kernel_bare),
        *(file_ours, file_nothing, file_native, file_script),
    )
}


def measure(side: str, n: int, folder: Path) -> dict[str, Any]:
    """Time one side once, and note the memory it took beyond its input."""
    run = SIDES[side](n, folder)
    if side.startswith("kernel"):
        run()  # the engine loads what it needs when it first meets so many
    # 5 makes Linux count the peak anew, from what is in use now
    Path("/proc/self/clear_refs").write_text("5", encoding="ascii")
    before = memory("VmRSS")
    start, worked = time.perf_counter(), cpu_seconds()
    run()
    seconds, cpu = time.perf_counter() - start, cpu_seconds() - worked
    peak = memory("VmHWM")
    return {"seconds": seconds, "cpu": cpu, "peak": peak, "extra": peak - before}


def cpu_seconds() -> float:
    """Seconds that all threads of this process have worked, and Linux for them."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def memory(what: str) -> float:
    """Gigabytes that Linux counts for this process."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.partition(f"{what}:")[2].split()[0]) / 1e6


if __name__ == "__main__":
    print(json.dumps(measure(sys.argv[1], int(sys.argv[2]), Path(sys.argv[3]))))
