import aio_pika

from ..domain.events import adapter

EXCHANGE = "domain-events"


class AmqpPublisher:
    def __init__(self, channel: aio_pika.abc.AbstractChannel):
        self._channel = channel

    async def publish(self, event):
        exchange = await self._channel.declare_exchange(EXCHANGE, aio_pika.ExchangeType.TOPIC, durable=True)
        await exchange.publish(
            aio_pika.Message(event.model_dump_json().encode(), message_id=str(event.id), delivery_mode=2),
            routing_key=event.type,
        )


class AmqpSubscriber:
    def __init__(self, channel, queue, keys):
        self._channel, self._queue, self._keys = channel, queue, keys

    async def stream(self):
        exchange = await self._channel.declare_exchange(EXCHANGE, aio_pika.ExchangeType.TOPIC, durable=True)
        queue = await self._channel.declare_queue(self._queue, durable=True)
        for key in self._keys:
            await queue.bind(exchange, key)
        async with queue.iterator() as it:
            async for message in it:
                async with message.process(requeue=True):
                    yield adapter.validate_json(message.body)
