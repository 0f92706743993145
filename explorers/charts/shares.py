"""Probabilities as bars under the hand: one follows it, the others share the rest."""

from explorers.charts import live, lookup


def follows(held: str, names) -> dict[str, str]:
    """The held bar follows the hand with two decimals; the others share the rest as they did when it was gripped.

    The live number n says how many of the names are outcomes. If the others were all 0, they share equally.
    """
    hand = f"(n == 1 ? 1 : {live.clamped('py', 0, 1)})"
    others = {name: lookup.field("home", name) for name in names if name != held}
    rest = f"({' + '.join(others.values())})"
    moves = {held: hand}
    for name, before in others.items():
        equal = f"({list(names).index(name) + 1} <= n ? 1 / max(1, n - 1) : 0)"
        moves[name] = f"round(10000 * (1 - {hand}) * ({rest} > 0 ? {before} / max(1e-12, {rest}) : {equal})) / 10000"
    return moves
