from .repository import Products
from .unit import UnitOfWork

__all__ = ["Products", "UnitOfWork"]
