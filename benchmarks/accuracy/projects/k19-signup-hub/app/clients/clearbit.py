import httpx


class ClearbitClient:
    def __init__(self, key: str):
        self._http = httpx.AsyncClient(auth=(key, ""), timeout=10)

    async def find(self, email: str) -> dict:
        r = await self._http.get(
            "https://person.clearbit.com/v2/combined/find", params={"email": email}
        )
        if r.status_code in (202, 404):
            return {}
        r.raise_for_status()
        company = r.json().get("company") or {}
        return {
            "industry": (company.get("category") or {}).get("industry"),
            "numberofemployees": (company.get("metrics") or {}).get("employees"),
            "website": company.get("domain"),
        }
