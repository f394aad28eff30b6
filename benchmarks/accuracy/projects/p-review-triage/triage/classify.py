import asyncio
import json

from openai import AsyncOpenAI

from .sources import Review

PROMPT = (
    "Classify the shop review. Answer with JSON {\"topic\": one of delivery, product, price, service, returns, other, "
    "\"sentiment\": one of positive, neutral, negative}."
)


class Classifier:
    def __init__(self, model="gpt-4o-mini", parallel=5):
        self.client = AsyncOpenAI()
        self.model = model
        self.gate = asyncio.Semaphore(parallel)

    async def __call__(self, review: Review) -> Review:
        if not review.text.strip():
            review.topic, review.sentiment = "other", "positive" if review.stars > 3 else "negative"
            return review
        async with self.gate:
            res = await self.client.chat.completions.create(
                model=self.model,
                response_format={"type": "json_object"},
                messages=[{"role": "system", "content": PROMPT}, {"role": "user", "content": review.text[:2000]}],
            )
        answer = json.loads(res.choices[0].message.content)
        review.topic = answer.get("topic", "other")
        review.sentiment = answer.get("sentiment", "neutral")
        return review
