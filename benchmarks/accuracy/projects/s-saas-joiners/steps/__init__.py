from steps import accounts, welcome  # noqa: F401  (registers)
