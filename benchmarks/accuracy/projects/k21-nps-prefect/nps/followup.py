from prefect import get_run_logger, task

from nps.blocks import intercom

NOTE = "<p>NPS {SCORE}/10</p><blockquote>{COMMENT}</blockquote>"


@task
def annotate(detractors: list[dict]) -> None:
    logger = get_run_logger()
    with intercom() as http:
        for row in detractors:
            query = {"query": {"field": "email", "operator": "=", "value": row["EMAIL"]}}
            found = http.post("/contacts/search", json=query).raise_for_status().json()["data"]
            if not found:
                logger.info("no contact for response %s", row["ID"])
                continue
            http.post(f"/contacts/{found[0]['id']}/notes", json={"body": NOTE.format(**row)}).raise_for_status()


@task
def open_conversations() -> int:
    query = {"query": {"field": "open", "operator": "=", "value": True}, "pagination": {"per_page": 1}}
    with intercom() as http:
        return http.post("/conversations/search", json=query).raise_for_status().json()["total_count"]
