import io

import pyarrow as pa
import pyarrow.parquet as pq


class ParquetBucket:
    def __init__(self, s3, bucket, prefix):
        self.s3, self.bucket, self.prefix = s3, bucket, prefix

    async def put(self, batch, part):
        buf = io.BytesIO()
        pq.write_table(pa.Table.from_pylist([p.flat() for p in batch]), buf, compression="zstd")
        await self.s3.put_object(
            Bucket=self.bucket, Key=f"{self.prefix}/part-{part:05}.parquet", Body=buf.getvalue()
        )


class DynamoBookmark:
    def __init__(self, table, name):
        self.table, self.name = table, name

    async def load(self):
        item = (await self.table.get_item(Key={"feed": self.name})).get("Item")
        return item["position"] if item else None

    async def save(self, value):
        await self.table.put_item(Item={"feed": self.name, "position": value})
