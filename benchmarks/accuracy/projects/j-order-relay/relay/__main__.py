import logging
import queue
from datetime import datetime, timedelta, timezone

from . import state
from .consumer import KlaviyoConsumer
from .producer import OrderProducer

log = logging.getLogger("relay")


def main():
    logging.basicConfig(level=logging.INFO)
    started = datetime.now(timezone.utc)
    with state.only_one():
        channel = queue.Queue(maxsize=500)
        producer = OrderProducer(channel, state.since((started - timedelta(days=1)).isoformat()))
        consumer = KlaviyoConsumer(channel)
        producer.start()
        consumer.drain()
        producer.join()
        if producer.error:
            raise producer.error
        state.remember(started.isoformat())
        log.info("%d events sent", consumer.sent)


main()
