"""Programs inside of JSON: notebooks and workflows, each read as one module with the places of the file.

text      code put together from strings of a JSON file, and the way back to each of its places
notebook  Jupyter notebooks: cells, magics, shell commands
n8n       exports of n8n: nodes, connections, Python in code nodes
"""
