import asyncio
import os
from contextlib import AsyncExitStack
from datetime import date

import aioboto3
import aiohttp

from .aws import DynamoBookmark, ParquetBucket
from .klaviyo import KlaviyoFeed
from .runner import Runner


async def main():
    boto = aioboto3.Session()
    async with AsyncExitStack() as stack:
        http = await stack.enter_async_context(aiohttp.ClientSession())
        s3 = await stack.enter_async_context(boto.client("s3"))
        dynamo = await stack.enter_async_context(boto.resource("dynamodb"))
        runner = Runner(
            feed=KlaviyoFeed(http, os.environ["KLAVIYO_KEY"]),
            store=ParquetBucket(s3, os.environ["LAKE_BUCKET"], f"klaviyo/profiles/dt={date.today()}"),
            bookmark=DynamoBookmark(await dynamo.Table("feed_bookmarks"), "klaviyo.profiles"),
        )
        await runner.run()


asyncio.run(main())
