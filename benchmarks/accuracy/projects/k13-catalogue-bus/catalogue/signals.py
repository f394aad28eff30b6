from blinker import Namespace

_ns = Namespace()

#: sender is the Pim, keyword ``product`` a model.Product
product_changed = _ns.signal("product-changed")
#: keyword ``count``
run_finished = _ns.signal("run-finished")
