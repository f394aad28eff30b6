"""mosquitto -> influx, with alarm when a cold room gets warm."""
import json
import os
import threading
import time
import tomllib

import paho.mqtt.client as mqtt
import pdpyras
import requests
from influxdb_client import InfluxDBClient, Point
from influxdb_client.client.write_api import SYNCHRONOUS

with open("config.toml", "rb") as f:
    CFG = tomllib.load(f)

LIMIT = 8.0


class Bridge:
    def __init__(self):
        self.influx = InfluxDBClient(
            url=CFG["influx"]["url"], token=os.environ["INFLUX_TOKEN"], org=CFG["influx"]["org"]
        ).write_api(write_options=SYNCHRONOUS)
        self.pager = pdpyras.EventsAPISession(os.environ["PD_ROUTING_KEY"])
        self.client = mqtt.Client()
        self.client.on_connect = self.on_connect
        self.client.on_message = self.on_message
        self.warm = {}

    # -- mqtt ---------------------------------------------------------
    def on_connect(self, client, userdata, flags, rc):
        for topic in CFG["mqtt"]["topics"]:
            client.subscribe(topic, qos=1)

    def on_message(self, client, userdata, msg):
        _, room, kind = msg.topic.split("/")
        value = float(json.loads(msg.payload)["value"])
        self.store(kind, value, room=room)
        if kind == "temp":
            self.check(room, value)

    # -- outside temperature, once in ten minutes -----------------------
    def weather_loop(self):
        while True:
            r = requests.get(
                "https://api.openweathermap.org/data/2.5/weather",
                params={**CFG["weather"], "units": "metric", "appid": os.environ["OWM_KEY"]},
                timeout=15,
            )
            if r.ok:
                self.store("outside", r.json()["main"]["temp"])
            time.sleep(600)

    # -- out --------------------------------------------------------------
    def store(self, kind, value, **tags):
        p = Point(kind).field("value", value)
        for k, v in tags.items():
            p = p.tag(k, v)
        self.influx.write(bucket=CFG["influx"]["bucket"], record=p)

    def check(self, room, temp):
        if temp <= LIMIT:
            self.warm.pop(room, None)
            return
        first = self.warm.setdefault(room, time.time())
        if time.time() - first > 900:
            self.pager.trigger(
                "Cold room %s has %.1f C for 15 minutes" % (room, temp),
                source="coldchain-bridge",
                severity="critical",
                dedup_key="room-" + room,
            )

    def run(self):
        threading.Thread(target=self.weather_loop, daemon=True).start()
        self.client.connect(CFG["mqtt"]["host"])
        self.client.loop_forever()


if __name__ == "__main__":
    Bridge().run()
