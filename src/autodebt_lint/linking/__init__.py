"""From the facts of all modules to what one file cannot tell.

    project    modules, their names, functions and classes; who calls whom
    resolver   what a value is, seen through names, calls, attributes and modules
    addresses  a resolved text taken apart: scheme, host, path, and the literal that fixes the host
    remote     which calls reach another system, how, and with what settings
    responses  whether somebody looked at a response's status
    timeouts   whether a call waits for ever
    endpoints  which literals are addresses that the code means as a target
    module     all of this for one module: what a rule sees

Resolution is lazy and remembered: a run that asks about one file touches what that file needs.
"""
