from django.db import models


class Hire(models.Model):
    candidate_id = models.BigIntegerField(unique=True)
    full_name = models.CharField(max_length=200)
    job_title = models.CharField(max_length=200)
    start_date = models.DateField()
    employee_id = models.CharField(max_length=20, blank=True)
    received_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["start_date"]
