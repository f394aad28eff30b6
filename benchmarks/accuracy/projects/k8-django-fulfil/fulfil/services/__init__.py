from .erp import Odoo
from .labels import Shippo
from .notify import telegram, text_message

__all__ = ["Odoo", "Shippo", "telegram", "text_message"]
