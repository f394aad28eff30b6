"""Data files that say which connector gives to which one: what they say lies in `ModuleFacts.routes`.

    forms     which file is what, by its path alone
    pairings  what a file pairs

Whoever only asks by its path whether a file is one loads no parser.
"""
