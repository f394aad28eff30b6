"""Python inside of JSON: the code of notebooks, read as one module with the places of the file.

text      code put together from strings of a JSON file, and the way back to each of its places
notebook  Jupyter notebooks: cells, magics, shell commands
"""
