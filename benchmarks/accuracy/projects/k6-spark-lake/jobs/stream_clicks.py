import os

from pyspark.sql import DataFrame
from pyspark.sql import functions as F
from pyspark.sql.types import StringType, StructField, StructType, TimestampType

from jobs.common.session import LAKE, get_spark, jdbc

SCHEMA = StructType(
    [
        StructField("session", StringType()),
        StructField("customer_no", StringType()),
        StructField("url", StringType()),
        StructField("ts", TimestampType()),
    ]
)

spark = get_spark("stream-clicks")
customers = F.broadcast(jdbc(spark, "CRM", "public.customers").select("customer_no", "segment", "country"))


def handle(batch: DataFrame, batch_id: int) -> None:
    batch.persist()
    bad = batch.where("click is null").select("raw")
    bad.write.mode("append").text(f"{LAKE}/quarantine/clicks/{batch_id}")

    good = batch.where("click is not null").select("click.*")
    (
        good.join(customers, "customer_no", "left")
        .write.format("org.elasticsearch.spark.sql")
        .option("es.nodes", os.environ.get("ES_NODES", "es.nordvik.local"))
        .mode("append")
        .save("clicks")
    )
    batch.unpersist()


raw = (
    spark.readStream.format("kafka")
    .option("kafka.bootstrap.servers", os.environ["KAFKA"])
    .option("subscribe", "web.clicks")
    .option("startingOffsets", "latest")
    .load()
    .select(F.col("value").cast("string").alias("raw"))
)

(
    raw.withColumn("click", F.from_json("raw", SCHEMA))
    .writeStream.foreachBatch(handle)
    .option("checkpointLocation", LAKE + "/_checkpoints/clicks")
    .trigger(processingTime="1 minute")
    .start()
    .awaitTermination()
)
