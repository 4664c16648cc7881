"""The conversation as a state machine: what was heard in, what to say and to record out."""
