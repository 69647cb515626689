"""The page on coverage: do we have enough pipeline?"""
