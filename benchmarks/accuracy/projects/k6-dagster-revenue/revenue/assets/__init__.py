from . import billing, lifecycle

__all__ = ["billing", "lifecycle"]
