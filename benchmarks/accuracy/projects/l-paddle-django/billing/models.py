import secrets

from django.db import models


class License(models.Model):
    subscription = models.CharField(max_length=40, unique=True)
    customer = models.CharField(max_length=40)
    email = models.EmailField(blank=True)
    product = models.CharField(max_length=40)
    seats = models.PositiveIntegerField(default=1)
    active = models.BooleanField(default=True)
    key = models.CharField(max_length=48, default=secrets.token_hex)
    changed = models.DateTimeField(auto_now=True)
