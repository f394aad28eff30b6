from django.db import models


class Lead(models.Model):
    name = models.CharField(max_length=200)
    email = models.EmailField(unique=True)
    company = models.CharField(max_length=200, blank=True)
    budget = models.CharField(max_length=50, blank=True)
    source = models.CharField(max_length=50, default="typeform")
    pipedrive_id = models.IntegerField(null=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-created_at"]

    def __str__(self):
        return f"{self.name} <{self.email}>"
