from django.dispatch import Signal

# sent with invoice=dict, customer=dict
payment_failed = Signal()
