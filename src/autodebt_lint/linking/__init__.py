"""From the facts of all modules to what one file cannot tell.

    definitions        modules, functions and classes
    naming             names of values, and the words in them
    names              how modules find each other
    resolving          what a value is
    remote             which calls reach another system, and which one
    scheduling         where jobs begin
    evidence           what rules ask of a module beyond that
    module             all of this for one module: what a rule sees
    unknown            hosts that no ruleset knows

Each of them knows those above it. Resolution is lazy and remembered: a run that asks about one file touches
what that file needs.
"""
