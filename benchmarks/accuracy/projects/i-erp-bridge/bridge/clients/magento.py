from .base import RestEndpoint


class MagentoShop(RestEndpoint):
    name = "magento"
    prefix = "/rest/V1"

    def auth_headers(self):
        return {"Authorization": f"Bearer {self.cfg['token']}"}

    def ping(self):
        return self.request("GET", "/store/storeConfigs")[0]["base_url"]

    def orders(self, status):
        params = {
            "searchCriteria[filterGroups][0][filters][0][field]": "status",
            "searchCriteria[filterGroups][0][filters][0][value]": status,
            "searchCriteria[pageSize]": 100,
        }
        return self.request("GET", "/orders", params=params)["items"]

    def ship(self, order_id, tracking):
        return self.request("POST", f"/order/{order_id}/ship", json={
            "tracks": [{"track_number": tracking, "title": "DHL", "carrier_code": "dhl"}], "notify": True})

    def set_qty(self, sku, qty):
        return self.request("PUT", f"/products/{sku}/stockItems/1", json={"stockItem": {"qty": qty, "is_in_stock": qty > 0}})
