from collections.abc import Sequence

from openai import AsyncOpenAI

from .models import Review

PROMPT = (
    "You write a short weekly digest of shop reviews for the product team. "
    "Max 8 bullet points, name recurring problems first."
)


class Summarizer:
    def __init__(self, api_key: str, model: str = "gpt-4o-mini") -> None:
        self._client = AsyncOpenAI(api_key=api_key)
        self._model = model

    async def __call__(self, reviews: Sequence[Review]) -> str:
        answer = await self._client.chat.completions.create(
            model=self._model,
            messages=[
                {"role": "system", "content": PROMPT},
                {"role": "user", "content": "\n\n".join(map(str, reviews))},
            ],
        )
        return answer.choices[0].message.content or ""
