from django.db import models


class Parcel(models.Model):
    class State(models.TextChoices):
        NEW = "new"
        LABELLED = "labelled"
        TRANSIT = "transit"
        DELIVERED = "delivered"
        TROUBLE = "trouble"

    order_id = models.BigIntegerField(unique=True)
    name = models.CharField(max_length=120)
    street = models.CharField(max_length=200)
    zip = models.CharField(max_length=20)
    city = models.CharField(max_length=80)
    country = models.CharField(max_length=2)
    email = models.EmailField(blank=True)
    grams = models.PositiveIntegerField(default=500)
    state = models.CharField(max_length=12, choices=State.choices, default=State.NEW)
    tracking_number = models.CharField(max_length=60, blank=True)
    carrier = models.CharField(max_length=40, blank=True)
    label_url = models.URLField(blank=True, max_length=500)
    created = models.DateTimeField(auto_now_add=True)

    def shippo_address(self):
        return {
            "name": self.name, "street1": self.street, "zip": self.zip, "city": self.city,
            "country": self.country, "email": self.email,
        }
