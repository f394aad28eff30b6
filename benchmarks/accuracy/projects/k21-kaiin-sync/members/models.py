from django.db import models


class MemberQuerySet(models.QuerySet):
    def birthday_on(self, day):
        return self.filter(birthday__month=day.month, birthday__day=day.day)

    def with_line(self):
        return self.exclude(line_user_id="")


class Member(models.Model):
    shopify_id = models.BigIntegerField(unique=True)
    email = models.EmailField()
    name = models.CharField(max_length=100)
    total_spent = models.DecimalField(max_digits=10, decimal_places=0, default=0)
    birthday = models.DateField(null=True)
    line_user_id = models.CharField(max_length=40, blank=True)
    line_name = models.CharField(max_length=100, blank=True)
    kintone_synced_at = models.DateTimeField(null=True)
    updated_at = models.DateTimeField(auto_now=True)

    objects = MemberQuerySet.as_manager()
