// What Node's readers have of feeds: rss-parser and feedsmith.
// Addresses on standard input, one a line; on standard output reader → address → items, as README.md describes them.

import { readFileSync } from "node:fs";
import { parseFeed } from "feedsmith";
import Parser from "rss-parser";

const parser = new Parser();

const utc = (written) => (written ? new Date(written).toISOString().replace(/\.\d+Z$/, "Z") : null);
const enclosure = (url, type, length) => [url, type, Number(length)];

async function byRssParser(address) {
  const feed = await parser.parseURL(address);
  const atom = address.endsWith(".atom.xml");
  return feed.items.map((item) => ({
    id: atom ? item.id : item.guid,
    link: item.link,
    title: item.title,
    published: utc(item.isoDate),
    updated: null,
    author: (atom ? item.author : item.creator) ?? null,
    categories: atom ? null : (item.categories ?? []).map((each) => each._ ?? each),
    enclosures: atom ? null : item.enclosure ? [enclosure(item.enclosure.url, item.enclosure.type, item.enclosure.length)] : [],
    content: (atom ? item.content : item["content:encoded"]) ?? null,
  }));
}

async function byFeedsmith(address) {
  const { format, feed } = parseFeed(await (await fetch(address)).text());
  return READ[format](feed);
}

const READ = {
  rss: (feed) =>
    (feed.items ?? []).map((item) => ({
      id: item.guid.value,
      link: item.link,
      title: item.title,
      published: utc(item.pubDate),
      updated: utc(item.atom?.updated),
      author: item.dc?.creators?.[0] ?? null,
      categories: (item.categories ?? []).map((each) => each.name),
      enclosures: (item.enclosures ?? []).map((each) => enclosure(each.url, each.type, each.length)),
      content: item.content?.encoded ?? null,
    })),
  atom: (feed) =>
    (feed.entries ?? []).map((entry) => ({
      id: entry.id,
      link: entry.links.find((each) => each.rel === "alternate").href,
      title: entry.title?.value ?? entry.title,
      published: utc(entry.published),
      updated: utc(entry.updated),
      author: entry.authors[0].name,
      categories: (entry.categories ?? []).map((each) => each.label),
      enclosures: entry.links.filter((each) => each.rel === "enclosure").map((each) => enclosure(each.href, each.type, each.length)),
      content: entry.content?.value ?? entry.content,
    })),
  json: (feed) =>
    (feed.items ?? []).map((item) => ({
      id: item.id,
      link: item.url,
      title: item.title,
      published: utc(item.date_published),
      updated: utc(item.date_modified),
      author: item.authors[0].name,
      categories: item.tags,
      enclosures: (item.attachments ?? []).map((each) => enclosure(each.url, each.mime_type, each.size_in_bytes)),
      content: item.content_html,
    })),
};

const found = { "rss-parser": {}, feedsmith: {} };
for (const address of readFileSync(0, "utf8").split(/\s+/).filter(Boolean)) {
  if (!address.endsWith(".json")) found["rss-parser"][address] = await byRssParser(address);
  found.feedsmith[address] = await byFeedsmith(address);
}
process.stdout.write(JSON.stringify(found));
