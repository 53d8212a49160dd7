"""Parquet: the shown events for data tools, with the words about them in the file's metadata."""

import io
import json

from data.basics import columns as c
from data.exports.view import View, event_rows

MIME = "application/vnd.apache.parquet"
KEY = "thaw"


def parquet_bytes(view: View) -> bytes:
    """The columns of `event_rows`, typed: text as strings, days as dates, scores as doubles.

    The schema's metadata holds every fact of `About` under its own key (`title`, `sentence`,
    `settings`, `licence`, `citation`, …) and all of them as JSON under `thaw`.
    """
    import pyarrow as pa
    import pyarrow.parquet as pq

    rows = event_rows(view)
    table = pa.Table.from_pandas(rows, preserve_index=False)
    for name, source in ((c.FIRST_DAY, c.FIRST), (c.LAST_DAY, c.LAST)):
        days = pa.array(view.shown[source].to_numpy().astype("datetime64[D]"))
        table = table.set_column(table.schema.get_field_index(name), name, days)
    facts = {name: _text(value) for name, value in view.about.as_dict().items()}
    facts[KEY] = json.dumps(view.about.as_dict(), ensure_ascii=False)
    metadata = {name.encode(): text.encode("utf-8", "replace") for name, text in facts.items()}
    out = io.BytesIO()
    pq.write_table(table.replace_schema_metadata(metadata), out, compression="zstd")
    return out.getvalue()


def _text(value: object) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
