"""SalesDesk: plan the call, propose two options, keep the pipeline honest."""

__version__ = "0.1.0"
