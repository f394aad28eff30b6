import os


async def available(http):
    page = 1
    while True:
        async with http.get(
            "https://inventory.dearsystems.com/ExternalApi/v2/ref/productavailability",
            params={"Page": page, "Limit": 1000},
            headers={"api-auth-accountid": os.environ["DEAR_ACCOUNT"], "api-auth-applicationkey": os.environ["DEAR_KEY"]},
        ) as r:
            rows = (await r.json())["ProductAvailabilityList"]
        if not rows:
            return
        for row in rows:
            yield row["SKU"], int(row["Available"])
        page += 1
