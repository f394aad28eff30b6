import os
import sys

import requests

import config


def klaviyo_flows(status):
    for fid in config.KLAVIYO_FLOWS:
        requests.patch(
            f"https://a.klaviyo.com/api/flows/{fid}/",
            headers={"Authorization": f"Klaviyo-API-Key {os.environ['KLAVIYO_KEY']}", "revision": "2024-10-15"},
            json={"data": {"type": "flow", "id": fid, "attributes": {"status": status}}},
        ).raise_for_status()


def shopify(path, method="PUT", **kw):
    r = requests.request(
        method, f"https://{os.environ['SHOP']}/admin/api/2024-10/{path}",
        headers={"X-Shopify-Access-Token": os.environ["SHOPIFY_TOKEN"]}, **kw)
    r.raise_for_status()
    return r.json()


def main_theme():
    return next(t["id"] for t in shopify("themes.json", "GET")["themes"] if t["role"] == "main")


def publish(theme_id):
    if main_theme() == theme_id:
        print("theme already live")
        return
    shopify(f"themes/{theme_id}.json", json={"theme": {"id": theme_id, "role": "main"}})


def flag_on():
    r = requests.get(
        f"https://app.launchdarkly.com/api/v2/flags/{config.FLAG_PROJECT}/peak-freeze",
        headers={"Authorization": os.environ["LD_KEY"]})
    return r.json()["environments"]["production"]["on"]


def banner(text):
    requests.patch(
        f"https://api.webflow.com/v2/collections/{os.environ['WF_COLLECTION']}/items/{os.environ['WF_ITEM']}/live",
        headers={"Authorization": f"Bearer {os.environ['WF_TOKEN']}"},
        json={"fieldData": {"text": text, "visible": bool(text)}}).raise_for_status()


def announce(text):
    requests.post(os.environ["SLACK_WEBHOOK_URL"], json={"text": text})


if __name__ == "__main__":
    if sys.argv[1] == "on":
        if not flag_on():
            sys.exit("flip the peak-freeze flag first")
        klaviyo_flows("draft")
        publish(config.THEME_PEAK)
        banner(config.BANNER)
        announce(":snowflake: freeze is ON, no deploys until Tuesday")
    else:
        klaviyo_flows("live")
        publish(config.THEME_NORMAL)
        banner("")
        announce(":sunny: freeze is OFF")
