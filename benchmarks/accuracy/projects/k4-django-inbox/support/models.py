from django.db import models


class Rating(models.Model):
    conversation = models.CharField(max_length=40, unique=True)
    email = models.EmailField()
    score = models.IntegerField()
    remark = models.TextField(blank=True)
    created = models.DateTimeField(auto_now_add=True)
    synced = models.BooleanField(default=False)

    @property
    def happy(self):
        return self.score >= 4
