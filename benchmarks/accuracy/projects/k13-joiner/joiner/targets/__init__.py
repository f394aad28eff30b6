import asyncio

from okta.client import Client as OktaClient

from ..base import Record, Target


class Okta(Target, name="okta"):
    def __init__(self, options):
        super().__init__(options)
        self.okta = OktaClient({"orgUrl": "https://windwerk.okta.com", "token": self.secret("OKTA")})

    def known(self):
        async def collect():
            found = set()
            users, resp, err = await self.okta.list_users()
            while True:
                found |= {u.profile.login.lower() for u in users}
                if not resp.has_next():
                    return found
                users, err = await resp.next()

        return asyncio.run(collect())

    def write(self, rec: Record):
        first, _, last = rec.name.partition(" ")
        body = {
            "profile": {
                "firstName": first,
                "lastName": last or first,
                "email": rec.email,
                "login": rec.email,
                "title": rec.extra.get("title"),
            }
        }
        _, _, err = asyncio.run(self.okta.create_user(body, {"activate": "false"}))
        if err:
            raise RuntimeError(err)


class Jamf(Target, name="jamf"):
    base_url = "https://windwerk.jamfcloud.com"

    def headers(self):
        return {"Authorization": f"Bearer {self.secret('JAMF')}", "Accept": "application/json"}

    def write(self, rec):
        hit = self.http.get(
            f"{self.base_url}/api/v1/computers-inventory",
            params={"filter": f'hardware.serialNumber=="{rec.key}"', "section": "GENERAL"},
        ).json()
        if not hit["results"]:
            return
        self.http.patch(
            f"{self.base_url}/api/v1/computers-inventory-detail/{hit['results'][0]['id']}",
            json={
                "general": {"assetTag": rec.extra["tag"]},
                "userAndLocation": {"realname": rec.name, "email": rec.email},
            },
        ).raise_for_status()


class Verkada(Target, name="verkada"):
    base_url = "https://api.verkada.com"

    def headers(self):
        return {"x-verkada-auth": self.secret("VERKADA")}

    def known(self):
        members = self.http.get(f"{self.base_url}/access/v1/access_users").json()["access_members"]
        return {m["email"].lower() for m in members if m.get("email")}

    def write(self, rec):
        first, _, last = rec.name.partition(" ")
        self.http.post(
            f"{self.base_url}/core/v1/user",
            json={"email": rec.email, "first_name": first, "last_name": last, "external_id": rec.key},
        ).raise_for_status()


class Unifi(Target, name="unifi"):
    base_url = "https://wlan.windwerk.example/proxy/network/integration/v1"

    def headers(self):
        return {"X-API-KEY": self.secret("UNIFI")}

    def write(self, rec):
        self.http.post(
            f"{self.base_url}/sites/{self.secret('UNIFI_SITE')}/hotspot/vouchers",
            json={"count": 1, "name": f"{rec.name} ({rec.key})", "timeLimitMinutes": 600},
        ).raise_for_status()
