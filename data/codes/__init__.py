"""Code lists: CAMEO with Goldstein's figures."""
