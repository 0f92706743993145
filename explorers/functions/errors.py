"""What is said about a typed formula: the error that refuses it and the note that explains how it was read."""

from dataclasses import dataclass


class ExpressionError(Exception):
    """A typed formula is refused, at a column and for a reason that a fixed English sentence states.

    `code` names the reason for programs and translations; `message` quotes only names of the closed vocabulary, never
    the text of the visitor. `column` counts from 0 in the text as typed and the marked span [column, end) is half-open;
    0 <= column <= end <= len(text), where column = end means "between two characters".

    >>> error = ExpressionError("char", "This character is not understood.", 1, 2)
    >>> error.code, str(error), error.column, error.end
    ('char', 'This character is not understood.', 1, 2)
    """

    def __init__(self, code: str, message: str, column: int = 0, end: int | None = None) -> None:
        self.code = code
        self.message = message
        self.column = column
        self.end = column if end is None else end
        super().__init__(code, message, self.column, self.end)

    def __str__(self) -> str:
        return self.message


@dataclass(frozen=True, slots=True)
class Note:
    """An accepted formula has a second possible reading or a limit that the visitor should know of.

    The fields are those of an `ExpressionError`; the span marks where in the text the note applies.

    >>> str(Note("not_smooth", "This function has corners.", 0, 3))
    'This function has corners.'
    """

    code: str
    message: str
    column: int
    end: int

    def __str__(self) -> str:
        return self.message
