"""Where a table says less, or more, than its cells: headers, eras, totals, signs, odd years."""
