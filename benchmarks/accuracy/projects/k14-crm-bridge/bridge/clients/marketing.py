from .base import BaseClient


class ActiveCampaignClient(BaseClient):

    def __init__(self, session, account, key):
        super().__init__(session)
        self.root = f"https://{account}.api-us1.com/api/3"
        self._key = key

    def headers(self):
        return {"Api-Token": self._key}

    async def sync(self, contact):
        js = await self.call("POST", "/contact/sync", json={"contact": contact})
        return js["contact"]["id"]

    async def subscribe(self, contact_id, list_id):
        await self.call("POST", "/contactLists", json={
            "contactList": {"list": list_id, "contact": contact_id, "status": 1}})

    async def unsubscribed(self, list_id, since):
        js = await self.call("GET", "/contacts", params={
            "listid": list_id, "status": 2, "filters[updated_after]": since.date().isoformat(), "limit": 100})
        return js["contacts"]
