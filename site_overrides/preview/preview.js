// Loads the page again as soon as the preview has something else to show. Only a tab that is looked at asks: browsers
// allow few open requests for a host, and an editor may have many tabs.
const own = document.querySelector("script[data-news]");

async function wait() {
  while (document.visibilityState === "visible") {
    try {
      const answer = await fetch(own.dataset.news + own.dataset.number, { cache: "no-store" });
      if (answer.ok && (await answer.text()) !== own.dataset.number) {
        location.reload();
        return;
      }
    } catch {
      await new Promise((resume) => setTimeout(resume, 2000)); // the preview was stopped, or starts anew
    }
  }
}

document.addEventListener("visibilitychange", wait);
wait();
