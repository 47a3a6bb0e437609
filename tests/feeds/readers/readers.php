<?php
// What PHP's readers have of feeds: SimpleXML as portals use it, and SimplePie.
// Addresses on standard input, one a line; on standard output reader → address → items, as README.md describes them.

declare(strict_types=1);

require 'simplepie/autoloader.php';

const ATOM = 'http://www.w3.org/2005/Atom';
const CONTENT = 'http://purl.org/rss/1.0/modules/content/';
const DC = 'http://purl.org/dc/elements/1.1/';

error_reporting(E_ALL & ~E_DEPRECATED);
set_error_handler(function (int $level, string $message): bool {
    if (error_reporting() & $level) {
        throw new ErrorException($message, 0, $level);
    }
    return true;
});

function utc(?string $written): ?string
{
    return $written ? (new DateTimeImmutable($written))->setTimezone(new DateTimeZone('UTC'))->format('Y-m-d\TH:i:s\Z') : null;
}

function by_simplexml(string $address): array
{
    $root = simplexml_load_string(file_get_contents($address));
    $items = [];
    foreach ($root->getName() === 'feed' ? $root->entry : $root->channel->item as $each) {
        $items[] = $root->getName() === 'feed' ? atom_entry($each) : rss_item($each);
    }
    return $items;
}

function rss_item(SimpleXMLElement $item): array
{
    $categories = $enclosures = [];
    foreach ($item->category as $each) {
        $categories[] = (string) $each;
    }
    foreach ($item->enclosure as $each) {
        $enclosures[] = [(string) $each['url'], (string) $each['type'], (int) $each['length']];
    }
    return [
        'id' => (string) $item->guid,
        'link' => (string) $item->link,
        'title' => (string) $item->title,
        'published' => utc((string) $item->pubDate),
        'updated' => utc((string) $item->children(ATOM)->updated),
        'author' => (string) $item->children(DC)->creator ?: null,
        'categories' => $categories,
        'enclosures' => $enclosures,
        'content' => (string) $item->children(CONTENT)->encoded ?: null,
    ];
}

function atom_entry(SimpleXMLElement $entry): array
{
    $categories = $enclosures = [];
    foreach ($entry->category as $each) {
        $categories[] = (string) $each['label'];
    }
    foreach ($entry->link as $each) {
        if ((string) $each['rel'] === 'enclosure') {
            $enclosures[] = [(string) $each['href'], (string) $each['type'], (int) $each['length']];
        }
    }
    return [
        'id' => (string) $entry->id,
        'link' => (string) $entry->link[0]['href'], // as portals do: the first link, whatever it is for
        'title' => (string) $entry->title,
        'published' => utc((string) $entry->published),
        'updated' => utc((string) $entry->updated),
        'author' => (string) $entry->author->name,
        'categories' => $categories,
        'enclosures' => $enclosures,
        'content' => (string) $entry->content,
    ];
}

/** Debian's SimplePie is older than PHP 8, on which its own reading of dates ends in an error. */
class Dates extends SimplePie_Parse_Date
{
    public function __construct()
    {
    }

    public static function get(): self
    {
        return new self();
    }

    public function parse($date): int|false
    {
        return strtotime($date);
    }
}

function by_simplepie(string $address): array
{
    $feed = new SimplePie();
    $feed->set_raw_data(file_get_contents($address));
    $feed->enable_cache(false);
    $feed->enable_order_by_date(false);
    $feed->get_registry()->register('Parse_Date', Dates::class);
    if (!$feed->init()) {
        throw new RuntimeException("$address: " . $feed->error());
    }
    return array_map('simplepie_item', $feed->get_items());
}

function simplepie_item(SimplePie_Item $item): array
{
    $plain = fn (?string $html): ?string => $html === null ? null : html_entity_decode($html, ENT_QUOTES | ENT_HTML5);
    $enclosures = [];
    foreach ($item->get_enclosures() ?? [] as $each) {
        // An address is given with an empty query and fragment; an item without a picture has one with nothing in it; a
        // picture told of twice, as enclosure and as media:content, is given twice.
        $address = preg_replace('/\?#$/', '', $plain($each->get_link()));
        if ($address !== '//') {
            $enclosures[$address] = [$address, $each->get_type(), (int) $each->get_length()];
        }
    }
    // Where RSS says when an item was corrected, this version takes that for its date; later ones do not. It reads the
    // time of correction only after that date.
    $date = $item->get_date('');
    $published = $item->get_item_tags(SIMPLEPIE_NAMESPACE_RSS_20, 'pubDate')[0]['data'] ?? $date;
    return [
        'id' => $plain($item->get_id()),
        'link' => $plain($item->get_permalink()),
        'title' => $plain($item->get_title()),
        'published' => utc($published),
        'updated' => utc($item->get_updated_date('')),
        'author' => $plain($item->get_author()?->get_name()),
        'categories' => array_map(fn ($each) => $plain($each->get_label()), $item->get_categories() ?? []),
        'enclosures' => array_values($enclosures),
        'content' => null,
    ];
}

$found = ['simplexml' => [], 'simplepie' => []];
foreach (preg_split('/\s+/', stream_get_contents(STDIN), -1, PREG_SPLIT_NO_EMPTY) as $address) {
    if (!str_ends_with($address, '.json')) {
        $found['simplexml'][$address] = by_simplexml($address);
        $found['simplepie'][$address] = by_simplepie($address);
    }
}
echo json_encode($found, JSON_THROW_ON_ERROR | JSON_UNESCAPED_UNICODE);
