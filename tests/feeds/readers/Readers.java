import com.rometools.rome.feed.atom.Category;
import com.rometools.rome.feed.atom.Entry;
import com.rometools.rome.feed.synd.SyndCategory;
import com.rometools.rome.feed.synd.SyndEnclosure;
import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.io.SyndFeedInput;
import com.rometools.rome.io.XmlReader;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Date;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What Java's reader ROME has of feeds, as Liferay and others use it.
 * Addresses on standard input, one a line; on standard output reader → address → items, as README.md describes them.
 */
class Readers {
    public static void main(String[] arguments) throws Exception {
        var input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        var feeds = input.lines().map(String::strip).filter(each -> !each.isEmpty() && !each.endsWith(".json"))
                .map(address -> quoted(address) + ":" + items(address)).collect(Collectors.joining(","));
        new PrintStream(System.out, true, StandardCharsets.UTF_8).print("{\"rome\":{" + feeds + "}}");
    }

    private static String items(String address) {
        try (var stream = new XmlReader(new URL(address))) {
            var input = new SyndFeedInput();
            input.setPreserveWireFeed(true);
            return list(input.build(stream).getEntries(), Readers::item);
        } catch (Exception error) {
            throw new IllegalStateException(address, error);
        }
    }

    private static String item(SyndEntry entry) {
        // Of RSS, ROME takes the content alone where both it and a description stand; it knows no atom:updated there.
        var content = entry.getContents().isEmpty() ? null : entry.getContents().get(0).getValue();
        return "{\"id\":" + quoted(entry.getUri())
                + ",\"link\":" + quoted(entry.getLink())
                + ",\"title\":" + quoted(entry.getTitle())
                + ",\"published\":" + utc(entry.getPublishedDate())
                + ",\"updated\":" + utc(entry.getUpdatedDate())
                + ",\"author\":" + quoted(entry.getAuthor().isEmpty() ? null : entry.getAuthor())
                + ",\"categories\":" + list(categories(entry), Readers::quoted)
                + ",\"enclosures\":" + list(entry.getEnclosures(), Readers::enclosure)
                + ",\"content\":" + quoted(content) + "}";
    }

    /** Return what people read: of Atom, ROME's own view gives the terms and hides the labels. */
    private static List<String> categories(SyndEntry entry) {
        return entry.getWireEntry() instanceof Entry atom
                ? atom.getCategories().stream().map(Category::getLabel).toList()
                : entry.getCategories().stream().map(SyndCategory::getName).toList();
    }

    private static String enclosure(SyndEnclosure each) {
        return "[" + quoted(each.getUrl()) + "," + quoted(each.getType()) + "," + each.getLength() + "]";
    }

    private static String utc(Date moment) {
        return moment == null ? "null" : quoted(DateTimeFormatter.ISO_INSTANT.format(moment.toInstant().atOffset(ZoneOffset.UTC)));
    }

    private static <T> String list(List<T> items, Function<T, String> written) {
        return items.stream().map(written).collect(Collectors.joining(",", "[", "]"));
    }

    /** Return a JSON text (RFC 8259 section 7): everything beyond printable ASCII escaped. */
    private static String quoted(String text) {
        if (text == null) {
            return "null";
        }
        return text.chars().mapToObj(each -> each > 31 && each < 127 && each != '"' && each != '\\'
                ? String.valueOf((char) each) : String.format("\\u%04x", each)).collect(Collectors.joining("", "\"", "\""));
    }
}
