import logging

import httpx

from ..config import Settings
from ..models import Firmographics

log = logging.getLogger(__name__)


async def company(domain: str, settings: Settings) -> Firmographics:
    if domain in settings.skip_domains:
        return Firmographics()
    async with httpx.AsyncClient(timeout=8, auth=(settings.clearbit_key, "")) as client:
        response = await client.get("https://company.clearbit.com/v2/companies/find", params={"domain": domain})
    if response.status_code in (202, 404, 422):
        return Firmographics()
    response.raise_for_status()
    data = response.json()
    return Firmographics(
        employees=data["metrics"].get("employees"),
        industry=data["category"].get("industry"),
        legal_name=data.get("legalName") or data.get("name"),
    )
