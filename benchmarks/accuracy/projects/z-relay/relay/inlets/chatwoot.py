from datetime import datetime, timezone

import httpx


def contacts(settings, since):
    base = f"{settings['CHATWOOT_URL']}/api/v1/accounts/{settings['CHATWOOT_ACCOUNT']}"
    with httpx.Client(headers={"api_access_token": settings["CHATWOOT_TOKEN"]}, timeout=30) as http:
        page = 1
        while True:
            rows = http.get(f"{base}/contacts", params={"page": page, "sort": "-last_activity_at"}).raise_for_status().json()["payload"]
            if not rows:
                return
            for c in rows:
                ts = datetime.fromtimestamp(c.get("last_activity_at") or 0, timezone.utc).isoformat()
                if since and ts <= since:
                    return
                if not c.get("email"):
                    continue
                c["link"] = f"{settings['CHATWOOT_URL']}/app/accounts/{settings['CHATWOOT_ACCOUNT']}/contacts/{c['id']}"
                c["_ts"] = ts
                yield c
            page += 1
