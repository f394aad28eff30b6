from .base import Job
from . import people  # noqa
