import logging
import signal
import sys
import threading

from .config import Config
from .consume import KafkaSource
from .handlers import build_handlers
from .index import OrderIndex
from .outbox import OutboxRepository
from .publish import KafkaPublisher
from .relay import Relay


def main() -> int:
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(name)s %(message)s")
    cfg = Config.from_env()
    stop = threading.Event()
    for s in (signal.SIGINT, signal.SIGTERM):
        signal.signal(s, lambda *_: stop.set())
    if sys.argv[1:] == ["relay"]:
        Relay(OutboxRepository(cfg.dsn), KafkaPublisher(cfg.brokers), cfg.topic).run(stop)
    elif sys.argv[1:] == ["projector"]:
        handlers = build_handlers(OrderIndex(cfg.es_url), KafkaPublisher(cfg.brokers))
        source = KafkaSource(cfg.brokers, cfg.topic, "order-projector")
        for event in source.events(stop):
            handler = handlers.get(event["type"])
            if handler:
                handler(event)
            source.commit()
    else:
        print("usage: relay|projector", file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
