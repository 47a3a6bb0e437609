"""The portal's domain: from the files that editors write to the pages, feeds and data of the site.

What flows where: bytes → text (`decode`) → fields with places (`yaml_tree`, `front_matter`) → records (`reading`) →
the catalogue (`loading`) → what is wrong with it (`rules`) and what readers see of it (`views`, `feeds`, `exports`,
`search`) → the files of the site (`build`). Nothing flows back.

Every module, in the order in which they may import one another:

cache           what one build remembers for the next
idle            is there anything to build?
placing         finished files → the site's folder, one by one
parallel        work shared among all cores
progress        how far a build has come
output          a file of the site before it is made
problems        what is wrong, where, and what to do about it
arguments       command-line arguments with help in Vietnamese
faults          what is done when the program itself fails
files           files written whole or not at all
text            Unicode, folding, slugs, syllables
clock           the instant of the build, on Vietnam's clock
dates           dates of partial precision, days, instants
typed_dates     dates as people type them → dates as they are to be written
zeros           the letter O for a zero, and zeros that leave a doubt
quantity        numbers in Vietnamese style
tree            YAML as written: text values with their places
wording         the values of a front matter that are prose
source          a file as it was read, and how to point into it
legacy_fonts    text typed with the fonts that came before Unicode
characters      characters that do not belong in a text
decode          bytes → text
yaml_events     YAML text → tree, within bounds
yaml_values     what is wrong with one value as written, and what would mend it
yaml_lines      the lines of a YAML text, as an editor sees them
yaml_mending    what was wrong with those lines, and how they were mended
yaml_texts      values that go over several lines
yaml_walk       the way through those lines
yaml_repair     broken YAML mended line by line
yaml_tree       YAML text → tree, with everything wrong in it
front_matter    bytes → fields with places, body
rewriting       other values in the place of those of a file
vocabulary      the words editors may use, and who publishes
records         the four types of record and the hand-written page
marks           which fields hold words and references
types_of        the way through models
meant           what an editor meant by a word that is none of those allowed
misnamed        unknown keys read as those that were meant
stand_ins       harmless values for broken fields
field_problems  what pydantic found, in the editor's words
reading         fields → a record
catalogue       every record, ordered and linked
stored          records at rest, their files read when asked for
loading         folders → the catalogue
ledger          what was published, kept for the builds to come
statistics      how much has been told of whom
pending         what waits for whom
markdown        Markdown, parsed once
body            an article's Markdown: what it links to, shows and says
links           what an editor links to → an address of the site
image_files     picture files as they come
images          pictures for the site
rules           what the content must keep to, a module a concern
reports         problems as text, JSON, SARIF
schema          JSON Schema of the front matter
drafts          a first draft of a record
word            a Word document → a draft of a record, with its pictures and what was lost
listings        which lists of records there are
feeds           RSS, Atom, JSON Feed
exports         site map, open data, calendar
search          the index that the search page reads
extracts        what feeds, search and open data take from one record
views           record → the plain data its page shows
render          template and view → HTML
tracing         what pages and rules ask of the content, noted to ask again
grounds         what results of earlier builds rest upon, and whether they hold
judging         what is wrong, asked again only of what has changed
planning        which pages the site has
workshop        one page after another, with what its record gives besides
assembly        extracts of all records → feeds, open data, the search index
making          the catalogue → the files that the site does not have yet
build           one build, from the first look to the last file in its place
media_types     what kind of file is served
form            the form in the browser that editors may write with
preview         the site as editors see it while they write, or what stands in its way
fixing          mistakes with one right answer, mended in the files themselves
release         what stands in the way of official publication
cli             the `portal` command
"""
