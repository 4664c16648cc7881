"""Network addresses, shortened before they are kept."""

from ipaddress import ip_address, ip_network

KEPT_BITS = {4: 24, 6: 48}
"""How much of an address is kept, by its version: enough to see an office, not a person."""


def shortened(address: str) -> str:
    """The address without its last part; empty when it is none."""
    try:
        version = ip_address(address).version
    except ValueError:
        return ""
    return str(ip_network(f"{address}/{KEPT_BITS[version]}", strict=False).network_address)
