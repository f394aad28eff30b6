import requests
from django.conf import settings


class KlaviyoClient:
    base = "https://a.klaviyo.com/api"

    def __init__(self, key=None):
        self.session = requests.Session()
        self.session.headers.update({
            "Authorization": f"Klaviyo-API-Key {key or settings.KLAVIYO_KEY}",
            "revision": "2024-02-15",
            "accept": "application/json",
        })

    def upsert_profile(self, email, **attributes):
        response = self.session.post(
            f"{self.base}/profile-import/",
            json={"data": {"type": "profile", "attributes": {"email": email, **attributes}}},
            timeout=15,
        )
        response.raise_for_status()
