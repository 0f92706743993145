"""The best approximation of a matrix by one of lower rank: the first terms of A = σ₁u₁v₁ᵀ + σ₂u₂v₂ᵀ + …"""

import numpy as np


def low_rank(A, k: int) -> np.ndarray:
    """A_k = σ₁u₁v₁ᵀ + … + σₖuₖvₖᵀ: no matrix of rank ≤ k is nearer to A, in the 2-norm or the Frobenius norm.

    A real, of shape (m, n), finite. k from 0; from the rank on it is A. In the Frobenius norm it is the only nearest one
    exactly when σₖ > σₖ₊₁ or A_k = A; in the 2-norm others may be as near. ValueError: k < 0, or no such matrix.
    Eckart and Young 1936 (Frobenius), Mirsky 1960 (both); Trefethen and Bau, Numerical Linear Algebra, lecture 5.

    >>> low_rank([[2, 0], [0, 1]], 1).tolist()
    [[2.0, 0.0], [0.0, 0.0]]
    """
    if k < 0:
        raise ValueError("The rank k must be 0 or more.")
    U, σ, Vt = np.linalg.svd(_read(A), full_matrices=False)
    return (U[:, :k] * σ[:k]) @ Vt[:k]


def approximations(A, most: int) -> np.ndarray:
    """A₀ = 0, A₁, …, A_most at once, of shape (most + 1, m, n); beyond min(m, n) all are A. ValueError as in low_rank.

    >>> approximations([[2, 0], [0, 1]], 3)[:, 1, 1].tolist()
    [0.0, 0.0, 1.0, 1.0]
    """
    U, σ, Vt = np.linalg.svd(_read(A), full_matrices=False)
    terms = np.einsum("ik,k,kj->kij", U, σ, Vt)[:most]
    films = np.zeros((most + 1, U.shape[0], Vt.shape[1]))
    films[1 : len(terms) + 1] = terms.cumsum(axis=0)
    films[len(terms) + 1 :] = films[len(terms)]
    return films


def errors(A) -> np.ndarray:
    """‖A − A_k‖ for k = 0 … min(m, n): σₖ₊₁ in the 2-norm, √(σₖ₊₁² + σₖ₊₂² + …) in the Frobenius norm; shape (·, 2).

    They are the Eckart–Young bounds: every matrix of rank ≤ k is at least so far from A. From the rank on they are 0:
    σ that a floating-point SVD cannot tell from 0 count as 0. ValueError as in low_rank.

    >>> errors([[4, 0], [0, 3]]).tolist()
    [[4.0, 5.0], [3.0, 3.0], [0.0, 0.0]]
    """
    σ = np.append(np.linalg.svd(_read(A), compute_uv=False), 0)
    σ[σ <= _noise(_read(A))] = 0
    return np.column_stack([σ, np.sqrt((σ[::-1] ** 2).cumsum()[::-1])])


def column_errors(A) -> np.ndarray:
    """A rival of rank ≤ k: project A onto k of its own columns, taken evenly. Its errors are never below `errors`.

    Shape (min(m, n) + 1, 2) as in `errors`. In the Frobenius norm it is the best matrix with these columns' span;
    the span itself is not the best. ValueError as in low_rank.

    >>> column_errors([[4, 0], [0, 3]]).tolist()
    [[4.0, 5.0], [4.0, 4.0], [0.0, 0.0]]
    """
    A = _read(A)
    rows = [np.linalg.norm(A, 2), np.linalg.norm(A)]
    for k in range(1, min(A.shape) + 1):
        chosen = A[:, [(2 * j + 1) * A.shape[1] // (2 * k) for j in range(k)]]
        U, σ, _ = np.linalg.svd(chosen, full_matrices=False)
        basis = U[:, σ > _noise(A)]
        rest = A - basis @ (basis.T @ A)
        rows += [np.linalg.norm(rest, 2), np.linalg.norm(rest)]
    found = np.array(rows).reshape(-1, 2)
    return np.where(found > _noise(A), found, 0.0)


def rank(A) -> int:
    """The number of σ above max(m, n) · 2⁻⁵² · σ₁, which is how well a floating-point SVD knows them.

    >>> rank([[1, 2], [2, 4]]), rank([[0, 0], [0, 0]])
    (1, 0)
    """
    return int((np.linalg.svd(_read(A), compute_uv=False) > _noise(_read(A))).sum())


def only_nearest(A, k: int) -> bool:
    """In the Frobenius norm A_k is the only nearest matrix of rank ≤ k exactly when σₖ > σₖ₊₁, or A_k = A, or k = 0.

    σ that agree within what a floating-point SVD knows of them count as equal.

    >>> only_nearest([[2, 0], [0, 1]], 1), only_nearest([[1, 0], [0, 1]], 1)
    (True, False)
    """
    A = _read(A)
    σ = np.append(np.linalg.svd(A, compute_uv=False), 0)
    return bool(k == 0 or k >= min(A.shape) or σ[k] <= _noise(A) or σ[k - 1] - σ[k] > _noise(A))


def storage(shape, k: int) -> int:
    """k terms σuvᵀ of an m × n matrix are k(m + n + 1) numbers, fewer than mn only for k < mn/(m + n + 1).

    >>> storage((32, 32), 5), storage((32, 32), 16)
    (325, 1040)
    """
    m, n = shape
    return k * (m + n + 1)


def smallest_rank(A, share: float) -> int:
    """The smallest k with ‖A − A_k‖ ≤ share · ‖A‖ in the Frobenius norm; for 0 ≤ share no other matrix does it with less.

    >>> smallest_rank([[4, 0], [0, 3]], 0.6), smallest_rank([[4, 0], [0, 3]], 0.59)
    (1, 2)
    """
    frobenius = errors(A)[:, 1]
    return int((frobenius <= share * frobenius[0] * (1 + 1e-12)).argmax())


def _read(A) -> np.ndarray:
    A = np.asarray(A, dtype=float)
    if A.ndim != 2 or A.size == 0 or not np.isfinite(A).all():
        raise ValueError("A must be a table of finite numbers with at least one row and one column.")
    return A


def _noise(A: np.ndarray) -> float:
    return max(A.shape) * 2.0**-52 * float(np.linalg.norm(A, 2))
