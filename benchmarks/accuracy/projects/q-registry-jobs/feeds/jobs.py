JOBS = {
    "newsletter": {
        "source": ("pipedrive", {"filter_id": 118}),
        "sink": ("mailchimp", {"list_id": "a8c02e11f3"}),
    },
    "summit": {
        "source": ("eventbrite", {"event_id": "829417701547"}),
        "sink": ("airtable", {"base": "appT9bKq2Lx7YwZ1c", "table": "Attendees"}),
    },
}
