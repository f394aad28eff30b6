"""How modules find each other: what a name means in the module where it stands.

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
project            all modules, with the parts above
"""
