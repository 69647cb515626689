"""The library: competitors, objections, materials and playbooks, written once and drawn on by every plan."""
