"""Time to the first result on a poor line and a slow phone: `python tests/search/throttled.py SITE N…`.

SITE is a built site, whose search page is taken; the index is one of N generated records. 400 kbit/s, 300 ms, a
quarter of this processor; an empty cache. Printed for each N and query, in seconds and KB as sent: from asking for
/tim-kiem/?q=… until a result stands on the page, and from pressing Enter for a second query until its results stand.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
import time
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parent.parent), str(Path(__file__).parent.parent.parent / "hooks")]

from playwright.sync_api import Browser, sync_playwright  # noqa: E402

from browser import chromium  # noqa: E402
from search import weighing  # noqa: E402
from serving import serve  # noqa: E402

LINE = {"offline": False, "latency": 300, "downloadThroughput": 50_000, "uploadThroughput": 50_000}
"""400 kbit/s is 50,000 bytes a second."""

QUERIES = (("thi dua khen thuong", "bằng lũng"), ("hien dat lam duong", "nghị định 98"), ("nong thon moi", "nuôi ong"))


def measure(browser: Browser, address: str, first: str, second: str) -> tuple[float, float, float, float]:
    """Return seconds and KB to the first result, and those of the next search."""
    context = browser.new_context(viewport={"width": 360, "height": 740})
    page = context.new_page()
    tools = context.new_cdp_session(page)
    sent = [0.0]
    tools.on("Network.loadingFinished", lambda event: sent.append(event["encodedDataLength"] / 1000))
    tools.send("Network.enable")
    tools.send("Network.emulateNetworkConditions", LINE)
    tools.send("Emulation.setCPUThrottlingRate", {"rate": 4})
    began = time.monotonic()
    page.goto(f"{address}/tim-kiem/?q={first}", wait_until="commit")
    page.wait_for_selector("[data-search-result]", timeout=120_000)
    to_first, first_bytes = time.monotonic() - began, sum(sent)
    page.wait_for_load_state("networkidle")
    before = sum(sent)
    page.fill("main input[name=q]", second)
    began = time.monotonic()
    page.press("main input[name=q]", "Enter")
    page.wait_for_selector("[data-part=results]:not([aria-busy])", timeout=120_000)
    result = (to_first, first_bytes, time.monotonic() - began, sum(sent) - before)
    context.close()
    return result


def main(arguments: list[str]) -> int:
    """Measure for each number of records."""
    site, counts = Path(arguments[0]), [int(count) for count in arguments[1:]] or [1000]
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        browser = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
        print("records  first s   KB  next s   KB  queries")
        for count in counts:
            _, index, _ = weighing.generated(count, Path(folder) / str(count))
            shutil.copytree(site / "assets", index / "assets")
            shutil.copytree(site / "tim-kiem", index / "tim-kiem", ignore=_no_index, dirs_exist_ok=True)
            with serve(index) as address:
                for first, second in QUERIES:
                    figures = measure(browser, address, first, second)
                    print("{:7} {:8.1f} {:5.0f} {:7.1f} {:5.0f}  {}, {}".format(count, *figures, first, second))
        browser.close()
    return 0


def _no_index(_folder: str, names: list[str]) -> list[str]:
    return [name for name in names if name == "chi-muc"]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
