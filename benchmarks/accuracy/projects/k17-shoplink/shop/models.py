from django.db import models


class OrderQuerySet(models.QuerySet):
    def to_ship(self):
        return self.filter(parcel_id__isnull=True, cancelled=False)

    def to_fulfil(self):
        return self.exclude(tracking_number="").filter(fulfilled=False)


class Order(models.Model):
    shopify_id = models.BigIntegerField(unique=True)
    number = models.CharField(max_length=32)
    email = models.EmailField(blank=True)
    name = models.CharField(max_length=200)
    address = models.CharField(max_length=200)
    city = models.CharField(max_length=100)
    postal_code = models.CharField(max_length=20)
    country = models.CharField(max_length=2)
    grams = models.IntegerField(default=0)
    cancelled = models.BooleanField(default=False)

    parcel_id = models.IntegerField(null=True)
    tracking_number = models.CharField(max_length=64, blank=True)
    tracking_url = models.URLField(blank=True)
    fulfilled = models.BooleanField(default=False)

    objects = OrderQuerySet.as_manager()

    def __str__(self):
        return self.number
