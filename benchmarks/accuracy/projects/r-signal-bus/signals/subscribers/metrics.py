import os

from mixpanel import Consumer, Mixpanel

from ..bus import on

mp = Mixpanel(os.environ.get("MIXPANEL_TOKEN", ""), consumer=Consumer(api_host="api-eu.mixpanel.com"))


@on("subscription.*")
def track_subscription(topic, p):
    mp.track(p["external_id"], topic.replace(".", " ").title(), {"plan": p["plan"], "mrr": p["mrr"]})
    mp.people_set(p["external_id"], {"plan": p["plan"]})
