import httpx


def contact(settings, body):
    httpx.post(
        "https://api.brevo.com/v3/contacts",
        headers={"api-key": settings["BREVO_KEY"]},
        json={"email": body["email"], "updateEnabled": True, "listIds": [int(settings["BREVO_LIST"])]},
    ).raise_for_status()
