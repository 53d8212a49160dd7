"""Files from outside, one module a format: bytes in, a table of text out.

`recognising` recognises a format by its content; the other modules read one format each. A reader
leaves cells as they stand in the file; what they mean is worked out by `data.reading.mapping`.
"""
