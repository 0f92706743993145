"""Small grey-scale pictures drawn by code: arrays of shape (32, 32), 0 is black and 1 is white, row 0 on top."""

import numpy as np

SIDE = 32


def house() -> np.ndarray:
    """A house under a sun: the sky, the wall and the windows need few ranks, the roof and the sun many.

    >>> house().shape, float(house().min()), float(house().max())
    ((32, 32), 0.0, 1.0)
    """
    y, x = np.mgrid[:SIDE, :SIDE] + 0.5
    grey = 0.85 - 0.4 * y / SIDE  # the sky
    grey[(x - 25) ** 2 + (y - 6.5) ** 2 < 4.2**2] = 1.0  # the sun
    grey[y > 25] = 0.3  # the meadow
    grey[(abs(x - 13) < y - 3) & (y < 14)] = 0.1  # the roof
    grey[(abs(x - 13) < 9) & (y > 14) & (y < 28)] = 0.7  # the wall
    for left, top, right, bottom in ((6, 16, 11, 21), (15, 16, 20, 21), (11, 22, 15, 28)):
        grey[top:bottom, left:right] = 0.0  # windows and door
    for left in (8, 17):
        grey[16:21, left] = grey[18, left - 2 : left + 3] = 0.7  # the bars of the windows
    fence = (x > 23) & (y > 22) & (y < 27) & (x.astype(int) % 2 == 0)
    grey[fence] = 0.95
    return grey.round(4)


def chequered() -> np.ndarray:
    """Squares of a board, rank 2: two sorts of rows only, so two terms are the whole picture.

    >>> int(np.linalg.matrix_rank(chequered()))
    2
    """
    k = np.arange(SIDE) // 4 % 2
    return 0.9 - 0.7 * (k[:, None] ^ k[None, :])


def diagonal() -> np.ndarray:
    """The identity matrix, white on black: all singular values are 1, so no term is more worth than another.

    >>> set(np.linalg.svd(diagonal(), compute_uv=False).tolist())
    {1.0}
    """
    return np.eye(SIDE)


PICTURES = {"house": house, "chequered": chequered, "diagonal": diagonal}


def picture(name: str) -> np.ndarray:
    """The picture of this name; KeyError if there is none.

    >>> picture("diagonal").shape
    (32, 32)
    """
    return PICTURES[name]()
