from django.db import models


class Customer(models.Model):
    email = models.EmailField(unique=True)
    first_name = models.CharField(max_length=80, blank=True)
    phone = models.CharField(max_length=30, blank=True)
    subscription_status = models.CharField(max_length=20, blank=True)
    next_charge = models.DateField(null=True)

    @property
    def is_subscriber(self):
        return self.subscription_status == "active"


class Review(models.Model):
    yotpo_id = models.BigIntegerField(unique=True)
    sku = models.CharField(max_length=40)
    score = models.IntegerField()
    text = models.TextField()
