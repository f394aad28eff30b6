from .queue import send_order, sqs_bodies
from .shiphero import ShipHero
from .store import images, save_order

__all__ = ["send_order", "sqs_bodies", "ShipHero", "images", "save_order"]
