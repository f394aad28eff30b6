from django.db import models


class Subscriber(models.Model):
    customer_id = models.CharField(max_length=64, unique=True)
    email = models.EmailField(db_index=True)
    plan = models.CharField(max_length=100)
    status = models.CharField(max_length=20)
    mrr = models.DecimalField(max_digits=10, decimal_places=2, default=0)
    vip = models.BooleanField(default=False)
    updated_at = models.DateTimeField(auto_now=True)

    def as_traits(self):
        return {"email": self.email, "plan": self.plan, "status": self.status,
                "mrr": float(self.mrr)}
