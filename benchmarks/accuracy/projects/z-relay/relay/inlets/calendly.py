import httpx

API = "https://api.calendly.com"


def invitees(settings, since):
    with httpx.Client(headers={"Authorization": f"Bearer {settings['CALENDLY_TOKEN']}"}, timeout=30) as http:
        org = http.get(f"{API}/users/me").raise_for_status().json()["resource"]["current_organization"]
        params = {"organization": org, "status": "active", "sort": "start_time:asc", "count": 100}
        if since:
            params["min_start_time"] = since
        events = http.get(f"{API}/scheduled_events", params=params).raise_for_status().json()["collection"]
        for ev in events:
            people = http.get(ev["uri"] + "/invitees").raise_for_status().json()["collection"]
            for p in people:
                yield {
                    "email": p["email"],
                    "name": p["name"],
                    "start": ev["start_time"],
                    "summary": f"{ev['name']} with {p['name']} at {ev['start_time']}",
                    "_ts": ev["start_time"],
                }
