"""Care for the workspace: newer tables, copies, checks, and what can be saved from damage."""
