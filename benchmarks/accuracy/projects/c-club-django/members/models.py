from django.db import models


class Member(models.Model):
    first_name = models.CharField(max_length=80)
    last_name = models.CharField(max_length=80)
    email = models.EmailField(unique=True)
    born = models.DateField()
    street = models.CharField(max_length=120)
    zip = models.CharField(max_length=10)
    city = models.CharField(max_length=80)
    mandate = models.CharField(max_length=40, blank=True)
    dues_state = models.CharField(max_length=20, default="new")
    newsletter_id = models.CharField(max_length=20, blank=True)

    def __str__(self):
        return f"{self.first_name} {self.last_name}"


class Payment(models.Model):
    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="payments")
    gc_id = models.CharField(max_length=40, unique=True)
    amount = models.IntegerField()
    charge_date = models.DateField()
    status = models.CharField(max_length=30)
