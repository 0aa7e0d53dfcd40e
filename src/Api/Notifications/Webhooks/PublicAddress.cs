using System.Net;
using System.Net.Sockets;

namespace Telemetry.Api.Notifications.Webhooks;

/// <summary>Tells addresses of the public network from all others, by IANA's registries: docs/sources/call-out.md#addresses</summary>
internal static class PublicAddress
{
    private static readonly IPNetwork[] NotPublic4 = [.. new[]
    {
        "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24",
        "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
    }.Select(n => IPNetwork.Parse(n))];

    /// <summary>All of IPv6 that is in use for the public network at all.</summary>
    private static readonly IPNetwork Global6 = IPNetwork.Parse("2000::/3");

    /// <summary>Within it: protocol assignments with Teredo, documentation, and 6to4, which leads to an IPv4 address inside.</summary>
    private static readonly IPNetwork[] NotPublic6 = [.. new[] { "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20" }.Select(n => IPNetwork.Parse(n))];

    /// <summary>IPv4 behind a translator of IPv6: judged by the IPv4 address inside.</summary>
    private static readonly IPNetwork Translated = IPNetwork.Parse("64:ff9b::/96");

    public static bool Is(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
        {
            address = address.MapToIPv4();
        }
        else if (address.AddressFamily == AddressFamily.InterNetworkV6 && Translated.Contains(address))
        {
            address = new IPAddress(address.GetAddressBytes().AsSpan(12));
        }

        return address.AddressFamily switch
        {
            AddressFamily.InterNetwork => !NotPublic4.Any(n => n.Contains(address)),
            AddressFamily.InterNetworkV6 => Global6.Contains(address) && !NotPublic6.Any(n => n.Contains(address)),
            _ => false,
        };
    }
}
