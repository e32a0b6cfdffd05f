"""The kinds of arrays, named once.

An array has no shape in its type: docstrings say it. Whole numbers are `Ints` unless
there are so many that their size matters.
"""

from __future__ import annotations

from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray


Floats: TypeAlias = NDArray[np.float64]
Bools: TypeAlias = NDArray[np.bool_]
Ints: TypeAlias = NDArray[np.int64]
Int32s: TypeAlias = NDArray[np.int32]
Int16s: TypeAlias = NDArray[np.int16]
Int8s: TypeAlias = NDArray[np.int8]
Bytes: TypeAlias = NDArray[np.uint8]
Words: TypeAlias = NDArray[np.uint64]
Indices: TypeAlias = NDArray[np.intp]
"""Places in an array, as numpy finds them."""
Signed: TypeAlias = NDArray[np.signedinteger]
"""Whole numbers of any size."""
Objects: TypeAlias = NDArray[np.object_]
"""Texts, or a mixture of what cells hold."""
Moments: TypeAlias = NDArray[np.datetime64]
Arrays: TypeAlias = NDArray[np.generic]
