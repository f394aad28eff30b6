import httpx


class Intercom:
    def __init__(self, token: str, admin_id: str):
        self.admin_id = admin_id
        self.c = httpx.Client(
            base_url="https://api.intercom.io",
            headers={"Authorization": f"Bearer {token}", "Intercom-Version": "2.11"},
            timeout=30,
        )

    def search(self, query: dict):
        cursor = None
        while True:
            body = {"query": query, "pagination": {"per_page": 50}}
            if cursor:
                body["pagination"]["starting_after"] = cursor
            page = self.c.post("/conversations/search", json=body).raise_for_status().json()
            yield from page["conversations"]
            nxt = (page.get("pages") or {}).get("next")
            if not nxt:
                return
            cursor = nxt["starting_after"]

    def get(self, conversation_id: str) -> dict:
        return self.c.get(f"/conversations/{conversation_id}", params={"display_as": "plaintext"}).json()

    def comment(self, conversation_id: str, text: str):
        self.c.post(
            f"/conversations/{conversation_id}/reply",
            json={"message_type": "note", "type": "admin", "admin_id": self.admin_id, "body": text},
        ).raise_for_status()
