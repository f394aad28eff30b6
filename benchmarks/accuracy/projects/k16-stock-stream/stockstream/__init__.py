from .shop import shop_client
from .streams import kafka_producer, rabbit

__all__ = ["shop_client", "kafka_producer", "rabbit"]
