from . import copper_cleanup, customers, prospects  # noqa: F401  (registers the jobs)
