"""Endpoint for the Segment webhook destination."""
import hashlib
import hmac
import json
from contextlib import asynccontextmanager

from aiokafka import AIOKafkaProducer
from fastapi import FastAPI, Header, HTTPException, Request
from redis import asyncio as aioredis

from app.settings import settings

ALLOWED = {"track", "identify"}


@asynccontextmanager
async def lifespan(app: FastAPI):
    app.state.producer = AIOKafkaProducer(
        bootstrap_servers=settings.kafka_brokers, value_serializer=lambda v: json.dumps(v).encode()
    )
    app.state.redis = aioredis.from_url(settings.redis_url)
    await app.state.producer.start()
    yield
    await app.state.producer.stop()


app = FastAPI(lifespan=lifespan)


@app.post("/segment", status_code=202)
async def segment(request: Request, x_signature: str = Header("")):
    raw = await request.body()
    want = hmac.new(settings.segment_secret.encode(), raw, hashlib.sha1).hexdigest()
    if not hmac.compare_digest(want, x_signature):
        raise HTTPException(401)
    msg = json.loads(raw)
    if msg["type"] not in ALLOWED:
        return {"skipped": True}
    fresh = await app.state.redis.set("seen:" + msg["messageId"], 1, nx=True, ex=86400)
    if not fresh:
        return {"duplicate": True}
    await app.state.producer.send_and_wait(
        settings.topic,
        {
            "id": msg["messageId"],
            "user": msg.get("userId") or msg["anonymousId"],
            "event": msg.get("event", "identify"),
            "props": msg.get("properties") or msg.get("traits") or {},
            "ts": msg["timestamp"],
        },
        key=(msg.get("userId") or "").encode(),
    )
    return {"ok": True}


@app.get("/healthz")
async def healthz():
    return {"redis": await app.state.redis.ping()}
