"""A vector that the visitor types: 1 1/2, with exact entries where they are exact."""

from explorers.tables import TableError, matrix
from explorers.tables.matrices import Number


def typed_vector(text: str, *, size: int = 2, reach: float) -> tuple[Number, ...]:
    """The entries of one row or one column of `size` typed numbers, each within ±reach; fractions and decimals are exact.

    Raises TableError: what `matrix` refuses, another number of entries, or an entry beyond the reach.

    >>> [str(x) for x in typed_vector("1, -1/2", reach=2)]
    ['1', '-1/2']
    """
    read = matrix(text)
    if read.shape not in ((1, size), (size, 1)):
        raise TableError("shape", f"Here a vector has {size} entries. Separate them by a blank.")
    entries = tuple(entry for row in read.entries for entry in row)
    if not all(-reach <= entry <= reach for entry in entries):
        raise TableError("cell_size", f"The picture ends at {reach:g}. Type entries from −{reach:g} to {reach:g}.")
    return entries
