from django.db import models


class Customer(models.Model):
    email = models.EmailField(unique=True)
    name = models.CharField(max_length=200, blank=True)
    phone = models.CharField(max_length=40, blank=True)
    marketing_ok = models.BooleanField(default=False)

    def __str__(self):
        return self.email


class OrderQuerySet(models.QuerySet):
    def to_ship(self):
        return self.filter(paid=True, tracking_code="").select_related("customer")


class Order(models.Model):
    session_id = models.CharField(max_length=120, unique=True)
    customer = models.ForeignKey(Customer, on_delete=models.PROTECT, related_name="orders")
    total = models.DecimalField(max_digits=10, decimal_places=2)
    currency = models.CharField(max_length=3)
    address = models.JSONField(default=dict)
    paid = models.BooleanField(default=False)
    tracking_code = models.CharField(max_length=80, blank=True)
    label_url = models.URLField(blank=True)
    created = models.DateTimeField(auto_now_add=True)

    objects = OrderQuerySet.as_manager()

    class Meta:
        ordering = ["-created"]
