"""From the facts of all modules to what one file cannot tell.

    definitions        modules, functions and classes
    naming             names of values, and the words in them

    search_paths       folders, packages, and from which of them a file imports
    import_names       which module an import names
    meanings           which files all names may mean, and what is known of that from the run before
    islands            which modules names join, and what belongs to everybody: beyond these nothing matters
    joining            from all names to the islands
    modules_by_island  the modules on each
    symbols            which module, function or class a symbol means
    import_graph       which modules import which, and what they put on them
    indexes            what an island calls, reads and builds upon, by name
    class_hierarchy    classes above and below one
    callers            who may call a function
    project            all modules, with the parts above: how they find each other

    terms              what values are resolved to, and the contexts in which they mean something
    resolver           what a value is: questions, their bounds, calls and callers
    steps              which room resolves which kind of value
    members            names and attributes
    parameters         parameters, seen through callers
    arguments          which argument meets which parameter
    items              elements of mappings and sequences
    results            what calls make and return
    qualified          qualified names of what is called

    addresses          a resolved text taken apart: scheme, host, path, and the literal that fixes the host
    remote             which calls reach another system
    likely             quick tests of which modules and calls can
    remote_call        one such call, and the client it is made on
    client_objects     which values are client objects
    sdks               calls of the SDKs of systems
    unusual_calls      data frames and proxies
    reached            which addresses a call reaches
    declared_databases the database that settings declare for models
    declared_mail      the service that they name for mails
    operations         what it does there, by verb, statement, path and payload
    verbs              the operations, and the words that name them
    request_headers    what its headers say of that
    systems            which systems it means

    outcomes           whether those who ask fail because of what a function hands back
    responses          whether somebody looked at a response's status
    timeouts           whether a call waits for ever
    endpoints          which addresses the code means as a target, and of which class they are
    defining_literals  the literals of a module that define endpoints
    retirements        what a module uses that its vendor retires
    entries            functions in which a job begins
    module             all of this for one module: what a rule sees

Resolution is lazy and remembered: a run that asks about one file touches what that file needs.
"""
