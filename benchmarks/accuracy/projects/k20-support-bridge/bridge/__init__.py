from .base import Bridge
from .feedback import IntercomToCanny
from .incidents import PagerDutyToStatuspage
from .tickets import ZendeskToJira

BRIDGES = {b.name: b for b in (ZendeskToJira, PagerDutyToStatuspage, IntercomToCanny)}

__all__ = ["Bridge", "BRIDGES"]
