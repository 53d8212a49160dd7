"""What lies behind the sums: the rows themselves, in the files an archive was made of."""
