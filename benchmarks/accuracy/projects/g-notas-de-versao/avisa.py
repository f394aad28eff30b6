import os

import requests

CONSULTA = """{ issues(filter: {state: {type: {eq: "started"}}, team: {key: {eq: "LOJ"}}}) { nodes { id } } }"""


def em_andamento():
    r = requests.post("https://api.linear.app/graphql", json={"query": CONSULTA},
                      headers={"Authorization": os.environ["LINEAR_KEY"]})
    return len(r.json()["data"]["issues"]["nodes"])


versao = os.environ.get("GITHUB_REF_NAME", "?")
andamento = em_andamento()
requests.post(os.environ["TEAMS_URL"], json={
    "title": f"Versão {versao} publicada",
    "text": f"As notas estão no Confluence. Próximas entregas em andamento: {andamento}",
})
