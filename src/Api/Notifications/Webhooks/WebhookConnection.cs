using System.Net;
using System.Net.Security;
using System.Net.Sockets;

namespace Telemetry.Api.Notifications.Webhooks;

/// <summary>
/// Connects webhooks to public addresses only, unless their host is allowed by name. The address that is looked at is the one
/// that is connected to, so that a name which changes its answer in between gains nothing; redirects are not followed, and a
/// proxy, which would connect in our stead, is not used.
/// </summary>
internal sealed class WebhookConnection(IReadOnlyCollection<string> allowedHosts, Func<string, CancellationToken, Task<IPAddress[]>> resolve)
{
    public SocketsHttpHandler Handler(NotificationOptions options, RemoteCertificateValidationCallback accepts) => new()
    {
        ConnectCallback = (context, cancellation) => ConnectAsync(context.DnsEndPoint, cancellation),
        AllowAutoRedirect = false,
        UseProxy = false,
        UseCookies = false,
        AutomaticDecompression = DecompressionMethods.None,
        MaxResponseHeadersLength = 16,
        MaxResponseDrainSize = options.MaxResponseBytes,
        ResponseDrainTimeout = TimeSpan.FromSeconds(1),
        PooledConnectionLifetime = TimeSpan.FromMinutes(1),
        SslOptions = new SslClientAuthenticationOptions { RemoteCertificateValidationCallback = accepts },
    };

    private async ValueTask<Stream> ConnectAsync(DnsEndPoint host, CancellationToken cancellation)
    {
        var found = IPAddress.TryParse(host.Host.Trim('[', ']'), out var literal) ? [literal] : await resolve(host.Host, cancellation);
        if (found.Length == 0)
        {
            throw new SocketException((int)SocketError.HostNotFound);
        }

        var allowed = HostList.Has(allowedHosts, host.Host) ? found : [.. found.Where(PublicAddress.Is)];
        if (allowed.Length == 0)
        {
            throw new AddressRefusedException(
                $"{host.Host} is {string.Join(", ", found.Select(a => a.ToString()))}, which is not of the public network; to allow it, name the host in {NotificationOptions.Section}:AllowedHosts");
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(allowed, host.Port, cancellation);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
