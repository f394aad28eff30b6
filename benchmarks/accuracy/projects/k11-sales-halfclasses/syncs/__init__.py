from .base import BaseSync, JOBS
from .crm import AttioToBrevo, CloseToNothingYet, CopperToMailerLite

__all__ = ["BaseSync", "JOBS", "AttioToBrevo", "CloseToNothingYet", "CopperToMailerLite"]
