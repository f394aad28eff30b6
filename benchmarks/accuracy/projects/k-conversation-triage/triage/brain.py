import json

from openai import OpenAI

client = OpenAI()

PROMPT = """You sort support conversations. Answer in JSON with keys label (bug, billing, how-to, feature, spam)
and summary (one sentence)."""


def classify(text):
    out = client.chat.completions.create(
        model="gpt-4o-mini",
        response_format={"type": "json_object"},
        messages=[{"role": "system", "content": PROMPT}, {"role": "user", "content": text[:6000]}],
    )
    return json.loads(out.choices[0].message.content)
