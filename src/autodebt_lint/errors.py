"""Errors that are the user's to mend: each says what is wrong and what to do."""


class AutodebtError(Exception):
    """Base of every error that ends a run with exit code 2."""

    def __init__(self, message: str, hint: str = "") -> None:
        """Keep the message and, where there is one, the hint that mends it."""
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        """Show the message, and the hint on a line of its own."""
        return f"{self.message}\n  hint: {self.hint}" if self.hint else self.message


class UsageError(AutodebtError):
    """The command line asks for something that does not exist."""


class ConfigError(AutodebtError):
    """The configuration is wrong; the message lists all of its problems."""


class RulesetError(AutodebtError):
    """A ruleset file is wrong: file, key and line are in the message."""
