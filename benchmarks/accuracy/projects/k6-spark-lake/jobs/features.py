from pyspark.sql import functions as F
from pyspark.sql.window import Window

from jobs.common.session import LAKE, get_spark


def recency(df):
    w = Window.partitionBy("customer_no").orderBy(F.col("order_date").desc())
    return (
        df.withColumn("rn", F.row_number().over(w))
        .where("rn = 1")
        .select("customer_no", F.datediff(F.current_date(), "order_date").alias("recency"))
    )


def main():
    spark = get_spark("features")
    orders = spark.read.parquet(f"{LAKE}/silver/orders")
    value = orders.groupBy("customer_no").agg(
        F.sum("amount").alias("monetary"), F.countDistinct("order_no").alias("frequency")
    )
    features = value.join(recency(orders), "customer_no")
    (
        features.write.format("org.apache.spark.sql.cassandra")
        .options(table="rfm", keyspace="features")
        .mode("append")
        .save()
    )


if __name__ == "__main__":
    main()
