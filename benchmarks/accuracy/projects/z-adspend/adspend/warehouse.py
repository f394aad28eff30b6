from google.cloud import bigquery

TABLE = "marketing.ad_spend_daily"


class Warehouse:
    def __init__(self, project=None):
        self.client = bigquery.Client(project=project)

    def replace_days(self, start, end, rows):
        self.client.query(
            f"DELETE FROM `{TABLE}` WHERE day BETWEEN @a AND @b",
            job_config=bigquery.QueryJobConfig(query_parameters=[
                bigquery.ScalarQueryParameter("a", "DATE", start),
                bigquery.ScalarQueryParameter("b", "DATE", end),
            ]),
        ).result()
        job = self.client.load_table_from_json(
            [r.as_dict() for r in rows], TABLE,
            job_config=bigquery.LoadJobConfig(write_disposition="WRITE_APPEND"),
        )
        job.result()
        return job.output_rows

    def budgets(self, month):
        sql = "SELECT platform, budget FROM `marketing.budgets` WHERE month = @m"
        cfg = bigquery.QueryJobConfig(query_parameters=[bigquery.ScalarQueryParameter("m", "STRING", month)])
        return {r.platform: float(r.budget) for r in self.client.query(sql, job_config=cfg)}
