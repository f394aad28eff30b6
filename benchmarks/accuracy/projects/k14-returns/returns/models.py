from django.db import models


class Return(models.Model):
    class State(models.TextChoices):
        REQUESTED = "requested"
        LABEL = "label"
        RECEIVED = "received"
        REFUNDED = "refunded"

    order_id = models.PositiveIntegerField(unique=True)
    payment_id = models.CharField(max_length=40)
    name = models.CharField(max_length=200)
    email = models.EmailField()
    street = models.CharField(max_length=200)
    zip = models.CharField(max_length=20)
    city = models.CharField(max_length=100)
    country = models.CharField(max_length=2)
    amount = models.DecimalField(max_digits=10, decimal_places=2)
    state = models.CharField(max_length=12, choices=State.choices, default=State.REQUESTED)
    label_url = models.URLField(blank=True)
    tracking_number = models.CharField(max_length=60, blank=True, db_index=True)
    tracking_status = models.CharField(max_length=30, blank=True)
    refund_id = models.CharField(max_length=40, blank=True)
    created = models.DateTimeField(auto_now_add=True)
