using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using MQTTnet.Adapter;
using MQTTnet.Diagnostics.Logger;
using MQTTnet.Formatter;
using MQTTnet.Implementations;
using MQTTnet.Server;
using Telemetry.Domain.Time;

namespace Telemetry.Ingest.Mqtt.Embedded;

/// <summary>
/// Accepts connections for MQTTnet's server. Ours instead of the library's own, so that limits hold before a sign-in and
/// every connection is a <see cref="GatewayConnection"/>.
/// </summary>
internal sealed class GatewayListener(ConnectionServices services, ConnectionRegistry registry, IReadOnlyList<(IPEndPoint EndPoint, CertificateSource? Certificate)> endPoints)
    : IMqttServerAdapter
{
    private const int Backlog = 512;

    private readonly List<Socket> _sockets = [];
    private readonly CancellationTokenSource _stopping = new();

    public Func<IMqttChannelAdapter, Task> ClientHandler { get; set; } = _ => Task.CompletedTask;

    /// <summary>Where it listens; empty before the start and after the stop.</summary>
    public IReadOnlyList<IPEndPoint> Bound { get; private set; } = [];

    public Task StartAsync(MqttServerOptions options, IMqttNetLogger logger)
    {
        foreach (var (endPoint, certificate) in endPoints)
        {
            certificate?.Current();
            var socket = new Socket(endPoint.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
            _sockets.Add(socket);
            Listen(socket, endPoint);
            BrokerLog.Listening(services.Logger, socket.LocalEndPoint!, certificate is null ? "plain" : "TLS");
            _ = Task.Run(() => AcceptAsync(socket, certificate), CancellationToken.None);
        }

        return Task.CompletedTask;
    }

    private void Listen(Socket socket, IPEndPoint endPoint)
    {
        try
        {
            socket.Bind(endPoint);
            socket.Listen(Backlog);
            Bound = [.. Bound, (IPEndPoint)socket.LocalEndPoint!];
        }
        catch (SocketException error)
        {
            throw new IOException(
                $"The MQTT broker can't listen on {endPoint}: {error.Message}. Stop what listens there, or set another {MqttOptions.Section}:Embedded:Port or Address.", error);
        }
    }

    public async Task StopAsync()
    {
        await _stopping.CancelAsync();
        Dispose();
    }

    public void Dispose()
    {
        Bound = [];
        _sockets.ForEach(socket => socket.Dispose());
    }

    private async Task AcceptAsync(Socket listening, CertificateSource? certificate)
    {
        while (!_stopping.IsCancellationRequested)
        {
            try
            {
                var socket = await listening.AcceptAsync(_stopping.Token);
                var address = (socket.RemoteEndPoint as IPEndPoint)?.Address ?? IPAddress.None;
                if (registry.TryAdmit(address))
                {
                    _ = Task.Run(() => ServeAsync(socket, address, certificate), CancellationToken.None);
                }
                else
                {
                    services.Metrics.Refused("too many");
                    socket.Dispose();
                }
            }
            catch (Exception error) when (error is OperationCanceledException or ObjectDisposedException)
            {
                return;
            }
            catch (SocketException error)
            {
                // Out of handles, or a connection that was gone before it was accepted: not a reason to stop listening.
                BrokerLog.ConnectionFailed(services.Logger, null, error);
                await Task.Delay(TimeSpan.FromMilliseconds(100), services.Time, CancellationToken.None);
            }
        }
    }

    private async Task ServeAsync(Socket socket, IPAddress address, CertificateSource? certificate)
    {
        GatewayConnection? connection = null;
        var remote = socket.RemoteEndPoint;
        try
        {
            socket.NoDelay = true;
            DetectDeadPeers(socket);
            await using var stream = await OpenAsync(socket, certificate);
            using var tcp = new MqttTcpChannel(stream, socket.LocalEndPoint, remote, null);
            using var channel = new FramedChannel(tcp, services.Options.MaxPacketBytes, services.Time) { MaxBytesNow = 4096 };
            using var adapter = new MqttChannelAdapter(channel, new MqttPacketFormatterAdapter(new MqttBufferWriter(256, 4096)), MqttNetNullLogger.Instance);
            using (connection = new GatewayConnection(adapter, channel, services))
            {
                registry.Add(connection, address);
                await ClientHandler(connection);
            }
        }
        catch (Exception error) when (error is IOException or SocketException or AuthenticationException or OperationCanceledException or ObjectDisposedException)
        {
            BrokerLog.ConnectionFailed(services.Logger, remote, error);
        }
        catch (Exception error)
        {
            BrokerLog.ServeFailed(services.Logger, remote, error);
        }
        finally
        {
            registry.Remove(connection, address);
            connection?.Quota?.Disconnect();
            if (connection is { IsSignedIn: true })
            {
                services.Metrics.Disconnected();
            }

            socket.Dispose();
        }
    }

    private async Task<Stream> OpenAsync(Socket socket, CertificateSource? certificate)
    {
        var plain = new NetworkStream(socket, ownsSocket: true);
        if (certificate is null)
        {
            return plain;
        }

        var tls = new SslStream(plain, leaveInnerStreamOpen: false);
        try
        {
            using var timeout = new CancellationTokenSource(services.Options.SignInTimeout, services.Time.OfMachine());
            var options = new SslServerAuthenticationOptions
            {
                ServerCertificateContext = certificate.Current(),
                EnabledSslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13,
            };
            await tls.AuthenticateAsServerAsync(options, timeout.Token);
            return tls;
        }
        catch
        {
            await tls.DisposeAsync();
            throw;
        }
    }

    /// <summary>For MQTT 3.1.1 clients without a keep-alive, whose silence would otherwise hold a connection for ever.</summary>
    private static void DetectDeadPeers(Socket socket)
    {
        socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.KeepAlive, true);
        socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveTime, 60);
        socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveInterval, 10);
        socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveRetryCount, 3);
    }
}
