"""Tables of events that analysts know by name: recognised by their header, one row each in a table.

`declared` says which columns make up the signature of a table, and what each means; `applying`
turns such a table into one with Thaw's own columns.
"""
