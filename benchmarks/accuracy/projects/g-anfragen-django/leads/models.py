from django.db import models


class Anfrage(models.Model):
    token = models.CharField(max_length=64, unique=True)
    name = models.CharField(max_length=200)
    email = models.EmailField()
    budget = models.IntegerField(null=True)
    freitext = models.TextField(blank=True)
    deal_id = models.IntegerField(null=True)
    eingang = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-eingang"]

    @property
    def titel(self):
        return f"{self.name} ({self.budget or '?'} EUR)"
