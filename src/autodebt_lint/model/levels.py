"""The two scales every finding carries."""

import enum


class Severity(enum.IntEnum):
    """How bad it is when the finding is right; ordered, so levels compare and raise with ``max``."""

    INFO = 0
    LOW = 1
    MEDIUM = 2
    HIGH = 3
    CRITICAL = 4

    @property
    def word(self) -> str:
        """The level as users write and read it: ``"medium"``."""
        return self.name.lower()


class Confidence(enum.IntEnum):
    """How sure the analysis is that the finding is right."""

    LOW = 0
    MEDIUM = 1
    HIGH = 2

    @property
    def word(self) -> str:
        """The level as users write and read it: ``"high"``."""
        return self.name.lower()
