import json
import logging

import paho.mqtt.client as mqtt

log = logging.getLogger(__name__)


class Listener:
    """Thin wrapper of paho: routes topics to callbacks."""

    def __init__(self, host, port=1883):
        self.host, self.port = host, port
        self.routes = {}
        self.client = mqtt.Client()
        self.client.on_connect = self._on_connect
        self.client.on_message = self._on_message

    def route(self, topic, callback):
        self.routes[topic] = callback

    def _on_connect(self, client, userdata, flags, rc):
        for topic in self.routes:
            client.subscribe(topic, qos=1)

    def _on_message(self, client, userdata, msg):
        for topic, callback in self.routes.items():
            if mqtt.topic_matches_sub(topic, msg.topic):
                try:
                    callback(msg.topic, json.loads(msg.payload))
                except Exception:
                    log.exception("callback for %s", topic)

    def forever(self):
        self.client.connect(self.host, self.port)
        self.client.loop_forever()
