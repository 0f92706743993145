"""The one tree that every reader of a formula walks: closed operations, exact constants, no user text."""

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from typing import TypeVar

from explorers.functions.folding import Constant, FoldError, fold
from explorers.functions.names import CONSTANTS

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Node:
    """A number, a named constant, a variable, or an operation on children.

    `op` is "number", "constant", "variable", "+", "-", "*", "/", "^", "neg" or the name of a function; "+" and "*" may
    have more than two children. `value` is the constant value (Fraction if exact) of a tree without variables that has
    one, else None; the structure stays below it, so that π is still written π. `size` counts the nodes.
    """

    op: str
    children: tuple["Node", ...] = ()
    name: str = ""
    value: Constant | None = None
    size: int = 1


def number(value: Fraction) -> Node:
    """A leaf with an exact value."""
    return Node("number", value=value)


def constant(name: str) -> Node:
    """One of the leaves pi, e and tau."""
    return Node("constant", name=name, value=CONSTANTS[name])


def variable(name: str) -> Node:
    """A leaf whose value is given at evaluation."""
    return Node("variable", name=name)


def apply(op: str, *children: Node) -> Node:
    """An operation on trees; if all of them are constant its value is folded. FoldError: see `folding.fold`."""
    values = [child.value for child in children if child.value is not None]
    value = fold(op, values) if len(values) == len(children) else None
    return Node(op, children, value=value, size=1 + sum(child.size for child in children))


def apply_unchecked(op: str, *children: Node) -> Node:
    """Like `apply`, but a constant without an acceptable value is kept unfolded: for trees nobody typed."""
    try:
        return apply(op, *children)
    except FoldError:
        return Node(op, children, size=1 + sum(child.size for child in children))


def read(root: Node, leaf: Callable[[Node], T | None], combine: Callable[[Node, list[T]], T]) -> T:
    """Read a tree from its leaves up, in the order of writing, without recursion.

    `leaf(node)` returns what a node means by itself, or None if its children are to be read first; then
    `combine(node, meanings of the children)` decides. At most one meaning per open bracket is alive at a time, so a
    long sum of arrays needs the memory of two of them.
    """
    todo: list[tuple[Node, bool]] = [(root, False)]
    done: list[T] = []
    while todo:
        node, children_read = todo.pop()
        if children_read:
            arguments = done[len(done) - len(node.children) :]
            del done[len(done) - len(node.children) :]
            done.append(combine(node, arguments))
            continue
        meaning = leaf(node)
        if meaning is not None:
            done.append(meaning)
        else:
            todo.append((node, True))
            todo.extend((child, False) for child in reversed(node.children))
    return done[0]


def operations(root: Node) -> set[str]:
    """The operations that act on something variable; those inside constants do not count."""
    found, todo = set(), [root]
    while todo:
        node = todo.pop()
        if node.value is None:
            found.add(node.op)
            todo.extend(node.children)
    return found
