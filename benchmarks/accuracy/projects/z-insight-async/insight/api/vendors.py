from .base import JsonApi


class Intercom(JsonApi):
    base_url = "https://api.intercom.io"

    def headers(self):
        return {**super().headers(), "Intercom-Version": "2.11"}

    async def tagged(self, tag_id, since):
        cursor = None
        while True:
            body = {
                "query": {"operator": "AND", "value": [
                    {"field": "tag_ids", "operator": "=", "value": tag_id},
                    {"field": "updated_at", "operator": ">", "value": since},
                ]},
                "pagination": {"per_page": 50, **({"starting_after": cursor} if cursor else {})},
            }
            page = await self.call("POST", "/conversations/search", body)
            for c in page["conversations"]:
                yield c
            nxt = (page.get("pages") or {}).get("next")
            if not nxt:
                return
            cursor = nxt["starting_after"]

    async def full(self, conversation_id):
        return await self.call("GET", f"/conversations/{conversation_id}", params={"display_as": "plaintext"})

    async def contact(self, contact_id):
        return await self.call("GET", f"/contacts/{contact_id}")

    async def note(self, conversation_id, admin_id, text):
        return await self.call("POST", f"/conversations/{conversation_id}/reply", {
            "message_type": "note", "type": "admin", "admin_id": admin_id, "body": text})


class Stripe(JsonApi):
    base_url = "https://api.stripe.com/v1"

    async def mrr(self, email):
        found = await self.call("GET", "/customers/search", params={"query": f"email:'{email}'", "expand[]": "data.subscriptions"})
        cents = 0
        for cust in found["data"]:
            for sub in cust.get("subscriptions", {}).get("data", []):
                for item in sub["items"]["data"]:
                    cents += item["price"]["unit_amount"] * item["quantity"]
        return cents / 100


class OpenAI(JsonApi):
    base_url = "https://api.openai.com/v1"

    async def json_answer(self, system, user):
        out = await self.call("POST", "/chat/completions", {
            "model": "gpt-4o-mini",
            "response_format": {"type": "json_object"},
            "messages": [{"role": "system", "content": system}, {"role": "user", "content": user}],
        })
        return out["choices"][0]["message"]["content"]


class Linear(JsonApi):
    base_url = "https://api.linear.app"

    def headers(self):
        return {"Authorization": self.token}

    async def gql(self, query, **variables):
        out = await self.call("POST", "/graphql", {"query": query, "variables": variables})
        return out["data"]

    async def search(self, term):
        data = await self.gql(
            "query($t: String!) { searchIssues(term: $t, first: 3) { nodes { id identifier url title } } }", t=term)
        return data["searchIssues"]["nodes"]

    async def create(self, **fields):
        data = await self.gql(
            "mutation($input: IssueCreateInput!) { issueCreate(input: $input) { issue { id identifier url } } }",
            input=fields)
        return data["issueCreate"]["issue"]

    async def comment(self, issue_id, body):
        await self.gql(
            "mutation($input: CommentCreateInput!) { commentCreate(input: $input) { success } }",
            input={"issueId": issue_id, "body": body})
