import clickhouse_connect
from airflow.hooks.base import BaseHook


def client():
    c = BaseHook.get_connection("clickhouse")
    return clickhouse_connect.get_client(host=c.host, port=c.port, username=c.login, password=c.password)
