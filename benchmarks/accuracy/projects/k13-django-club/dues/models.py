from django.db import models


class Member(models.Model):
    name = models.CharField(max_length=120)
    email = models.EmailField()
    street = models.CharField(max_length=120)
    number = models.CharField(max_length=10)
    postcode = models.CharField(max_length=7)
    city = models.CharField(max_length=80)
    iban = models.CharField(max_length=34, blank=True)
    moneybird_contact = models.CharField(max_length=30, blank=True)
    needs_key = models.BooleanField(default=False)
    tracking = models.CharField(max_length=60, blank=True)

    @property
    def address(self):
        return {
            "name": self.name,
            "address": self.street,
            "house_number": self.number,
            "postal_code": self.postcode,
            "city": self.city,
            "country": "NL",
        }


class PaymentQuerySet(models.QuerySet):
    def unbooked(self):
        return self.filter(status="paid", booked=False).select_related("member")

    def overdue(self, since):
        return self.filter(status="open", created__lt=since).select_related("member")


class Payment(models.Model):
    member = models.ForeignKey(Member, on_delete=models.PROTECT)
    created = models.DateField(auto_now_add=True)
    amount = models.DecimalField(max_digits=8, decimal_places=2)
    status = models.CharField(max_length=12, default="open")
    method = models.CharField(max_length=20, blank=True)
    paid_at = models.DateTimeField(null=True)
    mollie_id = models.CharField(max_length=30, blank=True)
    booked = models.BooleanField(default=False)

    objects = PaymentQuerySet.as_manager()
