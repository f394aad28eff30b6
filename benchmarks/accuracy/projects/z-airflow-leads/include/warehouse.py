from contextlib import closing
from pathlib import Path

import redshift_connector
from airflow.hooks.base import BaseHook
from airflow.models import Variable

SQL = Path(__file__).parent / "sql"


def _connect():
    c = BaseHook.get_connection("redshift_dwh")
    return redshift_connector.connect(host=c.host, database=c.schema, user=c.login, password=c.password)


def copy_from_s3(table, key):
    with closing(_connect()) as con, con.cursor() as cur:
        cur.execute(f"truncate table {table}")
        cur.execute(
            f"copy {table} from 's3://{Variable.get('lake_bucket')}/{key}' "
            f"iam_role '{Variable.get('copy_role')}' format as json 'auto ignorecase'"
        )
        con.commit()


def run_file(name):
    with closing(_connect()) as con, con.cursor() as cur:
        for stmt in (SQL / name).read_text().split(";"):
            if stmt.strip():
                cur.execute(stmt)
        con.commit()


def fetch(query):
    with closing(_connect()) as con, con.cursor() as cur:
        cur.execute(query)
        cols = [d[0] for d in cur.description]
        return [dict(zip(cols, r)) for r in cur.fetchall()]
