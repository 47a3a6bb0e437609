"""The preview that editors work beside: it shows every page, or what stands in the way of it, and never gives up.

`portal serve` has MkDocs watch the files and build. Here stands what a preview does otherwise than a build: `shown`
(drafts and future records have their pages), `pages` (what is shown in place of the site: problems, a fault; and the
desk, a page of what is left to do), `console` (what the terminal says), `desk` (the state between builds, and the WSGI
application before MkDocs' own), `watching` (who tells of a save), `starting` (the way MkDocs is started).

MkDocs executes the file of its hooks anew for every build, so nothing is kept in modules: what lasts from one build to
the next lives in the one `Desk`. A build tells it what is wrong by raising `StoppedError`, and by `show_first` hands it
the pages that were edited, which it shows while the rest of the site is still being made.
"""

from __future__ import annotations

STAGE = "PORTAL_PREVIEW"
"""The environment variable that tells a build that it is for a preview, and which one."""
STARTING = "starting"
"""MkDocs builds once before it has a server that could show what is wrong: that build makes nothing."""
SERVING = "serving"
