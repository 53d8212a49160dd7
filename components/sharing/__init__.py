"""Page Sharing: who may look in, what they see, and who is who."""
