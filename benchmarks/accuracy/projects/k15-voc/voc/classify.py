from functools import lru_cache
from typing import Iterable, Iterator

from openai import OpenAI

from voc.models import Feedback

TOPICS = "delivery, product quality, price, app, support, other"


@lru_cache(maxsize=1)
def _client():
    return OpenAI()


def topic_of(text):
    answer = _client().chat.completions.create(
        model="gpt-4o-mini",
        temperature=0,
        messages=[
            {"role": "system", "content": f"Answer with exactly one of: {TOPICS}."},
            {"role": "user", "content": text},
        ],
    )
    return answer.choices[0].message.content.strip().lower()


def with_topics(items: Iterable[Feedback]) -> Iterator[Feedback]:
    for item in items:
        yield item.tagged(topic_of(item.text)) if item.text else item
