from .base import Contact, SyncJob
from .registry import JOBS, job

__all__ = ["Contact", "SyncJob", "JOBS", "job"]
