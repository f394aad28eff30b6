from . import sinks, sources  # noqa: F401  (Registrierung)
