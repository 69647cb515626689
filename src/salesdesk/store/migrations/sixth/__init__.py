"""The step to the sixth schema: forecast and gap."""
