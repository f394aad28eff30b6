def _input(block_id, label, element, optional=False):
    return {
        "type": "input",
        "block_id": block_id,
        "optional": optional,
        "label": {"type": "plain_text", "text": label},
        "element": {"action_id": "value", **element},
    }


def _option(text, value):
    return {"text": {"type": "plain_text", "text": text}, "value": value}


def incident_modal():
    return {
        "type": "modal",
        "callback_id": "incident_submit",
        "title": {"type": "plain_text", "text": "New incident"},
        "submit": {"type": "plain_text", "text": "Open"},
        "blocks": [
            _input("title", "Title", {"type": "plain_text_input"}),
            _input("details", "What is going on?", {"type": "plain_text_input", "multiline": True}, optional=True),
            _input(
                "impact",
                "Impact",
                {"type": "static_select", "options": [_option(x.title(), x) for x in ("minor", "major", "critical")]},
            ),
            _input(
                "public",
                "Visibility",
                {"type": "checkboxes", "options": [_option("Show on the public page", "public")]},
                optional=True,
            ),
        ],
    }
