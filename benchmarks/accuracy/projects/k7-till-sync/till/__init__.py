from .base import JOBS, TillJob
from .clover_odoo import CloverToOdoo
from .square_quickbooks import SquareToQuickBooks

__all__ = ["JOBS", "TillJob", "CloverToOdoo", "SquareToQuickBooks"]
