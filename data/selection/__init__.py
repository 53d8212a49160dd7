"""What is shown: the selection, its address, its sentence."""
