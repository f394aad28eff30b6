from collections import defaultdict
from dataclasses import dataclass
from typing import Callable

from .models import Deal


@dataclass
class DealWon:
    deal: Deal


@dataclass
class BillingMirrored:
    seconds: float


class EventBus:
    def __init__(self):
        self._handlers = defaultdict(list)

    def subscribe(self, event_type: type, handler: Callable) -> None:
        self._handlers[event_type].append(handler)

    def publish(self, event) -> None:
        for handler in self._handlers[type(event)]:
            handler(event)
