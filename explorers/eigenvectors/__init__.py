"""Eigenvalues and eigenvectors of a real 2 × 2 matrix A, x ↦ Ax (its columns are the images of e₁ and e₂)."""

from explorers.eigenvectors.deformation import crosses_singular, deform, turn_and_stretch
from explorers.eigenvectors.entries import ROUNDING, determinant
from explorers.eigenvectors.orbits import MOST_STEPS, Growth, Journey, dominant, growth, journey, orbit
from explorers.eigenvectors.system import (
    Alignment,
    Eigensystem,
    Kind,
    alignment,
    eigensystem,
    modulus_and_angle,
    turns_all_alike,
)

__all__ = [
    "MOST_STEPS",
    "ROUNDING",
    "Alignment",
    "Eigensystem",
    "Growth",
    "Journey",
    "Kind",
    "alignment",
    "crosses_singular",
    "deform",
    "determinant",
    "dominant",
    "eigensystem",
    "growth",
    "journey",
    "modulus_and_angle",
    "orbit",
    "turn_and_stretch",
    "turns_all_alike",
]
