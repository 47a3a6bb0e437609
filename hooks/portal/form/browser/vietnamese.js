// Has the form speak Vietnamese unless an editor chose otherwise. Imported first: the form reads its preferences as soon
// as it is loaded.
const PREFERENCES = "sveltia-cms.prefs";
const chosen = JSON.parse(localStorage.getItem(PREFERENCES) ?? "{}");
const locale = !chosen.locale || chosen.locale === "auto" ? "vi" : chosen.locale;
localStorage.setItem(PREFERENCES, JSON.stringify({ ...chosen, locale }));
