"""One blueprint a file; pages act through actions and do not know one another."""
