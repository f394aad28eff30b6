import sys

from pyspark.sql import functions as F

from jobs.common.session import LAKE, get_spark, jdbc

spark = get_spark("ingest-orders")

# warehouse closes the day in the old WMS; before that orders are not final
closing = jdbc(spark, "LEGACY", "(SELECT day FROM closings WHERE day = TRUNC(SYSDATE) - 1) c")
if closing.count() == 0:
    print("day not closed yet")
    sys.exit(0)

orders = jdbc(spark, "ERP", "dbo.SalesHeader")
lines = jdbc(spark, "ERP", "dbo.SalesLine")

joined = (
    orders.join(lines, orders["No_"] == lines["DocumentNo_"], "left")
    .select(
        orders["No_"].alias("order_no"),
        orders["SellToCustomerNo_"].alias("customer_no"),
        lines["No_"].alias("sku"),
        lines["Quantity"].cast("int").alias("qty"),
        lines["Amount"].cast("decimal(18,2)").alias("amount"),
        F.to_date(orders["OrderDate"]).alias("order_date"),
    )
)

joined.repartition("order_date").write.mode("overwrite").partitionBy("order_date").parquet(LAKE + "/silver/orders")
