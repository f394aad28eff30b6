"""Why a repair is not made."""


class RefusedError(Exception):
    """A repair that cannot be made, or not be proved; the text says why, for people."""
