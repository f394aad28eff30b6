#!/usr/bin/python3
# cold store sensors -> influx, too warm -> rabbit queue "alarms" (see alarms.py)
# systemd: coldstore-ingest.service
import json
import os
import time

import paho.mqtt.client as mqtt
import pika
import requests
from influxdb_client import InfluxDBClient, Point
from influxdb_client.client.write_api import SYNCHRONOUS

LIMIT = -16.0
SILENT = 900

influx = InfluxDBClient(url="http://influx.lan:8086", token=os.environ["INFLUX_TOKEN"], org="fishhouse")
writer = influx.write_api(write_options=SYNCHRONOUS)

rabbit = pika.BlockingConnection(pika.ConnectionParameters("rabbit.lan", heartbeat=0))
channel = rabbit.channel()
channel.queue_declare(queue="alarms", durable=True)

last_beat = {"at": time.time(), "told": False}


def on_connect(client, userdata, flags, rc):
    client.subscribe([("coldstore/+/temp", 1), ("coldstore/gateway/beat", 0)])


def on_temp(client, userdata, msg):
    room = msg.topic.split("/")[1]
    reading = json.loads(msg.payload)
    point = Point("temperature").tag("room", room).field("celsius", float(reading["t"]))
    writer.write(bucket="coldstore", record=point)
    if reading["t"] > LIMIT:
        alarm = {"room": room, "celsius": reading["t"], "battery": reading.get("bat")}
        channel.basic_publish(
            exchange="",
            routing_key="alarms",
            body=json.dumps(alarm),
            properties=pika.BasicProperties(delivery_mode=2),
        )


def on_beat(client, userdata, msg):
    last_beat["at"] = time.time()
    last_beat["told"] = False


def check_silence():
    if time.time() - last_beat["at"] > SILENT and not last_beat["told"]:
        requests.post("https://api.pushover.net/1/messages.json", data={
            "token": os.environ["PUSHOVER_TOKEN"],
            "user": os.environ["PUSHOVER_USER"],
            "message": "Cold store gateway is silent",
        })
        last_beat["told"] = True


client = mqtt.Client(client_id="ingest")
client.on_connect = on_connect
client.message_callback_add("coldstore/+/temp", on_temp)
client.message_callback_add("coldstore/gateway/beat", on_beat)
client.username_pw_set("ingest", os.environ["MQTT_PASSWORD"])
client.connect("mqtt.lan", 1883, 60)
client.loop_start()

while True:
    check_silence()
    time.sleep(30)
