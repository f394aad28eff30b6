import requests
from django.conf import settings


class Nation:
    def __init__(self):
        self.base = f"https://{settings.NATION_SLUG}.nationbuilder.com/api/v1"
        self.s = requests.Session()
        self.s.params = {"access_token": settings.NATION_TOKEN}

    def push_person(self, donor):
        r = self.s.put(f"{self.base}/people/push", json={"person": {
            "email": donor.email, "first_name": donor.first_name, "last_name": donor.last_name}})
        r.raise_for_status()
        return r.json()["person"]["id"]

    def add_donation(self, donation):
        r = self.s.post(f"{self.base}/donations", json={"donation": {
            "donor_id": donation.donor.nation_id,
            "amount_in_cents": int(donation.amount * 100),
            "payment_type_name": "Credit Card",
            "succeeded_at": donation.given_at.isoformat(),
            "tracking_code_slug": donation.campaign.lower().replace(" ", "_"),
        }})
        r.raise_for_status()
