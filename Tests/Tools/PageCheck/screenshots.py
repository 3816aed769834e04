#!/usr/bin/env python3
"""Takes a picture of each view of a page: desktop and phone, light and dark.

usage: screenshots.py PAGE FOLDER
"""
import sys
from pathlib import Path

from browser import DESKTOP, PHONE, VIEWS, OpenPage, browser


def main():
    page, folder = sys.argv[1:]
    Path(folder).mkdir(parents=True, exist_ok=True)
    with browser() as chromium:
        for size_name, size in {"desktop": DESKTOP, "phone": PHONE}.items():
            for scheme in ["light", "dark"]:
                it = OpenPage(chromium, page, size, scheme)
                for view in VIEWS:
                    it.view(view)
                    it.shoot(folder, f"{size_name}-{scheme}-{view or 'overview'}")
                it.view("tests")
                it.go(it.page.locator(".vt a").first.get_attribute("href"))
                it.shoot(folder, f"{size_name}-{scheme}-test")
                it.close()


if __name__ == "__main__":
    main()
