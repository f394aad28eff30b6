from django.db import models


class Sms(models.Model):
    sid = models.CharField(max_length=40, unique=True)
    sender = models.CharField(max_length=30)
    text = models.TextField()
    received = models.DateTimeField(auto_now_add=True)
    ticketed = models.BooleanField(default=False)

    class Meta:
        ordering = ["received"]
