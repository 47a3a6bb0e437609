"""The portal's domain: from files that editors write to the pages, feeds and data of the site.

Its modules, each importing only those above it:

problems        what is wrong, where, and what to do about it
tree            YAML as written: text values with their places
source          a file as it was read, and how to point into it
dates           dates of partial precision, days, instants, the instant of the build
quantity        numbers in Vietnamese style
files           files written whole or not at all
text            folding, slugs, syllables
"""
