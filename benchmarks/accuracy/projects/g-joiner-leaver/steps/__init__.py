from . import accounts, equipment, farewell  # noqa: F401
