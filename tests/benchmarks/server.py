"""Load the server as many clients at once would, and see how it bears it.

Usage: python -m tests.benchmarks.server [--seconds 8] [--processes N]

Needs wrk. Everything runs on this machine: the clients take their share of it.
"""

from __future__ import annotations

import argparse
import itertools
import json
import os
import re
import shutil
import signal
import subprocess
import tempfile
import time
from pathlib import Path
from typing import Any, Final

import httpx
import pandas as pd

from tests.benchmarks.case import accounts, criteria_rows
from tests.server.serving import Served, children, serving, wait_until


ADDRESS: Final = "/api/v1/accounts"
CLIENTS: Final = (1, 8, 64)
ROWS: Final = (100, 10_000)
MANY: Final = 10_000
SCRIPT: Final = """\
local file = io.open("{body}", "rb")
wrk.method, wrk.body = "POST", file:read("*a")
wrk.headers["Content-Type"] = "application/json"
file:close()
done = function(summary, latency, requests)
  io.write(string.format("FOUND %.6f %d %.1f %.1f %.1f %d %d\\n",
    summary.duration / 1e6, summary.requests, latency:percentile(50) / 1000,
    latency:percentile(99) / 1000, latency.max / 1000, summary.errors.status,
    summary.errors.connect + summary.errors.read + summary.errors.timeout))
end
"""


def body(rows: int) -> dict[str, Any]:
    """A request for the ratings of so many accounts."""
    frame = accounts(rows)
    for name in frame.columns[frame.dtypes.map(lambda kind: kind.kind == "M")]:
        days = frame[name].dt.strftime("%Y-%m-%d")
        frame[name] = pd.Series([{"date": day} for day in days], dtype=object)
    cells = frame.astype(object).where(frame.notna(), None)
    return {
        "headings": list(frame.columns),
        "criteria": criteria_rows(),
        "accounts": cells.to_numpy().tolist(),
    }


def load(served: Served, script: Path, clients: int, seconds: float) -> list[float]:
    """Let wrk ask for a while: seconds, requests, p50, p99, max, refused, failed."""
    command = ["wrk", "-t", str(min(clients, 2)), "-c", str(clients)]
    command += ["-d", f"{seconds:g}s", "--timeout", "60s", "-s", str(script)]
    done = subprocess.run(
        [*command, served.address + ADDRESS], capture_output=True, text=True, check=True
    )
    (matches,) = re.findall(r"^FOUND (.+)$", done.stdout, re.MULTILINE)
    return [float(number) for number in matches.split()]


def memory(served: Served) -> float:
    """Megabytes that the server and all its processes hold."""
    pids = [served.pid]
    for pid in pids:
        pids += children(pid)
    megabytes = 0
    for pid in pids:
        status = Path(f"/proc/{pid}/status").read_text(encoding="utf-8")
        megabytes += int(re.findall(r"VmRSS:\s+(\d+)", status)[0])
    return megabytes / 1024


def settle(served: Served) -> None:
    """Wait until what wrk left behind is done: this comes after it in the queue."""
    httpx.post(served.address + ADDRESS, json=body(1), timeout=120)


def throughput(served: Served, folder: Path, seconds: float) -> None:
    """Print requests per second and waiting times."""
    print("   rows  clients  requests/s   p50 ms   p99 ms   refused  failed")
    for rows, clients in itertools.product(ROWS, CLIENTS):
        script = folder / f"{rows}.lua"
        settle(served)
        took, done, half, most, _, refused, failed = load(
            served, script, clients, seconds
        )
        rate = (done - refused) / took
        print(
            f"{rows:>7,}  {clients:>7}  {rate:>10.1f}  {half:>7.1f}  {most:>7.1f}"
            f"  {refused:>8.0f}  {failed:>6.0f}",
            flush=True,
        )


def steadiness(served: Served, folder: Path) -> None:
    """Print the memory before and after many requests."""
    done, own_rows = 0.0, [memory(served)]
    while done < MANY:
        done += load(served, folder / "100.lua", 8, 5)[1]
        own_rows.append(memory(served))
    shown = ", ".join(f"{megabytes:.0f}" for megabytes in own_rows)
    print(f"memory over {done:,.0f} requests of 100 rows: {shown} MB")


def overload(folder: Path) -> None:
    """Ask a server with few places for more than it can do."""
    options = ("--processes", "1", "--waiting", "4", "--per-minute", "0")
    with serving(*options) as served:
        _, done, half, *_, refused, failed = load(served, folder / "10000.lua", 64, 5)
        answer = httpx.get(f"{served.address}/health")
        print(
            f"overload, 64 clients for 5 places: {done - refused:.0f} answered, "
            f"{refused:.0f} times 503 (half within {half:.0f} ms), "
            f"{failed:.0f} failed; health afterwards {answer.status_code}"
        )


def killed(folder: Path) -> None:
    """Kill a worker while many ask."""
    options = ("--workers", "2", "--processes", "1", "--per-minute", "0")
    with serving(*options) as served:

        def workers() -> list[int]:
            return [pid for pid in children(served.pid) if children(pid)]

        wait_until(lambda: len(workers()) == 2)
        command = ["wrk", "-t", "2", "-c", "16", "-d", "6s", "--timeout", "30s", "-s"]
        command += [str(folder / "100.lua"), served.address + ADDRESS]
        asking = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        time.sleep(2)
        os.kill(workers()[0], signal.SIGKILL)
        output = asking.communicate()[0]
        (matches,) = re.findall(r"^FOUND (.+)$", output, re.MULTILINE)
        _, done, *_, refused, failed = map(float, matches.split())
        wait_until(lambda: len(workers()) == 2)
        print(
            f"kill -9 of one of two workers, 16 clients: {done:.0f} answered, "
            f"{refused:.0f} refused, {failed:.0f} cut off; two workers again"
        )


def main() -> None:
    """Run everything."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--seconds", type=float, default=8)
    parser.add_argument("--processes", type=int, default=os.cpu_count() or 2)
    arguments = parser.parse_args()
    if shutil.which("wrk") is None:
        message = "this needs wrk: apt-get install wrk"
        raise SystemExit(message)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for rows in ROWS:
            content = folder / f"{rows}.json"
            content.write_text(json.dumps(body(rows)), encoding="utf-8")
            script = SCRIPT.replace("{body}", str(content))
            (folder / f"{rows}.lua").write_text(script, encoding="utf-8")
        options = ("--processes", str(arguments.processes), "--waiting", "100")
        with serving(*options, "--per-minute", "0") as served:
            print(
                f"{os.cpu_count()} processors, {arguments.processes} scoring processes"
            )
            throughput(served, folder, arguments.seconds)
            steadiness(served, folder)
        overload(folder)
        killed(folder)


if __name__ == "__main__":
    main()
