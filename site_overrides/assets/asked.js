// Runs before the first paint: a page asked for results keeps room for them, so that nothing jumps when they come.
if (new URLSearchParams(location.search).get("q")) document.documentElement.dataset.asked = "";
