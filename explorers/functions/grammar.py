"""The grammar: tokens become one tree, or an error that says where and how to mend it.

formula := sum
sum     := product (("+" | "-") product)*
product := unary (("*" | "/") unary | implicit)*
implicit:= power            only before a name or "("; a number there is an error ("x 2")
unary   := ("+" | "-") unary | power
power   := atom ("^" unary | RAISED)?
atom    := NUMBER | "(" sum ")" | NAME | FUNCTION "(" sum ("," sum)? ")"

So -x^2 is -(x^2), 2^-x is allowed, 2x^2 is 2(x^2), and an implicit product binds like an explicit one: 1/2x is (1/2)x.
"""

from typing import NamedTuple

from explorers.functions import complaints
from explorers.functions.complaints import complain
from explorers.functions.errors import Note
from explorers.functions.folding import UNDEFINED, FoldError
from explorers.functions.names import ALIASES, arity
from explorers.functions.readings import Readings
from explorers.functions.tokens import Token
from explorers.functions.tree import Node, apply, constant, number, variable

DEEPEST = 20
MOST_NODES = 160
LARGEST_EXPONENT = 60
NAMES = ("variable", "constant", "function")


class Part(NamedTuple):
    """A piece of the formula: its tree, its span, and whether it is a power written with ^ outside brackets."""

    node: Node
    start: int
    end: int
    caret: bool = False


class Parser:
    """Reads one list of resolved tokens once, from left to right. One object per parse."""

    def __init__(self, tokens: list[Token], variables: tuple[str, ...]) -> None:
        self.tokens = tokens
        self.variables = variables
        self.position = 0
        self.readings = Readings()

    def formula(self) -> tuple[Node, tuple[Note, ...]]:
        """Read the whole text. ExpressionError if anything is missing or left over."""
        part = self.sum(0)
        if self.token.kind != "end":
            complaints.left_over(self.token)
        return part.node, self.readings.notes()

    @property
    def token(self) -> Token:
        """The next token, not yet taken."""
        return self.tokens[self.position]

    def take(self) -> Token:
        """Move on by one token and return it."""
        self.position += 1
        return self.tokens[self.position - 1]

    def sum(self, depth: int) -> Part:
        """product (("+" | "-") product)*"""
        left = self.product(depth)
        while self.token.kind in ("+", "-"):
            sign = self.take().kind
            left = self.join(sign, left, self.product(depth))
        return left

    def product(self, depth: int) -> Part:
        """unary (("*" | "/") unary | implicit)*"""
        left = last = self.unary(depth)
        sign = ""
        while self.token.kind in ("*", "/", "(", "number", *NAMES):
            if self.token.kind == "number":
                message = "A sign is missing before this number. Put * or ^ there."
                complain("missing_op", message, self.token.start, self.token.end)
            if self.token.kind in ("*", "/"):
                sign = self.take().kind
                last = self.unary(depth)
                left = self.join(sign, left, last)
            else:
                self.note_implicit(left, last, sign)
                last = self.power(depth)
                left = self.join("*", left, last)
        return left

    def note_implicit(self, left: Part, last: Part, sign: str) -> None:
        """A product without a sign follows: say how 1/2x and 2^3x are read. x^2y is clear to everybody."""
        if sign == "/":
            self.readings.add("quotient_then_product", left.start, self.token.end)
        glued = self.token.kind in NAMES and self.token.start == last.end
        if glued and last.caret and self.tokens[self.position - 1].kind != ")":
            base, exponent = last.node.children
            if base.value is not None or exponent.value is None:
                self.readings.add("power_then_product", last.start, self.token.end)

    def unary(self, depth: int) -> Part:
        """("+" | "-") unary | power"""
        if self.token.kind not in ("+", "-"):
            return self.power(depth)
        sign = self.take()
        inside = self.unary(self.deeper(depth, sign))
        node = inside.node if sign.kind == "+" else self.make("neg", (inside.node,), sign.start, inside.end)
        return Part(node, sign.start, inside.end)

    def power(self, depth: int) -> Part:
        """atom ("^" unary | RAISED)?"""
        base = self.atom(depth)
        if self.token.kind == "raised":
            token = self.take()
            if self.token.kind in ("^", "raised"):
                complaints.two_exponents(token, self.token)
            return self.raise_to(base, Part(number(token.value), token.start, token.end))
        if self.token.kind == "^":
            sign = self.take()
            exponent = self.unary(self.deeper(depth, sign))
            if exponent.caret:
                self.readings.add("power_tower", base.start, exponent.end)
            return self.raise_to(base, exponent)._replace(caret=True)
        return base

    def raise_to(self, base: Part, exponent: Part) -> Part:
        """A power. ExpressionError (exponent) for a constant exponent above 60 in size."""
        value = exponent.node.value
        if value is not None and not -LARGEST_EXPONENT <= value <= LARGEST_EXPONENT:
            complain("exponent", "Exponents may be at most 60 in size.", exponent.start, exponent.end)
        self.readings.of_power(base.node, exponent.node, base.start, exponent.end)
        return self.join("^", base, exponent)

    def atom(self, depth: int) -> Part:
        """NUMBER | "(" sum ")" | NAME | call"""
        token = self.take()
        match token.kind:
            case "number":
                return Part(number(token.value), token.start, token.end)
            case "variable":
                return Part(variable(token.text), token.start, token.end)
            case "constant":
                return Part(constant(token.text), token.start, token.end)
            case "function":
                return self.call(token, depth)
            case "(":
                inside = self.sum(self.deeper(depth, token))
                return Part(inside.node, token.start, self.close(token))
        return complaints.operand_missing(self.tokens[self.position - 2] if self.position > 1 else None, token)

    def call(self, name: Token, depth: int) -> Part:
        """FUNCTION "(" sum ("," sum)? ")", where the number of arguments is that of the function."""
        if self.token.kind != "(":
            complaints.not_called(name, self.token, self.variables)
        bracket, inner = self.take(), self.deeper(depth, name)
        if self.token.kind == ")":
            complaints.wrong_arity(name)
        arguments = [self.sum(inner)]
        while self.token.kind == "," and len(arguments) < arity(name.text):
            self.take()
            arguments.append(self.sum(inner))
        if self.token.kind == "," or (self.token.kind == ")" and len(arguments) < arity(name.text)):
            complaints.wrong_arity(name)
        end = self.close(bracket)
        function = ALIASES.get(name.text, name.text)
        node = self.make(function, tuple(argument.node for argument in arguments), name.start, end)
        self.readings.of_call(name.text, node, name.start, end)
        return Part(node, name.start, end)

    def close(self, bracket: Token) -> int:
        """Take the bracket that closes another one and return where it ends."""
        if self.token.kind == "end":
            complain("incomplete", "This bracket is never closed. Add ).", bracket.start, bracket.end)
        if self.token.kind != ")":
            complaints.left_over(self.token)
        return self.take().end

    def join(self, op: str, left: Part, right: Part) -> Part:
        """An operation between two parts; a division by a constant 0 is refused at the divisor."""
        if op == "/" and right.node.value == 0:
            complain("undefined", UNDEFINED["/"], right.start, right.end)
        return Part(self.make(op, (left.node, right.node), left.start, right.end), left.start, right.end)

    def make(self, op: str, children: tuple[Node, ...], start: int, end: int) -> Node:
        """Build a node. ExpressionError (undefined, number_size, too_complex) marks the sub-expression."""
        try:
            node = apply(op, *children)
        except FoldError as error:
            complain(error.code, error.message, start, end)
        if node.size > MOST_NODES:
            complain("too_complex", "This formula has too many parts. Shorten it.", start, end)
        return node

    def deeper(self, depth: int, token: Token) -> int:
        """One level further in. ExpressionError (too_deep) after 20."""
        if depth == DEEPEST:
            message = "This formula is nested too deeply. Use fewer brackets, signs or powers inside each other."
            complain("too_deep", message, token.start, token.end)
        return depth + 1
