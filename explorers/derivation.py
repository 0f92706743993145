"""The derivative of a formula step by step: which rule takes apart which piece."""

from dataclasses import dataclass, replace
from enum import StrEnum

from explorers.functions.expression import Expression
from explorers.functions.tree import Node

MOST_STEPS = 24


class Rule(StrEnum):
    SUM = "sum"
    FACTOR = "factor"
    PRODUCT = "product"
    QUOTIENT = "quotient"
    POWER = "power"
    EXPONENTIAL = "exponential"
    VARIABLE_EXPONENT = "variable_exponent"
    TABLE = "table"


@dataclass(frozen=True)
class Step:
    """`slope` is the derivative of `piece`; `chain`: by the chain rule; `depth`: how deep the piece is in the formula."""

    rule: Rule
    chain: bool
    piece: Expression
    slope: Expression
    depth: int


def derivation(expression: Expression) -> tuple[Step, ...]:
    """Every piece of the formula that depends on its variable, from the whole to the leaves, with the rule for it.

    One variable; at most 24 steps. Constants (slope 0) and the variable itself (slope 1) need no step. Raises
    ExpressionError derivative_too_long where a piece has a derivative too long to be written out.
    Source: Apostol, Calculus I, 4.5 and 4.10.

    >>> from explorers.functions import parse
    >>> [(step.rule.value, step.chain) for step in derivation(parse("x sin(x^2)"))]
    [('product', False), ('table', True), ('power', False)]
    """
    variable = expression.variables[0]
    expression.derivative(variable)  # raises where the whole is too long; its pieces are shorter
    steps: list[Step] = []
    todo = [(expression.tree, 0)]
    while todo and len(steps) < MOST_STEPS:
        node, depth = todo.pop()
        if not node.children or not _depends(node):
            continue
        rule, inner = _rule(node)
        chain = inner is not None and inner.op != "variable"
        piece = replace(expression, tree=node, notes=())
        steps.append(Step(rule, chain, piece, piece.derivative(variable), depth))
        todo += [(child, depth + 1) for child in reversed(node.children)]
    return tuple(steps)


def _rule(node: Node) -> tuple[Rule, Node | None]:
    """The rule for the outermost operation, and the inner function where there is one."""
    varying = [child for child in node.children if _depends(child)]
    match node.op:
        case "+" | "-" | "neg":
            return Rule.SUM, None
        case "*":
            return (Rule.PRODUCT if len(varying) > 1 else Rule.FACTOR), None
        case "/":
            return (Rule.QUOTIENT if _depends(node.children[1]) else Rule.FACTOR), None
        case "^":
            base, exponent = node.children
            if _depends(base) and _depends(exponent):
                return Rule.VARIABLE_EXPONENT, None
            return (Rule.POWER, base) if _depends(base) else (Rule.EXPONENTIAL, exponent)
    return Rule.TABLE, node.children[0]


def _depends(node: Node) -> bool:
    """Whether a variable occurs in the tree."""
    return node.op == "variable" or any(map(_depends, node.children))
