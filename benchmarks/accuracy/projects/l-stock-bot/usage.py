import datetime
import os

from influxdb_client import InfluxDBClient, Point
from influxdb_client.client.write_api import SYNCHRONOUS

_client = InfluxDBClient(url=os.environ["INFLUX_URL"], token=os.environ["INFLUX_TOKEN"], org="acme")
_write = _client.write_api(write_options=SYNCHRONOUS)


def count(command):
    p = Point("bot").tag("command", command).field("n", 1).time(datetime.datetime.utcnow())
    _write.write(bucket="bots", record=p)
