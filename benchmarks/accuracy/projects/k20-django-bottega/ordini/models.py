from django.db import models


class Ordine(models.Model):
    woo_id = models.IntegerField(unique=True)
    nome = models.CharField(max_length=200)
    email = models.EmailField()
    totale = models.DecimalField(max_digits=9, decimal_places=2)
    consenso = models.BooleanField(default=False)
    tracking = models.CharField(max_length=60, blank=True)
    fatturato = models.BooleanField(default=False)
    creato = models.DateTimeField()

    def __str__(self):
        return f"#{self.woo_id} {self.nome}"
