import json
from dataclasses import dataclass
from typing import TypedDict

from openai import AsyncOpenAI

PROMPT = ("You sort support conversations. Answer as JSON with the keys topic "
          "(billing, bug, feature, other), urgency (1-5) and summary (one sentence).")


class Verdict(TypedDict):
    topic: str
    urgency: int
    summary: str


@dataclass
class Triaged:
    conversation_id: str
    contact: str
    verdict: Verdict


class Classifier:
    def __init__(self, model: str = "gpt-4o-mini"):
        self._client = AsyncOpenAI()
        self._model = model

    async def __call__(self, conversation: dict) -> Triaged:
        source = conversation["source"]
        completion = await self._client.chat.completions.create(
            model=self._model,
            response_format={"type": "json_object"},
            messages=[
                {"role": "system", "content": PROMPT},
                {"role": "user", "content": f"{source.get('subject') or ''}\n\n{source['body']}"},
            ],
        )
        verdict: Verdict = json.loads(completion.choices[0].message.content)
        return Triaged(conversation["id"], source["author"]["email"], verdict)
