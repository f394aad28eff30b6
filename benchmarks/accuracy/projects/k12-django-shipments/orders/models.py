from django.db import models


class Order(models.Model):
    number = models.CharField(max_length=20, unique=True)
    email = models.EmailField()
    placed_at = models.DateTimeField()
    zip_code = models.CharField(max_length=10)
    state = models.CharField(max_length=2)
    total = models.DecimalField(max_digits=9, decimal_places=2)
    shipping = models.DecimalField(max_digits=9, decimal_places=2, default=0)
    sales_tax = models.DecimalField(max_digits=9, decimal_places=2, default=0)
    tax_reported = models.BooleanField(default=False)


class Shipment(models.Model):
    order = models.ForeignKey(Order, related_name="shipments", on_delete=models.CASCADE)
    tracking_number = models.CharField(max_length=60, unique=True)
    carrier = models.CharField(max_length=30)
    status = models.CharField(max_length=20, default="UNKNOWN")
    details = models.TextField(blank=True)
    delivered_at = models.DateTimeField(null=True)
    announced = models.BooleanField(default=False)


class PayoutLine(models.Model):
    stripe_id = models.CharField(max_length=40, unique=True)
    payout = models.CharField(max_length=40)
    kind = models.CharField(max_length=20)
    gross = models.IntegerField()
    fee = models.IntegerField()
    currency = models.CharField(max_length=3)
