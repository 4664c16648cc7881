"""The pages: requests in, HTML out, through actions only."""
