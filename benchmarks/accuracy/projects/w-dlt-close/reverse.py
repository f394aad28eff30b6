"""Score of the dbt model back into Close."""
import os
import tomllib

import requests
from google.cloud import bigquery

SQL = """
select lead_id, score, segment
from `acme-dwh.marts.lead_score`
where score_changed_at >= timestamp_sub(current_timestamp(), interval 1 day)
"""


def field_name():
    with open(".dlt/config.toml", "rb") as fh:
        return tomllib.load(fh)["sources"]["close_crm"]["custom_score_field"]


def scored():
    for row in bigquery.Client().query(SQL).result():
        yield row["lead_id"], {"score": row["score"], "segment": row["segment"]}


def main():
    score_field = field_name()
    with requests.Session() as s:
        s.auth = (os.environ["CLOSE_API_KEY"], "")
        for lead_id, vals in scored():
            s.put(f"https://api.close.com/api/v1/lead/{lead_id}/",
                  json={score_field: vals["score"], "custom.cf_segment": vals["segment"]}).raise_for_status()


if __name__ == "__main__":
    main()
