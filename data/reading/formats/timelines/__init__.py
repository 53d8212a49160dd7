"""Timelines and calendars: TimelineJS in both its versions, what Thaw wrote there, iCalendar."""
