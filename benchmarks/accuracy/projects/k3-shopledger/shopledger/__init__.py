from .exporters import OrderExporter, PayoutExporter

EXPORTERS = {"orders": OrderExporter, "payouts": PayoutExporter}
