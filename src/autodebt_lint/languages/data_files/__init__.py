"""Data files beside the code that say which connector gives to which one, and where something is.

    forms     which file is what, by its path alone
    parsing   from a text to values, in any format
    pairings  what a file pairs: `ModuleFacts.routes`
    settings  the addresses that a file sets: `ModuleFacts.settings`

Whoever only asks by its path whether a file is one loads no parser.
"""

from autodebt_lint.model.facts import ModuleFacts

LANGUAGE = "data"
LARGEST = 200_000
"""Characters of a file that somebody wrote by hand."""


def facts_of(data: bytes, form: str) -> ModuleFacts | None:
    """Read one file.

    Args:
        data: the file as it is on disk.
        form: what `forms.data_form` says of its path.

    Returns:
        Its facts, with an empty path; None for a file that says neither, or one that follows no format: it may be a
        template. Never raises.
    """
    from autodebt_lint.languages.data_files import pairings, settings
    from autodebt_lint.languages.data_files.parsing import parsed
    from autodebt_lint.languages.manifest.text import NotReadable
    from autodebt_lint.languages.python.reading.decoding import decode

    text = decode(data).text
    if len(text) > LARGEST or not (pairings.may_pair(text) or settings.may_set(text)):
        return None
    try:
        value = parsed(text, form)
    except NotReadable:
        return None
    routes = pairings.routes_in(value) if pairings.may_pair(text) else ()
    found = settings.settings_in(value) if settings.may_set(text) else ()
    if not routes and not found:
        return None
    return ModuleFacts("", LANGUAGE, 0, dialect="none", routes=routes, settings=found)
