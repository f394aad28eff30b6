"""Repairs: steps to a new text, over LibCST, and the proof that nothing else changed.

    refusal    why a repair is not made
    source     a file's text with its two trees: `ast` to decide by, LibCST to write by
    arguments  the arguments of calls, and the white space between them
    imports    imports that are added or renamed, and where a module's constants begin
    renames    names of libraries that are called otherwise now
    rewriting  calls that become other expressions
    failures   handlers that raise again, and functions that are repeated
    responses  where a response is asked to raise on an error status
    surroundings   the other files of a project, as far as a repair has to know them
    reading_style  how a script reads its settings already
    extraction     literals that become settings
    setting_files  the files that hold or describe settings
    editing    all changes of one file, collected and then made at once
    steps      one function for each word of the vocabulary
    sameness   outside of the changes the syntax tree is the same
    mending    the findings of some files, mended as far as all of that holds

LibCST takes longer to load than a file to check: only `source` and what needs it load it, and
nothing outside of this package imports these before there is something to mend.
"""
