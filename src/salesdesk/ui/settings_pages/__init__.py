"""Settings: everything that changes results lives in the desk; how the window looks lives on the machine."""
