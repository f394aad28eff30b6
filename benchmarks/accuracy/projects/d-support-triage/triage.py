import json
import os
import re

import httpx
from openai import AsyncOpenAI

from linear import create_issue

llm = AsyncOpenAI()

PROMPT = """You triage support conversations of a payroll product.
Answer as JSON: {"category": "bug|howto|billing|feature", "severity": 1-4, "summary": "<one sentence>", "tag": "<kebab-case>"}"""

TAG_IDS = {"bug": "4711", "howto": "4712", "billing": "4713", "feature": "4714"}

TAG = re.compile(r"<[^>]+>")


async def classify(text):
    resp = await llm.chat.completions.create(
        model="gpt-4o-mini",
        response_format={"type": "json_object"},
        messages=[{"role": "system", "content": PROMPT}, {"role": "user", "content": text[:6000]}],
    )
    return json.loads(resp.choices[0].message.content)


async def intercom_post(path, body):
    async with httpx.AsyncClient(base_url="https://api.intercom.io") as c:
        r = await c.post(path, json=body, headers={"Authorization": f"Bearer {os.environ['INTERCOM_TOKEN']}", "Intercom-Version": "2.11"})
        r.raise_for_status()
        return r.json()


async def handle_conversation(item):
    text = TAG.sub(" ", item["source"]["body"])
    verdict = await classify(text)
    cid = item["id"]

    await intercom_post(f"/conversations/{cid}/tags", {"id": TAG_IDS[verdict["category"]], "admin_id": os.environ["ADMIN_ID"]})

    if verdict["category"] != "bug":
        return
    issue = await create_issue(
        title=verdict["summary"],
        body=f"{text}\n\nhttps://app.intercom.com/a/inbox/_/conversation/{cid}",
        priority=verdict["severity"],
    )
    await intercom_post(
        f"/conversations/{cid}/reply",
        {"message_type": "note", "type": "admin", "admin_id": os.environ["ADMIN_ID"], "body": f"Linear: {issue['url']}"},
    )
    if verdict["severity"] == 1:
        async with httpx.AsyncClient() as c:
            await c.post(os.environ["ONCALL_SLACK_HOOK"], json={"text": f":rotating_light: {verdict['summary']} {issue['identifier']}"})
