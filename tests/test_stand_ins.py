"""Whatever field cannot be read, something harmless stands in for it, and the rest of the record is judged."""

import pytest

from portal import stand_ins
from portal.records import TYPES, Page, Record


@pytest.mark.parametrize("model", [*TYPES.values(), Page], ids=lambda model: model.__name__)
def test_a_record_of_nothing_but_stand_ins_is_one(model: type[Record]) -> None:
    values = {name: stand_ins.for_field(info) for name, info in model.model_fields.items()}

    assert model.model_validate(values)
