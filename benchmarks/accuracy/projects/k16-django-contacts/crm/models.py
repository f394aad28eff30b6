from django.db import models


class Contact(models.Model):
    email = models.EmailField(unique=True)
    name = models.CharField(max_length=200, blank=True)
    phone = models.CharField(max_length=40, blank=True)
    company = models.CharField(max_length=200, blank=True)
    pushed_to_phonebook = models.BooleanField(default=False)
    updated = models.DateTimeField(auto_now=True)
