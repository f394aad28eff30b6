import json

from openai import OpenAI

client = OpenAI()
TYPES = ["Question", "Complaint", "Spare part", "Appointment", "Spam"]

PROMPT = """You sort mails of a bicycle workshop. Answer as JSON with
"type" (one of {types}), "priority" (1 low .. 4 urgent) and "summary" (one sentence, German).

Subject: {subject}

{text}"""


def classify(mail):
    resp = client.chat.completions.create(
        model="gpt-4o-mini",
        response_format={"type": "json_object"},
        messages=[{"role": "user", "content": PROMPT.format(types=TYPES, subject=mail.subject, text=mail.text[:6000])}],
    )
    out = json.loads(resp.choices[0].message.content)
    if out.get("type") not in TYPES:
        out["type"] = "Question"
    return out
