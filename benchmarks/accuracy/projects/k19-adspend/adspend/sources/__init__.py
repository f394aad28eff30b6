from . import googleads, meta, tiktok  # noqa: F401
