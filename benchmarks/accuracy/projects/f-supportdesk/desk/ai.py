import json

from openai import AsyncOpenAI

llm = AsyncOpenAI()
PROMPT = "Turn this support conversation into a bug report. Answer JSON with keys title and summary."


async def summarise(thread: str) -> tuple[str, str]:
    res = await llm.chat.completions.create(
        model="gpt-4o-mini",
        response_format={"type": "json_object"},
        messages=[{"role": "system", "content": PROMPT}, {"role": "user", "content": thread[:20000]}],
    )
    d = json.loads(res.choices[0].message.content)
    return d["title"], d["summary"]
