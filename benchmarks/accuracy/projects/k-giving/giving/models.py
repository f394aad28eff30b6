from django.db import models


class Donor(models.Model):
    email = models.EmailField(unique=True)
    first_name = models.CharField(max_length=80, blank=True)
    last_name = models.CharField(max_length=80, blank=True)
    nation_id = models.IntegerField(null=True, blank=True)
    wants_mail = models.BooleanField(default=False)


class Donation(models.Model):
    donor = models.ForeignKey(Donor, on_delete=models.CASCADE, related_name="donations")
    external_id = models.CharField(max_length=40, unique=True)
    amount = models.DecimalField(max_digits=10, decimal_places=2)
    currency = models.CharField(max_length=3)
    campaign = models.CharField(max_length=120, blank=True)
    given_at = models.DateTimeField()
    exported = models.BooleanField(default=False)
