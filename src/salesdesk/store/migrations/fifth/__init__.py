"""The step to the fifth schema: following up."""
