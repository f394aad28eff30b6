"""What rules ask of a module beyond its calls: how failures, limits, pages, secrets and retirements are dealt with.

exposure           calls whose failure nobody catches
failures           how a handler treats one
outcomes           whether those who ask fail because of what a function hands back
responses          whether somebody looked at a response's status
timeouts           whether a call waits for ever
verification       whether it checks who answers
paging             whether all pages are asked for
batches            whether somebody looks at what a batch answered
credentials        where secrets come from
retirements        what a module uses that its vendor retires
deprecated_names   what it calls that a library has deprecated
dependencies       which releases of libraries it is written for
defining_literals  the literals that define endpoints
"""
