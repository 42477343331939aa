"""Which texts of a column are among others, by Arrow: pandas looks at each by itself."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc


def among(cells: pd.Series, values: pd.Series) -> np.ndarray:
    """Return whether each text of one column is in another.

    Examples
    --------
    >>> among(pd.Series(["a", "b"], dtype="str"), pd.Series(["b"], dtype="str")).tolist()
    [False, True]
    """
    found = pc.is_in(_arrow(cells), value_set=_arrow(values))
    return np.asarray(found.to_numpy(zero_copy_only=False), dtype=bool)


def _arrow(texts: pd.Series) -> pa.Array:
    array = pa.array(texts.astype("str").array, type=pa.large_string())
    return array.combine_chunks() if isinstance(array, pa.ChunkedArray) else array
