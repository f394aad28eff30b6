import argparse
import os

from github import Github

from utils.arquivos import grava

p = argparse.ArgumentParser()
p.add_argument("--saida", default="prs.json")
args = p.parse_args()

repo = Github(os.environ["GH_TOKEN"]).get_repo(os.environ.get("GITHUB_REPOSITORY", "acme/loja"))
releases = list(repo.get_releases()[:2])
atual, anterior = releases[0], releases[1]

prs = []
for pr in repo.get_pulls(state="closed", base="main", sort="updated", direction="desc"):
    if pr.updated_at < anterior.published_at:
        break
    if pr.merged_at and pr.merged_at > anterior.published_at:
        prs.append({"numero": pr.number, "titulo": pr.title, "corpo": (pr.body or "")[:1500],
                    "etiquetas": [l.name for l in pr.labels]})

grava(args.saida, {"versao": atual.tag_name, "prs": prs})
