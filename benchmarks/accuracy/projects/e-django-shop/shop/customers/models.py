from django.db import models
from django.db.models import Count, F, Sum


class CustomerQuerySet(models.QuerySet):
    def with_totals(self):
        return self.annotate(spent=Sum("orders__total"), n_orders=Count("orders"))

    def vip(self):
        return self.with_totals().filter(spent__gte=1500, accepts_marketing=True)

    def stale(self):
        return self.filter(pushed_at__isnull=True) | self.filter(pushed_at__lt=F("changed_at"))


class Customer(models.Model):
    shopify_id = models.BigIntegerField(unique=True)
    email = models.EmailField()
    first_name = models.CharField(max_length=120, blank=True)
    accepts_marketing = models.BooleanField(default=False)
    changed_at = models.DateTimeField(auto_now=True)
    pushed_at = models.DateTimeField(null=True)

    objects = CustomerQuerySet.as_manager()


class Order(models.Model):
    shopify_id = models.BigIntegerField(unique=True)
    customer = models.ForeignKey(Customer, on_delete=models.CASCADE, related_name="orders")
    total = models.DecimalField(max_digits=10, decimal_places=2)
    placed_at = models.DateTimeField()
