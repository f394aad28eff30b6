"""The integration graph: built from linked facts, queried and drawn; rules on it live elsewhere.

What calls read and write:
    touches          what each call of a module does with which system
    ends             the systems at the ends of links, unlisted hosts too
    effects          what functions do with systems and files: the clients that linking knows, and these,
                     each a `teller`
      inside         the product that code runs inside of: an add-on of Odoo, an app of Frappe
      records        rows of a database through the classes of Django
      sessions       rows that a session of SQLAlchemy gave
      browsers       pages that a browser opens
      replies        what handlers of chats answer
      handles        files that are opened in a storage
      loaders        pipelines of dlt
      programs       programs that a script starts
    operators        operators of Airflow
    webhooks         what arrives unasked, and who sends it
    logins           who answers where only a sign-in tells

How data gets from one to the other:
    links            entry by entry, from each write back to the reads
    flow             where a value comes from
    carried          what a write carries
    fillings         what is put into containers, buffers, books and documents
    files            files between scripts
    handovers        files whose names only the program knows
    local_databases  tables of SQLite between scripts
    assets           what pipelines keep between their assets
    templates        what templates take out of objects
    options          what an option of the command line is where nobody gives it
    choices, ways    which row of a table a function takes; in which contexts callers enter it
    commons          what belongs to everybody

What is made of that:
    parts, build     what single modules contribute; the graph as plain data
    detail           the graph part by part
    shapes, cycles   shapes that cost more than their links; cycles of imports
    contracts        what the configuration allows
    metrics          figures, with formulas in docs/graph.md
    practice         how well systems are called
    inventory        the catalogue of automations
    questions        what breaks, what lies between, what a hub would save, what is new
    answers, draw    answers in text, JSON and Markdown; drawings
    picture          the page, with `layout`, `routing` and `figures`
"""
