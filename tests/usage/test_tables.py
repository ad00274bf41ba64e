"""Tables of thousands of entries, as dictionaries of words are, are read in no time."""

from __future__ import annotations

import time

from auditor.database.load import load_api
from auditor.usage.collect import collect
from auditor.usage.values import Unknown


def test_any_entry_of_a_large_table_is_not_known() -> None:
    table = ",\n".join(f'"word{n}": "meaning{n}"' for n in range(20_000))
    code = f"import tensorflow as tf\ntable = {{{table}}}\nfor word in words():\n    tf.identity(table[word])\n"
    start = time.process_time()
    usage, _ = collect({"main.py": code}, load_api())
    assert time.process_time() - start < 10  # 0.5 s; comparing each with each takes minutes
    (call,) = [call for call in usage.calls if call.callee == "tf.identity"]
    assert isinstance(call.args[0], Unknown)
