import typer

import cms
from .render import html
from .targets import host_image

app = typer.Typer()


@app.command()
def index(name: str = "articles"):
    """Contentful -> search"""
    with cms.AlgoliaIndex(name) as idx:
        for entry_id, doc in cms.contentful_entries():
            idx.add({"objectID": entry_id, "title": doc.title, "slug": doc.slug, "teaser": doc.teaser, "_tags": doc.tags})


@app.command()
def publish(draft: bool = typer.Option(True, help="as draft, an editor presses the button")):
    """Notion -> magazine"""
    with cms.WordPress() as wp:
        for doc, blocks in cms.notion_drafts():
            hosted = {b["url"]: host_image(b["url"], doc.slug) for b in blocks if b["kind"] == "image"}
            wp.add({
                "title": doc.title,
                "slug": doc.slug,
                "excerpt": doc.teaser,
                "content": html(blocks, hosted),
                "status": "draft" if draft else "publish",
            })


@app.command()
def videos():
    """channel uploads -> table of the social media people"""
    with cms.VideoTable() as table:
        for v in cms.youtube_uploads():
            sn = v["snippet"]
            table.add({"Video": v["contentDetails"]["videoId"], "Titel": sn["title"],
                       "Datum": v["contentDetails"].get("videoPublishedAt", sn["publishedAt"])[:10]})


@app.command(name="all")
def everything():
    index()
    publish(draft=True)
    videos()


if __name__ == "__main__":
    app()
