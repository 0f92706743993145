"""How many multiplications a product of matrices costs by rows times columns, and in which order a chain is cheapest."""

from typing import NamedTuple


class Orders(NamedTuple):
    """The multiplications of (AB)C and of A(BC)."""

    left_first: int
    right_first: int


def multiplications(m: int, n: int, p: int) -> int:
    """(m × n)(n × p) takes mnp multiplications: n for each of the mp entries, when each is summed as Σ_k a_ik b_kj.

    Other algorithms need fewer for large matrices: Strassen, Gaussian elimination is not optimal, 1969.

    >>> multiplications(2, 3, 4)
    24
    """
    return m * n * p


def orders(m: int, n: int, p: int, q: int = 1) -> Orders:
    """For A m × n, B n × p, C p × q: mnp + mpq for (AB)C and npq + mnq for A(BC); q = 1 is a vector x.

    The two products are equal in exact arithmetic. (AB)C is cheaper exactly if 1/n + 1/q < 1/m + 1/p.
    Source: Golub and Van Loan, Matrix Computations, 1.1; the condition is mnp + mpq < npq + mnq over mnpq.

    >>> orders(1000, 1000, 1000)
    Orders(left_first=1001000000, right_first=2000000)
    """
    return Orders(multiplications(m, n, p) + multiplications(m, p, q), multiplications(n, p, q) + multiplications(m, n, q))
