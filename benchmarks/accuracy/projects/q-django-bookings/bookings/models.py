from django.db import models


class Booking(models.Model):
    uri = models.URLField(unique=True)
    event_name = models.CharField(max_length=200)
    name = models.CharField(max_length=200)
    email = models.EmailField()
    starts_at = models.DateTimeField()
    questions = models.JSONField(default=list)
    canceled = models.BooleanField(default=False)
    close_lead = models.CharField(max_length=80, blank=True)
    received_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["starts_at"]
