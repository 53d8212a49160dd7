"""Events of the GDELT project: its rows, and the pairs of states in them."""
