import csv
import io
import os

import boto3
import psycopg2
import psycopg2.extras
import redshift_connector


class PostgresStore:
    def store(self, rows):
        cols = ", ".join(self.table.columns)
        with psycopg2.connect(os.environ["APP_DATABASE_URL"]) as conn, conn.cursor() as cur:
            psycopg2.extras.execute_values(
                cur, f"INSERT INTO {self.table.name} ({cols}) VALUES %s ON CONFLICT DO NOTHING", rows
            )


class RedshiftStore:
    def store(self, rows):
        marks = ", ".join(["%s"] * len(self.table.columns))
        conn = redshift_connector.connect(
            host=os.environ["REDSHIFT_HOST"], database="dwh", user="loader", password=os.environ["REDSHIFT_PASSWORD"]
        )
        try:
            cursor = conn.cursor()
            cursor.executemany(f"insert into {self.table.name} values ({marks})", rows)
            conn.commit()
        finally:
            conn.close()


class S3Store:
    bucket = "acme-exports"

    def store(self, rows):
        buf = io.StringIO()
        writer = csv.writer(buf)
        writer.writerow(self.table.columns)
        writer.writerows(rows)
        boto3.client("s3").put_object(Bucket=self.bucket, Key=f"{self.table.name}.csv", Body=buf.getvalue())
