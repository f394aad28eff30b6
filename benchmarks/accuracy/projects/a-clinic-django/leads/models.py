from django.db import models


class Enquiry(models.Model):
    submission_id = models.CharField(max_length=32, unique=True)
    name = models.CharField(max_length=200)
    phone = models.CharField(max_length=40)
    email = models.EmailField(blank=True)
    treatment = models.CharField(max_length=80)
    zoho_id = models.CharField(max_length=32, blank=True)
    created = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-created"]
