from django.db import models


class Event(models.Model):
    eventbrite_id = models.CharField(max_length=32, unique=True)
    title = models.CharField(max_length=250)
    starts_at = models.DateTimeField()
    online = models.BooleanField(default=False)
    join_url = models.URLField(blank=True)

    class Meta:
        ordering = ["starts_at"]


class Attendee(models.Model):
    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="attendees")
    eventbrite_id = models.CharField(max_length=32, unique=True)
    name = models.CharField(max_length=200)
    email = models.EmailField()
    phone = models.CharField(max_length=40, blank=True)
    ticket = models.CharField(max_length=100, blank=True)
    pushed = models.BooleanField(default=False)


class InboundText(models.Model):
    sender = models.CharField(max_length=40)
    body = models.TextField()
    received = models.DateTimeField(auto_now_add=True)
