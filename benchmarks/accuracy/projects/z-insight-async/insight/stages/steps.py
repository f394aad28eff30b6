import asyncio
import json

PROMPT = (
    "You get the messages of one customer. Answer in JSON with keys title (max 8 words, the feature asked for) "
    "and gist (two sentences). No names, no addresses."
)


class Hydrate:
    def __init__(self, intercom):
        self.intercom = intercom

    async def __call__(self, fb):
        conv, contact = await asyncio.gather(self.intercom.full(fb.conversation_id), self.intercom.contact(fb.contact_id))
        fb.email = contact.get("email")
        parts = conv["conversation_parts"]["conversation_parts"]
        fb.quotes = [p["body"] for p in parts if p["author"]["type"] in ("user", "lead") and p.get("body")]
        return fb


class Value:
    def __init__(self, billing):
        self.billing = billing

    async def __call__(self, fb):
        if fb.email:
            fb.mrr = await self.billing.mrr(fb.email)
        return fb


class Condense:
    def __init__(self, llm):
        self.llm = llm

    async def __call__(self, fb):
        answer = json.loads(await self.llm.json_answer(PROMPT, "\n---\n".join(fb.quotes)))
        fb.title, fb.gist = answer["title"], answer["gist"]
        return fb


class File:
    def __init__(self, tracker, team_id):
        self.tracker = tracker
        self.team_id = team_id

    async def __call__(self, fb):
        text = f"{fb.gist}\n\nAccount value: {fb.mrr:.0f}/month"
        similar = await self.tracker.search(fb.title)
        if similar:
            await self.tracker.comment(similar[0]["id"], text)
            fb.issue_url = similar[0]["url"]
        else:
            issue = await self.tracker.create(teamId=self.team_id, title=fb.title, description=text)
            fb.issue_url = issue["url"]
        return fb


class Reply:
    def __init__(self, intercom, admin_id):
        self.intercom = intercom
        self.admin_id = admin_id

    async def __call__(self, fb):
        await self.intercom.note(fb.conversation_id, self.admin_id, f"Filed: {fb.issue_url}")
        return fb
