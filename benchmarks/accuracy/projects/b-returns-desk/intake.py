"""Turns tickets tagged 'return-request' into returns of the warehouse."""
import logging
import queue
import re
import threading

from api import api_request

log = logging.getLogger("intake")
todo = queue.Queue(maxsize=200)
DONE = object()
ORDER_NO = re.compile(r"\b(AC\d{7})\b")


def produce():
    cursor = None
    while True:
        params = {"limit": 100, "order_by": "created_datetime:desc"}
        if cursor:
            params["cursor"] = cursor
        page = api_request("gorgias", "GET", "/tickets", **params)
        for t in page["data"]:
            tags = {tag["name"] for tag in t["tags"]}
            if t["status"] == "open" and "return-request" in tags and "rma-created" not in tags:
                todo.put((t["id"], t["subject"], t["customer"]["email"]))
        cursor = page["meta"].get("next_cursor")
        if not cursor:
            todo.put(DONE)
            return


def consume():
    while True:
        item = todo.get()
        if item is DONE:
            todo.put(DONE)
            return
        ticket_id, subject, email = item
        found = ORDER_NO.search(subject)
        if not found:
            log.info("ticket %s has no order number", ticket_id)
            continue
        rma = api_request("logisoft", "POST", "/returns", {
            "orderNumber": found.group(1),
            "contact": email,
            "channel": "SUPPORT",
        })
        api_request("gorgias", "POST", f"/tickets/{ticket_id}/messages", {
            "channel": "email",
            "via": "api",
            "from_agent": True,
            "body_text": f"Please put the number {rma['rmaNumber']} on the parcel. Label: {rma['labelUrl']}",
        })
        api_request("gorgias", "POST", f"/tickets/{ticket_id}/tags", {"names": ["rma-created"]})


def main():
    threads = [threading.Thread(target=consume) for _ in range(3)]
    for t in threads:
        t.start()
    produce()
    for t in threads:
        t.join()


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO)
    main()
