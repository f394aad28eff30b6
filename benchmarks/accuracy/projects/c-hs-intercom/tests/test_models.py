from sync.models import Contact


def test_payload():
    c = Contact(crm_id="7", email="a@example.org", stage=None)
    p = c.to_messenger()
    assert p["external_id"] == "hs-7"
    assert p["custom_attributes"]["lifecycle_stage"] == "subscriber"
