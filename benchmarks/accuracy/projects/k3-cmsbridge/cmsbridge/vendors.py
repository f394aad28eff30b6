import os

from algoliasearch.search_client import SearchClient

from .http import JsonHttp

env = os.environ.get


def bearer(name):
    return {"Authorization": "Bearer %s" % env(name, "")}


contentful = JsonHttp("https://cdn.contentful.com/spaces/%s/environments/master" % env("CONTENTFUL_SPACE", ""),
                      bearer("CONTENTFUL_TOKEN"))
airtable = JsonHttp("https://api.airtable.com/v0/%s" % env("AIRTABLE_BASE", ""), bearer("AIRTABLE_TOKEN"))
webflow = JsonHttp("https://api.webflow.com/v2", bearer("WEBFLOW_TOKEN"))
netlify = JsonHttp("https://api.netlify.com/api/v1", bearer("NETLIFY_TOKEN"))


def algolia_index(name):
    return SearchClient.create(env("ALGOLIA_APP", ""), env("ALGOLIA_KEY", "")).init_index(name)
