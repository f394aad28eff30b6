from django.db import models


class Agent(models.Model):
    okta_id = models.CharField(max_length=40, unique=True)
    name = models.CharField(max_length=120)
    email = models.EmailField()
    active = models.BooleanField(default=True)


class Case(models.Model):
    conversation_id = models.CharField(max_length=40, unique=True)
    contact = models.EmailField(blank=True)
    title = models.CharField(max_length=200)
    body = models.TextField(blank=True)
    linear_id = models.CharField(max_length=40, blank=True)
    created = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["created"]
