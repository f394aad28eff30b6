"""Which calls reach another system, which one that is, and what they do there.

remote_calls       the remote calls of a module, and what a call is in one context
remote_call        one such call, and the client it is made on
likely             quick tests of which modules and calls can be any
client_objects     which values are client objects
sdks               calls of the SDKs of systems
at_home            calls of an SDK that ask nobody
unusual_calls      data frames and proxies
reached            which addresses a call reaches
endpoints          which addresses the code means as a target, and of which class they are
request_headers    what its headers say of that
systems            which systems it means
databases          which database, and `declared_databases` the one that settings declare for models
declared_mail      the service that they name for mails
operations         what it does there, by verb, statement, path and payload
verbs              the operations, and the words that name them
statements         what a statement of SQL does, and with which tables
datasets           which of a system's data it is about
"""
