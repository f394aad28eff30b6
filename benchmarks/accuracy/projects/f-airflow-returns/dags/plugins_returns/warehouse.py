from airflow.providers.amazon.aws.hooks.redshift_sql import RedshiftSQLHook

from .const import BUCKET, ROLE

SUSPICIOUS = """
select email, count(distinct return_id) as n, listagg(distinct reason, '; ') as reasons
from ops.returns
where loaded_at > dateadd(day, -30, getdate())
group by 1 having count(distinct return_id) >= 4
"""


def copy_in(key):
    hook = RedshiftSQLHook("redshift_prod")
    hook.run([
        "create temp table stage (like ops.returns_raw)",
        f"copy stage from 's3://{BUCKET}/{key}' iam_role '{ROLE}' format as parquet",
        "delete from ops.returns_raw using stage where ops.returns_raw.return_id = stage.return_id",
        "insert into ops.returns_raw select * from stage",
    ])
    return hook.get_first("select count(*) from ops.returns_raw")[0]


def suspicious():
    for email, n, reasons in RedshiftSQLHook("redshift_prod").get_records(SUSPICIOUS):
        yield {"email": email, "n": n, "reasons": reasons}
