from django.db import models
from django.db.models import Max, Sum
from django.utils import timezone


class DonorQuerySet(models.QuerySet):
    def with_totals(self):
        return self.annotate(total=Sum("gifts__amount"), last_gift=Max("gifts__given_at"))

    def touched_since(self, days):
        return self.filter(updated_at__gte=timezone.now() - timezone.timedelta(days=days))


class Donor(models.Model):
    email = models.EmailField(unique=True)
    name = models.CharField(max_length=200, blank=True)
    newsletter = models.BooleanField(default=False)
    relationship_manager = models.CharField(max_length=120, blank=True)
    updated_at = models.DateTimeField(auto_now=True)

    objects = DonorQuerySet.as_manager()


class Gift(models.Model):
    donor = models.ForeignKey(Donor, related_name="gifts", on_delete=models.CASCADE)
    stripe_id = models.CharField(max_length=80, unique=True)
    amount = models.DecimalField(max_digits=10, decimal_places=2)
    currency = models.CharField(max_length=3)
    fund = models.CharField(max_length=80, blank=True)
    given_at = models.DateTimeField()
