"""The filters and the chapters, as widgets."""
