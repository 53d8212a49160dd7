"""Saves over and over and says “saved N” after each; the kill test ends it at any instant.

Run: python -m tests.workspace_killer ADDRESS SET_ID
"""

import sys

from data.workspace import open_store


def main(address: str, set_id: str) -> None:
    store = open_store(address)
    number = store.info(set_id).head
    while True:
        events = store.table(set_id, "events")
        events.loc[0, "note"] = f"save {number + 1}"
        number = store.save(set_id, number, events=events, message=f"save {number + 1}").number
        sys.stdout.write(f"saved {number}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
