using System.Net;
using System.Net.Sockets;

namespace Telemetry.Tests.Integration.Kill;

/// <summary>
/// Ports for servers that are started later, or stopped and started again: from below those that the system hands out by itself
/// (32768 and up), so that no connection of another test takes one in between. Each is given once.
/// </summary>
internal static class FreePort
{
    private const int First = 12_000;
    private const int Count = 18_000;
    private static int _last = Random.Shared.Next(Count);

    public static int Next()
    {
        while (true)
        {
            var port = First + (Interlocked.Increment(ref _last) % Count);
            try
            {
                using var listener = new TcpListener(IPAddress.Loopback, port);
                listener.Start();
                return port;
            }
            catch (SocketException)
            {
                // Somebody else's.
            }
        }
    }
}
