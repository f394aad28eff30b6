from django.db import models


class Person(models.Model):
    email = models.EmailField(unique=True)
    first_name = models.CharField(max_length=100, blank=True)
    last_name = models.CharField(max_length=100, blank=True)
    newsletter = models.BooleanField(default=False)
    mailchimp_id = models.CharField(max_length=32, blank=True)

    def __str__(self):
        return f"{self.first_name} {self.last_name}".strip() or self.email

    @property
    def lifetime(self):
        return self.donations.aggregate(s=models.Sum("amount"))["s"] or 0


class Donation(models.Model):
    person = models.ForeignKey(Person, related_name="donations", on_delete=models.CASCADE)
    donorbox_id = models.IntegerField(unique=True)
    amount = models.DecimalField(max_digits=10, decimal_places=2)
    currency = models.CharField(max_length=3, default="USD")
    campaign = models.CharField(max_length=200, blank=True)
    donated_at = models.DateTimeField()
