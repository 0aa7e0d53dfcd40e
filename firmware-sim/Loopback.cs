using System.Net;

namespace Telemetry.FirmwareSim;

/// <summary>Invented readings go to this machine alone, unless someone says otherwise.</summary>
internal static class Loopback
{
    public static bool Is(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));

    public static void Require(string host, bool allowRemote)
    {
        if (!allowRemote && !Is(host))
        {
            throw new ArgumentException($"'{host}' is not this machine's loopback: simulated readings are only sent to another machine with --allow-remote.", nameof(host));
        }
    }
}
