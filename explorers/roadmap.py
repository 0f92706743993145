"""The roadmap of topics: in which order they come, in which section, and what each builds on.

Follows "The Roadmap of Mathematics for Deep Learning" by Tivadar Danka.
"""

from typing import NamedTuple


class Topic(NamedTuple):
    """One topic: the stem of its files, its section, and the stems of the topics it builds on."""

    stem: str
    section: str
    builds_on: tuple[str, ...] = ()


ROADMAP = (
    Topic("derivative", "calculus"),
    Topic("extrema", "calculus", ("derivative",)),
    Topic("chain_rule", "calculus", ("derivative",)),
    Topic("integral", "calculus", ("derivative",)),
    Topic("vectors", "linear_algebra"),
    Topic("norms", "linear_algebra", ("vectors",)),
    Topic("inner_products", "linear_algebra", ("norms",)),
    Topic("bases", "linear_algebra", ("vectors", "inner_products")),
    Topic("linear_maps", "linear_algebra", ("bases",)),
    Topic("matrix_product", "linear_algebra", ("linear_maps",)),
    Topic("determinant", "linear_algebra", ("matrix_product",)),
    Topic("eigenvectors", "linear_algebra", ("determinant",)),
    Topic("svd", "linear_algebra", ("eigenvectors", "inner_products")),
    Topic("pca", "linear_algebra", ("svd",)),
    Topic("surfaces", "multivariable", ("derivative", "vectors")),
    Topic("gradient", "multivariable", ("surfaces", "inner_products")),
    Topic("gradient_descent", "multivariable", ("gradient", "extrema")),
    Topic("jacobian", "multivariable", ("surfaces", "chain_rule", "matrix_product")),
    Topic("critical_points", "multivariable", ("gradient", "extrema", "eigenvectors")),
    Topic("training", "multivariable", ("gradient_descent", "jacobian")),
    Topic("large_numbers", "probability"),
    Topic("expected_value", "probability", ("large_numbers", "integral")),
    Topic("guessing_game", "probability", ("large_numbers",)),
    Topic("entropy", "probability", ("guessing_game", "expected_value")),
    Topic("cross_entropy", "probability", ("entropy",)),
    Topic("kl_divergence", "probability", ("cross_entropy",)),
)
SECTIONS = tuple(dict.fromkeys(topic.section for topic in ROADMAP))


def depth(stem: str) -> int:
    """The longest chain of topics that this one builds on; 0 where one can start.

    >>> depth("derivative"), depth("norms"), depth("eigenvectors")
    (0, 1, 7)
    """
    topic = next(topic for topic in ROADMAP if topic.stem == stem)
    return 1 + max(map(depth, topic.builds_on)) if topic.builds_on else 0
