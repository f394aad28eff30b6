"""Static analysis that finds integration debt in automation scripts, with severities that know the season."""

__version__ = "0.1.0"
