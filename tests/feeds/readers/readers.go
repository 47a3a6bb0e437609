// What Go's reader gofeed has of feeds.
// Addresses on standard input, one a line; on standard output reader → address → items, as README.md describes them.
package main

import (
	"bufio"
	"encoding/json"
	"log"
	"os"
	"strconv"
	"strings"
	"time"

	"github.com/mmcdole/gofeed"
)

type item map[string]any

func main() {
	items := map[string][]item{}
	lines := bufio.NewScanner(os.Stdin)
	for lines.Scan() {
		if address := strings.TrimSpace(lines.Text()); address != "" {
			items[address] = read(address)
		}
	}
	found := map[string]any{"gofeed": items}
	if err := json.NewEncoder(os.Stdout).Encode(found); err != nil {
		log.Fatal(err)
	}
}

func read(address string) []item {
	feed, err := gofeed.NewParser().ParseURL(address)
	if err != nil {
		log.Fatalf("%s: %v", address, err)
	}
	items := []item{}
	for _, each := range feed.Items {
		items = append(items, item{
			"id": each.GUID, "link": each.Link, "title": each.Title,
			"published": utc(each.PublishedParsed), "updated": utc(updated(each)),
			"author": author(feed.FeedType, each), "categories": categories(feed.FeedType, each),
			"enclosures": enclosures(feed.FeedType, each), "content": text(each.Content),
		})
	}
	return items
}

// In RSS, gofeed hands atom:updated on among the elements of other namespaces.
func updated(each *gofeed.Item) *time.Time {
	for _, found := range each.Extensions["atom"]["updated"] {
		if moment, err := time.Parse(time.RFC3339, found.Value); err == nil {
			return &moment
		}
	}
	return each.UpdatedParsed
}

// It takes a name apart where it holds brackets; in RSS it hands dc:creator on as it stands too.
func author(format string, each *gofeed.Item) any {
	if format == "json" {
		return nil
	}
	if each.DublinCoreExt != nil && len(each.DublinCoreExt.Creator) > 0 {
		return each.DublinCoreExt.Creator[0]
	}
	if len(each.Authors) > 0 {
		return each.Authors[0].Name
	}
	return nil
}

// Of Atom it hands on the terms and hides the labels.
func categories(format string, each *gofeed.Item) any {
	if format == "atom" {
		return nil
	}
	return append([]string{}, each.Categories...)
}

// Of JSON Feed it takes the seconds that a film lasts for the bytes.
func enclosures(format string, each *gofeed.Item) any {
	if format == "json" {
		return nil
	}
	found := [][]any{}
	for _, one := range each.Enclosures {
		bytes, err := strconv.Atoi(one.Length)
		if err != nil {
			log.Fatal(err)
		}
		found = append(found, []any{one.URL, one.Type, bytes})
	}
	return found
}

func text(html string) any {
	if html == "" {
		return nil
	}
	return html
}

func utc(moment *time.Time) any {
	if moment == nil {
		return nil
	}
	return moment.UTC().Format("2006-01-02T15:04:05Z")
}
