from . import intercom, klaviyo

__all__ = ["intercom", "klaviyo"]
