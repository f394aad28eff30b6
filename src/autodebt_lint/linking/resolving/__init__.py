"""What a value is, wherever it comes from: lazily, remembered, and within bounds.

terms              what values are resolved to, and the contexts in which they mean something
resolver           questions, their bounds, calls and callers
steps              which module resolves which kind of value
members            names and attributes
parameters         parameters, seen through callers
arguments          which argument meets which parameter
items              elements of mappings and sequences
model_rows         rows of a database as objects of their classes
results            what calls make and return
branches           what a function leaves out for what it was told
injections         what decorators give to a function besides
signals            who is told when a signal is sent
requirements       what tasks are handed by those that they require
applications       what applications are configured with
records            records of Odoo as objects of the classes of an add-on
pipelines          what steps of pipelines are given under keys
qualified          qualified names of what is called
addresses          a resolved text taken apart: scheme, host, path, and the literal that fixes the host
"""
