import os

from pyspark.sql import SparkSession

LAKE = "s3a://nordvik-lake"


def get_spark(app):
    builder = SparkSession.builder.appName(app).config(
        "spark.hadoop.fs.s3a.aws.credentials.provider",
        "com.amazonaws.auth.DefaultAWSCredentialsProviderChain",
    )
    if os.environ.get("LOCAL"):
        builder = builder.master("local[*]")
    return builder.getOrCreate()


def jdbc(spark, prefix, table):
    """prefix is the name of the env group, e.g. ERP -> ERP_URL, ERP_USER, ERP_PASSWORD"""
    return (
        spark.read.format("jdbc")
        .option("url", os.environ[prefix + "_URL"])
        .option("user", os.environ[prefix + "_USER"])
        .option("password", os.environ[prefix + "_PASSWORD"])
        .option("dbtable", table)
        .option("fetchsize", 10000)
        .load()
    )
