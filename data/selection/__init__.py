"""What is shown: the selection, its address, its sentence."""

from data.selection.selection import Selection as Selection
