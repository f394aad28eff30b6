from django.db import models


class Order(models.Model):
    woo_id = models.BigIntegerField(unique=True)
    number = models.CharField(max_length=32)
    customer = models.CharField(max_length=200)
    email = models.EmailField()
    street = models.CharField(max_length=200)
    zip = models.CharField(max_length=20)
    city = models.CharField(max_length=100)
    country = models.CharField(max_length=2)
    total = models.DecimalField(max_digits=10, decimal_places=2)
    placed_at = models.DateTimeField()

    parcel_id = models.BigIntegerField(null=True)
    tracking = models.CharField(max_length=64, blank=True)
    parcel_status = models.CharField(max_length=64, blank=True)
    invoice_id = models.CharField(max_length=64, blank=True)


class Line(models.Model):
    order = models.ForeignKey(Order, on_delete=models.CASCADE, related_name="lines")
    sku = models.CharField(max_length=64)
    title = models.CharField(max_length=200)
    qty = models.IntegerField()
    price = models.DecimalField(max_digits=10, decimal_places=2)
