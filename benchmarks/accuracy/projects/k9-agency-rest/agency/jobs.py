from collections import defaultdict

JOBS = {}


def job(fn):
    JOBS[fn.__name__.replace("_", "-")] = fn
    return fn


@job
def invoice_hours(svc, month):
    """Billable hours of the month -> one draft invoice per client."""
    contacts = {c["organisation_name"]: c["url"] for c in svc.freeagent.contacts.all(view="active")}
    per_client = defaultdict(list)
    for e in svc.harvest.time_entries.all(is_billed="false", **{"from": month + "-01"}):
        if e["billable"]:
            per_client[e["client"]["name"]].append(e)
    for name, entries in per_client.items():
        if name not in contacts:
            print("no contact in FreeAgent: " + name)
            continue
        svc.freeagent.invoices.create(
            contact=contacts[name],
            dated_on=month + "-28",
            payment_terms_in_days=30,
            invoice_items=[
                {
                    "item_type": "Hours",
                    "quantity": e["hours"],
                    "price": e["billable_rate"],
                    "description": "%s: %s" % (e["spent_date"], e["notes"] or e["task"]["name"]),
                }
                for e in entries
            ],
        )


@job
def mirror_tasks(svc, project):
    """The client wants to see our tasks on his Monday board."""
    fields = "name,due_on,completed,assignee.name"
    for t in svc.asana.tasks.all(project=project, opt_fields=fields):
        if not t["completed"]:
            owner = (t.get("assignee") or {}).get("name", "")
            svc.monday.create_item(svc.board, t["name"], date4=t["due_on"] or "", text=owner)


@job
def weekly_todo(svc, project):
    """Reminder in Asana when there are running projects in Teamwork."""
    running = [p for p in svc.teamwork.projects.all(status="active")]
    if running:
        svc.asana.tasks.create(name="Write the Teamwork weekly", projects=[project])
    for p in running:
        print("%s  %s" % (p["id"], p["name"]))
