from .celery_app import app  # noqa: F401
