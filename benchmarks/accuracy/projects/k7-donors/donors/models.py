from django.db import models


class Donor(models.Model):
    email = models.EmailField(unique=True)
    first_name = models.CharField(max_length=80, blank=True)
    last_name = models.CharField(max_length=80, blank=True)
    total = models.DecimalField(max_digits=12, decimal_places=2, default=0)
    last_gift = models.DateTimeField(null=True)
    in_newsletter = models.BooleanField(default=False)

    @property
    def tier(self):
        if self.total >= 1000:
            return "major"
        return "regular" if self.total >= 100 else "small"


class Donation(models.Model):
    donor = models.ForeignKey(Donor, on_delete=models.CASCADE, related_name="donations")
    remote_id = models.BigIntegerField(unique=True)
    amount = models.DecimalField(max_digits=12, decimal_places=2)
    campaign = models.CharField(max_length=200)
    made_at = models.DateTimeField()
