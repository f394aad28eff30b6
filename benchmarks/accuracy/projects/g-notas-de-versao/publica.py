import os
import sys

import markdown
from atlassian import Confluence

md = open(sys.argv[1], encoding="utf-8").read()
titulo, _, corpo = md.partition("\n")
conf = Confluence(url="https://acme.atlassian.net", username=os.environ["CONFLUENCE_USER"],
                  password=os.environ["CONFLUENCE_TOKEN"], cloud=True)
pai = conf.get_page_id("PROD", "Notas de versão")
conf.update_or_create(parent_id=pai, title=titulo.lstrip("# "), body=markdown.markdown(corpo))
