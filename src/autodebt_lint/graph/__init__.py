"""The integration graph: built from linked facts, queried and drawn; rules on it live elsewhere.

How it is found, from the calls upwards:
    effects          what each call reads and writes
    ends             the systems at the ends of links, unlisted hosts too
    flow             where a value comes from
    links            entry by entry, from each write back to the reads
    choices          which row of a table a function takes
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
    answers          answers in text, JSON and Markdown
    drawing          the page and the diagrams
"""
