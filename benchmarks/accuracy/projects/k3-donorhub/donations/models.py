from django.db import models


class DonorQuerySet(models.QuerySet):
    def unsynced(self):
        return self.filter(bloomerang_id__isnull=True).exclude(email="")


class Donor(models.Model):
    email = models.EmailField(unique=True)
    first_name = models.CharField(max_length=80, blank=True)
    last_name = models.CharField(max_length=80, blank=True)
    bloomerang_id = models.IntegerField(null=True, blank=True)

    objects = DonorQuerySet.as_manager()


class Donation(models.Model):
    donor = models.ForeignKey(Donor, related_name="donations", on_delete=models.CASCADE)
    donorbox_id = models.IntegerField(unique=True)
    amount = models.DecimalField(max_digits=10, decimal_places=2)
    currency = models.CharField(max_length=3)
    donated_at = models.DateTimeField()
    thanked = models.BooleanField(default=False)
