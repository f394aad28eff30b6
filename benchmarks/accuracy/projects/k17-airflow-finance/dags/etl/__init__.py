from .extract import bank_lines, daily_orders, fx_rates
from .load import frame_to_s3, frame_to_snowflake, say
from .notify import open_alert

__all__ = [
    "bank_lines",
    "daily_orders",
    "fx_rates",
    "frame_to_s3",
    "frame_to_snowflake",
    "say",
    "open_alert",
]
