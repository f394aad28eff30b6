def render(item):
    """Both desks give the same dict, both trackers want summary and body."""
    summary = "[%s] %s" % (item["ref"], item["title"])
    body = item["text"].strip() + "\n\n--\nfrom support, " + item["ref"]
    return summary, body
