import asyncio
from datetime import date, timedelta

from prefect import flow

from flows.shipping import shipments, to_airtable
from flows.stock import cin7_stock, to_woocommerce, warn_low


@flow(name="nightly-ops", log_prints=True)
async def nightly(day: str | None = None) -> None:
    day = day or (date.today() - timedelta(days=1)).isoformat()
    rows, levels = await asyncio.gather(shipments(day), cin7_stock())
    n = await to_airtable(rows)
    print(f"{n} shipments in Airtable")
    await to_woocommerce(levels)
    await warn_low(levels)


if __name__ == "__main__":
    asyncio.run(nightly())
