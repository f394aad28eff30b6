from .providers import PROVIDERS  # noqa
