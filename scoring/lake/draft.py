"""A run's work in progress: what is done stands there, whole, until all is done.

Everything is written under another name first and renamed, so that a run that breaks
off, however it does, leaves only whole files; `--resume` goes on with these.
"""

from __future__ import annotations

import json
import shutil
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import numpy as np
import pyarrow as pa
from pyarrow import feather, parquet

from scoring.errors import FileError
from scoring.language import phrase
from scoring.reading.output_paths import (
    NO_FOLDER,
    already_exists,
    exists,
    is_folder,
)
from scoring.xlsx.copy_parts import appearing


if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MANIFEST: Final = "_account_scoring.json"
"""Names that begin so are no data to any program that reads a folder."""
NO_ENDING: Final = phrase(
    "so many accounts are written into a folder: name one with -o, without an ending"
)
NOT_OURS: Final = phrase(
    "{folder} is a folder that this program did not write: name another with -o"
)
OTHERS: Final = phrase(
    "the run that broke off was one with other data, other criteria or another version: "
    "leave out --resume to begin anew"
)
NOTHING: Final = phrase("there is no run to resume: leave out --resume")
NOT_WRITTEN: Final = phrase("{folder} cannot be written: {why}")
DISK_FULL: Final = phrase(
    "{folder} cannot be written: the disk is full, make room or choose another place"
)
FULL: Final = ("No space left on device", "Disk quota exceeded")
"""How systems, and what writes for us, say so."""


@dataclass(frozen=True, slots=True)
class Target:
    """Where results go.

    Parameters
    ----------
    folder : Path
        The folder of Parquet files.
    overwrite : bool
        Whether results of an earlier run may be replaced.
    """

    folder: Path
    overwrite: bool = False

    @property
    def workbook(self) -> Path:
        """The workbook beside it."""
        return self.folder.with_name(f"{self.folder.name}.xlsx")

    def check(self, *, resume: bool) -> None:
        """Refuse a place that may not be written, before anything is read.

        A run that broke off may have written the workbook already.

        Raises
        ------
        FileError
            If something stands there, or there is no folder around it.
        """
        if self.folder.suffix:
            raise FileError(str(NO_ENDING))
        parent = self.folder.absolute().parent
        if not is_folder(parent):
            raise FileError(NO_FOLDER.format(folder=parent))
        for place in (self.folder, *(() if resume else (self.workbook,))):
            if exists(place) and not self.overwrite:
                raise already_exists(place)
        if exists(self.folder) and not exists(self.folder / MANIFEST):
            raise FileError(NOT_OURS.format(folder=self.folder))


@dataclass(frozen=True, slots=True)
class Draft:
    """The folder of a run's work in progress, beside where its results go."""

    target: Target

    @property
    def folder(self) -> Path:
        """The folder itself."""
        folder = self.target.folder
        return folder.with_name(f".{folder.name}-unfinished")

    @property
    def staged(self) -> Path:
        """Data that was written as Parquet."""
        return self.folder / "staged"

    @property
    def parts(self) -> Path:
        """The results, which take their place together."""
        return self.folder / "parts"

    @property
    def begun(self) -> bool:
        """Whether a run has left something that it can go on with."""
        return exists(self.folder / MANIFEST)

    def begin(self, *, resume: bool) -> None:
        """Make the folder, anew or as a run has left it.

        Raises
        ------
        FileError
            If there is no run to resume, or nothing can be written there.
        """
        if resume and not self.begun:
            raise FileError(str(NOTHING))
        with written(self.target.folder):
            if not resume:
                self.clear()
            for folder in (self.staged, self.parts):
                folder.mkdir(parents=True, exist_ok=True)

    def clear(self) -> None:
        """Take the work in progress away."""
        if exists(self.folder):
            shutil.rmtree(self.folder)

    def claim(self, digest: str, *, resume: bool) -> None:
        """Note what the run is of, or make sure that it goes on with the same.

        Raises
        ------
        FileError
            If the run that broke off was of something else.
        """
        place = self.folder / MANIFEST
        if not resume:
            self.save_json(MANIFEST, {"digest": digest})
            self.save_json(f"{self.parts.name}/{MANIFEST}", {"digest": digest})
        elif json.loads(place.read_text("utf-8")).get("digest") != digest:
            raise FileError(str(OTHERS))

    def part(self, number: int) -> Path:
        """Name the file of results of a part."""
        return self.parts / f"part-{number:05}.parquet"

    def has_part(self, number: int) -> bool:
        """Say whether the results of a part are done."""
        return exists(self.part(number))

    def has(self, name: str) -> bool:
        """Say whether a file is done."""
        return exists(self.folder / name)

    def save_json(self, name: str, content: Any) -> None:
        """Write a small file."""
        with appearing(self.folder / name) as file:
            file.write(json.dumps(content).encode("utf-8"))

    def load_json(self, name: str) -> Any:
        """Read a small file."""
        return json.loads((self.folder / name).read_text("utf-8"))

    def save_arrays(self, name: str, **arrays: np.ndarray) -> None:
        """Write arrays under their names."""
        with appearing(self.folder / name) as file:
            np.savez(file, allow_pickle=False, **arrays)

    def load_arrays(self, name: str, *keys: str) -> dict[str, np.ndarray]:
        """Read arrays by their names, all of them where none is named."""
        with np.load(self.folder / name) as arrays:
            return {key: arrays[key] for key in keys or arrays.files}

    def save_rows(self, name: str, rows: pa.Table) -> None:
        """Write some rows of the data."""
        with appearing(self.folder / name) as file:
            feather.write_feather(rows, file, compression="zstd")

    def load_rows(self, name: str) -> pa.Table:
        """Read some rows of the data."""
        return feather.read_table(self.folder / name, memory_map=False)

    def save_part(self, number: int, table: pa.Table) -> None:
        """Write the results of a part."""
        with appearing(self.part(number)) as file:
            parquet.write_table(table, file, compression="zstd")

    def finish(self) -> None:
        """Let all results take their place.

        Raises
        ------
        FileError
            If the system refuses.
        """
        folder, aside = self.target.folder, self.folder / "replaced"
        with written(folder):
            # in this order a run that is killed in here can go on, too
            (self.folder / self.target.workbook.name).replace(self.target.workbook)
            if exists(folder):
                folder.replace(aside)
            self.parts.replace(folder)
            self.clear()


@contextmanager
def written(folder: Path) -> Iterator[None]:
    """Say of a folder that the system does not let us write."""
    try:
        yield
    except OSError as error:
        if is_full(error):
            raise FileError(DISK_FULL.format(folder=folder)) from error
        why = error.strerror or str(error)
        raise FileError(NOT_WRITTEN.format(folder=folder, why=why)) from error


def is_full(error: Exception) -> bool:
    """Say whether something failed for want of room on the disk."""
    return any(words in str(error) for words in FULL)
