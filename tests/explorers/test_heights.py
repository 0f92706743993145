"""Base times height against a QR factorisation, and sides against NumPy's cross product.

That the volume is the determinant, and the rank that of SymPy, is tested with the other ways.
"""

import numpy as np
import pytest

from explorers import heights as by


def test_heights_are_those_of_a_qr_factorisation():
    A = np.random.default_rng(3).integers(-9, 10, size=(5, 5))
    r = np.linalg.qr(A.astype(float))[1]
    assert np.sqrt(np.array(by.squared_heights(A), dtype=float)) == pytest.approx(abs(np.diag(r)))


def test_beyond_three_dimensions_no_side_is_claimed():
    with pytest.raises(ValueError, match="three dimensions"):
        by.signed_volume(np.eye(4))


def test_the_cross_product_is_that_of_numpy():
    assert by.cross((1, 2, 3), (4, -1, 2)) == tuple(np.cross([1, 2, 3], [4, -1, 2]))
