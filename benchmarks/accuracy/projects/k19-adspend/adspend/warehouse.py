from dataclasses import asdict

from google.cloud import bigquery

from adspend import CONFIG

TABLE = CONFIG["bigquery"]["table"]


class Warehouse:
    def __init__(self):
        self.bq = bigquery.Client()

    def append(self, rows):
        payload = [asdict(r) for r in rows]
        if payload:
            job = self.bq.load_table_from_json(
                payload,
                TABLE,
                job_config=bigquery.LoadJobConfig(write_disposition="WRITE_APPEND"),
            )
            job.result()
        return len(payload)

    def month_to_date(self):
        sql = f"""
            SELECT platform, ROUND(SUM(cost), 2) AS cost
            FROM `{TABLE}`
            WHERE DATE_TRUNC(DATE(day), MONTH) = DATE_TRUNC(CURRENT_DATE(), MONTH)
            GROUP BY platform ORDER BY cost DESC
        """
        return {row.platform: row.cost for row in self.bq.query(sql).result()}
