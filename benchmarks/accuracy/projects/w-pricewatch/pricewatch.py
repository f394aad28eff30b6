import os
import re
from datetime import datetime
from decimal import Decimal, InvalidOperation

import gspread
import requests
from selenium import webdriver
from selenium.common.exceptions import NoSuchElementException, TimeoutException
from selenium.webdriver.common.by import By
from selenium.webdriver.support import expected_conditions as EC
from selenium.webdriver.support.ui import WebDriverWait

BOOK = os.environ["PRICEWATCH_SHEET"]


class Shop:
    name = ""
    url = ""
    price_css = ""
    cookie_css = None

    def __init__(self, driver):
        self.driver = driver
        self._cookie_done = False

    def price(self, code):
        self.driver.get(self.url.format(code))
        if self.cookie_css and not self._cookie_done:
            try:
                self.driver.find_element(By.CSS_SELECTOR, self.cookie_css).click()
            except NoSuchElementException:
                pass
            self._cookie_done = True
        try:
            el = WebDriverWait(self.driver, 12).until(
                EC.visibility_of_element_located((By.CSS_SELECTOR, self.price_css)))
        except TimeoutException:
            return None
        return self.parse(el.text)

    @staticmethod
    def parse(text):
        m = re.search(r"(\d[\d,]*\.?\d*)", text)
        try:
            return Decimal(m.group(1).replace(",", "")) if m else None
        except InvalidOperation:
            return None


class Screwfix(Shop):
    name = "screwfix"
    url = "https://www.screwfix.com/p/{}"
    price_css = "[data-qaid=pdp-price]"
    cookie_css = "#onetrust-accept-btn-handler"


class Toolstation(Shop):
    name = "toolstation"
    url = "https://www.toolstation.com/search?q={}"
    price_css = ".product-price__current"


def browser():
    opts = webdriver.ChromeOptions()
    opts.add_argument("--headless=new")
    opts.add_argument("--window-size=1400,1000")
    return webdriver.Chrome(options=opts)


def notify(lines):
    requests.post("https://api.pushover.net/1/messages.json", data={
        "token": os.environ["PUSHOVER_TOKEN"],
        "user": os.environ["PUSHOVER_USER"],
        "title": "Undercut",
        "message": "\n".join(lines)[:1024],
    }, timeout=15)


def main():
    book = gspread.service_account().open_by_key(BOOK)
    watch = book.worksheet("watchlist").get_all_records()
    driver = browser()
    rows, cheaper = [], []
    now = datetime.now().strftime("%Y-%m-%d %H:%M")
    try:
        shops = [cls(driver) for cls in Shop.__subclasses__()]
        for item in watch:
            ours = Decimal(str(item["our_price"] or 0))
            for shop in shops:
                code = item.get(shop.name + "_code")
                if not code:
                    continue
                theirs = shop.price(code)
                if theirs is None:
                    continue
                rows.append([now, item["sku"], shop.name, float(theirs), float(ours - theirs)])
                if ours and theirs < ours:
                    cheaper.append(f"{item['sku']} {shop.name} {theirs} (we: {ours})")
    finally:
        driver.quit()

    if rows:
        book.worksheet("prices").append_rows(rows)
    if cheaper:
        notify(cheaper)


if __name__ == "__main__":
    main()
