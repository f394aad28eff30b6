from django.db import models


class Member(models.Model):
    name = models.CharField(max_length=200)
    email = models.EmailField(unique=True)
    level = models.CharField(max_length=20, choices=[("single", "Single"), ("family", "Family")])
    mandate_id = models.CharField(max_length=40, blank=True)
    newsletter = models.BooleanField(default=False)
    expires = models.DateField(null=True)


class Payment(models.Model):
    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="payments")
    provider_id = models.CharField(max_length=40, unique=True)
    amount = models.DecimalField(max_digits=8, decimal_places=2)
    status = models.CharField(max_length=30)
    charged_on = models.DateField()
