from influxdb_client import InfluxDBClient, Point
from influxdb_client.client.write_api import SYNCHRONOUS


class Series:
    def __init__(self, url, token, org, bucket):
        self.bucket = bucket
        self.client = InfluxDBClient(url=url, token=token, org=org)
        self.writer = self.client.write_api(write_options=SYNCHRONOUS)

    def store(self, fridge, celsius, humidity):
        p = Point("climate").tag("fridge", fridge).field("celsius", float(celsius)).field("humidity", float(humidity))
        self.writer.write(bucket=self.bucket, record=p)

    def daily_extremes(self):
        flux = '''from(bucket: "%s") |> range(start: -1d)
          |> filter(fn: (r) => r._measurement == "climate" and r._field == "celsius")
          |> group(columns: ["fridge"]) |> max()''' % self.bucket
        for table in self.client.query_api().query(flux):
            for rec in table.records:
                yield rec["fridge"], rec.get_value()
