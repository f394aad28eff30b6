from __future__ import annotations

import json
from dataclasses import dataclass

from openai import OpenAI

PROMPT = (
    "You read a customer conversation. Answer as JSON with keys "
    "'summary' (two sentences), 'mood' (happy|neutral|angry) and 'topic'."
)


@dataclass
class Insight:
    summary: str
    mood: str
    topic: str
    company: str | None = None


class Summarizer:
    def __init__(self, model: str = "gpt-4o-mini"):
        self.client = OpenAI()
        self.model = model

    def __call__(self, text: str) -> Insight:
        r = self.client.chat.completions.create(
            model=self.model,
            response_format={"type": "json_object"},
            messages=[{"role": "system", "content": PROMPT}, {"role": "user", "content": text[:12000]}],
        )
        data = json.loads(r.choices[0].message.content)
        return Insight(data["summary"], data["mood"], data["topic"])
