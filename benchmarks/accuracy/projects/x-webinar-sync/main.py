import asyncio

import eventbrite
import targets
import zoom


async def run():
    online, onsite = await asyncio.gather(zoom.collect(), eventbrite.collect())
    print(f"{len(online)} webinar, {len(onsite)} on site")
    await targets.identify(online)
    await asyncio.to_thread(targets.to_airtable, online + onsite)


if __name__ == "__main__":
    asyncio.run(run())
