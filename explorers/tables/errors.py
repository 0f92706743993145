"""Why a typed table was refused, where, and how to mend it."""


class TableError(Exception):
    """A refused table names the place and the remedy, and never repeats what was typed.

    `code` is one word for programs, `message` one or two fixed sentences for people. `row` and `column` count from 1
    (in pasted data `row` is the line of the file); `position` counts characters from 0, as a caret needs it.
    Each is `None` where it does not apply.
    """

    def __init__(
        self, code: str, message: str, *, row: int | None = None, column: int | None = None, position: int | None = None
    ) -> None:
        super().__init__(message)
        self.code, self.message = code, message
        self.row, self.column, self.position = row, column, position
