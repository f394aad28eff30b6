from .headcount import *  # noqa: F401,F403
from .sales import *  # noqa: F401,F403
