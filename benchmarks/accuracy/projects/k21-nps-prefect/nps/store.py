import pandas as pd
from prefect import task
from snowflake.connector.pandas_tools import write_pandas

from nps.blocks import warehouse


@task
def load(rows: list[dict]) -> None:
    df = pd.DataFrame(rows).drop_duplicates("ID")
    with warehouse() as conn:
        write_pandas(conn, df, "RESPONSES")


@task
def weekly_score() -> pd.DataFrame:
    sql = """
        select plan,
               count(*) as answers,
               round(100 * (count_if(score >= 9) - count_if(score <= 6)) / count(*)) as nps
        from responses
        where created_at >= dateadd(day, -7, current_date)
        group by plan
        order by answers desc
    """
    with warehouse() as conn:
        return conn.cursor().execute(sql).fetch_pandas_all()
