import os

from .alerts import opsgenie, telegram
from .bus import Listener
from .rules import Watch
from .storage import Series

series = Series(os.environ.get("INFLUX_URL", "http://influx:8086"), os.environ.get("INFLUX_TOKEN"),
                os.environ.get("INFLUX_ORG", "kitchen"), "coldchain")
watch = Watch(alarm=opsgenie)


def on_climate(topic, data):
    fridge = topic.split("/")[1]
    series.store(fridge, data["t"], data["h"])
    watch.check(fridge, data["t"])


def on_door(topic, data):
    if data.get("open"):
        telegram("Somebody left a door open.")


def main():
    listener = Listener(os.environ.get("MQTT_HOST", "mosquitto"))
    listener.route("fridge/+/climate", on_climate)
    listener.route("fridge/+/door", on_door)
    listener.forever()


if __name__ == "__main__":
    main()
