import json

import httpx

import settings


def profiles(client):
    url = f"https://a.klaviyo.com/api/segments/{settings.SEGMENT_ID}/profiles"
    params = {"page[size]": 100, "fields[profile]": "email,first_name,last_name,created"}
    while url:
        response = client.get(url, params=params)
        response.raise_for_status()
        body = response.json()
        yield from body["data"]
        url, params = body["links"].get("next"), None


def main():
    settings.OUT.mkdir(parents=True, exist_ok=True)
    headers = {"Authorization": f"Klaviyo-API-Key {settings.KLAVIYO_KEY}",
               "revision": "2024-10-15"}
    with httpx.Client(headers=headers, timeout=60) as client:
        with settings.PROFILES_RAW.open("w", encoding="utf-8") as out:
            for n, profile in enumerate(profiles(client), 1):
                flat = {"id": profile["id"], **profile["attributes"]}
                out.write(json.dumps(flat) + "\n")
    print(f"{n} profiles")


if __name__ == "__main__":
    main()
