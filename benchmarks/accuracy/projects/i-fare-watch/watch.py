"""Fare watcher for the package desk.

Looks at the routes in routes.yml, asks Amadeus for the cheapest offer, keeps the
last price in Redis and tells the desk on Telegram when it fell by more than 8 %.
"""
import json
import os
import time

import redis
import requests
import yaml
from amadeus import Client, ResponseError

amadeus = Client(client_id=os.environ["AMADEUS_ID"], client_secret=os.environ["AMADEUS_SECRET"])
r = redis.Redis.from_url(os.getenv("REDIS_URL", "redis://localhost:6379/2"), decode_responses=True)
TG = "https://api.telegram.org/bot" + os.environ["TG_TOKEN"]
DROP = 0.08


def cheapest(route):
    try:
        resp = amadeus.shopping.flight_offers_search.get(
            originLocationCode=route["from"],
            destinationLocationCode=route["to"],
            departureDate=route["date"],
            adults=2,
            currencyCode="EUR",
            max=5,
        )
    except ResponseError as err:
        tell(f"Amadeus error for {route['from']}-{route['to']}: {err}")
        return None
    if not resp.data:
        return None
    best = min(resp.data, key=lambda o: float(o["price"]["grandTotal"]))
    return {
        "price": float(best["price"]["grandTotal"]),
        "carrier": best["validatingAirlineCodes"][0],
        "seats": best["numberOfBookableSeats"],
    }


def tell(text):
    requests.post(TG + "/sendMessage", data={"chat_id": os.environ["TG_CHAT"], "text": text})


def usd_rate():
    try:
        return requests.get("https://api.exchangerate.host/latest?base=EUR&symbols=USD").json()["rates"]["USD"]
    except Exception:
        return 1.1


def main():
    rate = usd_rate()
    with open("routes.yml") as f:
        routes = yaml.safe_load(f)
    for route in routes:
        key = "fare:{from}:{to}:{date}".format(**route)
        offer = cheapest(route)
        if not offer:
            continue
        old = r.get(key)
        if old:
            before = json.loads(old)["price"]
            if offer["price"] < before * (1 - DROP):
                tell("{}-{} {}: {:.0f} EUR (was {:.0f}), {} with {} seats".format(
                    route["from"], route["to"], route["date"], offer["price"], before, offer["carrier"], offer["seats"]))
        r.set(key, json.dumps(offer), ex=14 * 86400)
        print(key, offer["price"], "EUR", round(offer["price"] * rate), "USD")
        time.sleep(0.5)


if __name__ == "__main__":
    main()
