import os
import smtplib
import tomllib
from email.message import EmailMessage

from influxdb_client import InfluxDBClient

cfg = tomllib.load(open("config.toml", "rb"))

FLUX = '''
from(bucket: "%s")
  |> range(start: -24h)
  |> filter(fn: (r) => r._measurement == "temp")
  |> group(columns: ["room"])
  |> max()
''' % cfg["influx"]["bucket"]

with InfluxDBClient(url=cfg["influx"]["url"], token=os.environ["INFLUX_TOKEN"], org=cfg["influx"]["org"]) as c:
    df = c.query_api().query_data_frame(FLUX)

table = df[["room", "_value", "_time"]].rename(columns={"_value": "max"}).to_html(index=False)

m = EmailMessage()
m["From"] = "coldchain@frischdienst.example"
m["To"] = ", ".join(cfg["mail"]["to"])
m["Subject"] = "HACCP daily maximum"
m.set_content("see html")
m.add_alternative("<h3>Last 24 hours</h3>" + table, subtype="html")

with smtplib.SMTP(cfg["mail"]["host"], 587) as s:
    s.starttls()
    s.login("coldchain", os.environ["MAIL_PASSWORD"])
    s.send_message(m)
