using System.Net;

namespace Telemetry.Api.Notifications;

/// <summary>Hosts that the settings name: compared whole, without regard to case; a name allows no subdomain.</summary>
internal static class HostList
{
    public static bool Has(IEnumerable<string> hosts, Uri address) => Has(hosts, address.IdnHost);

    public static bool Has(IEnumerable<string> hosts, string host) => hosts.Any(h => Plain(h).Equals(Plain(host), StringComparison.OrdinalIgnoreCase));

    public static bool IsLoopback(string host) =>
        Plain(host).Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(Plain(host), out var ip) && IPAddress.IsLoopback(ip));

    /// <summary>IPv6 stands in brackets in some places and not in others.</summary>
    private static string Plain(string host) => host.Trim().Trim('[', ']').TrimEnd('.');
}
