"""The form in the browser that editors may write with: Sveltia CMS on the folder of this machine, in the preview only.

`fields` (a field of a model → a field of the form), `configuration` (the models and vocabularies → the form's
configuration), `node` (npm, also for PCs that have none), `installing` (Sveltia CMS put below .cache/ by npm),
`application` (what answers below /bien-tap/).
`browser/` is what runs there: it keeps what the form did not change byte for byte.

The form helps to write; it judges nothing. The checker does, and the preview shows what it found after each save.
"""

from __future__ import annotations

from portal.form.application import Form
from portal.form.configuration import configuration

__all__ = ["Form", "configuration"]
