using System.Globalization;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using MQTTnet.Protocol;
using MQTTnet.Server;
using Telemetry.Domain.Storage;
using Telemetry.Ingest.Security;

namespace Telemetry.Ingest.Mqtt.Embedded;

/// <summary>The broker inside the host: gateways publish to it over MQTT 3.1.1 or 5, and each PUBACK means durable.</summary>
internal sealed class EmbeddedBroker : IHostedService, IBrokerState, IAsyncDisposable
{
    private readonly EmbeddedBrokerOptions _options;
    private readonly ConnectionServices _services;
    private readonly ConnectionRegistry _registry;
    private readonly GatewayListener _listener;
    private readonly ConnectionWatch _watch;
    private readonly MqttServer _server;
    private readonly CancellationTokenSource _stopping = new();
    private Task _watching = Task.CompletedTask;

    public EmbeddedBroker(
        IOptions<MqttOptions> options,
        PublishReceiver receiver,
        MqttMetrics metrics,
        IServiceProvider provider,
        TimeProvider time,
        ILogger<EmbeddedBroker> logger)
    {
        _options = options.Value.Embedded;
        _services = new ConnectionServices(_options, receiver, metrics, new JournalHealth(time), time, logger);
        _registry = new ConnectionRegistry(_options, time);
        _listener = new GatewayListener(_services, _registry, EndPoints());
        var store = provider.GetService<ICredentialStore>();
        var keys = store is null ? null : new KeyVerifier(store, time);
        _watch = new ConnectionWatch(_options, _registry, _services, store, keys);
        _server = CreateServer();
        var signIn = new GatewaySignIn(_options, _registry, _services, keys);
        _server.ValidatingConnectionAsync += signIn.JudgeAsync;
    }

    /// <summary>Where it listens; known once started.</summary>
    public IReadOnlyList<IPEndPoint> EndPointsInUse => _listener.Bound;

    public int Connections => _registry.Count;

    public MqttMode Mode => MqttMode.Embedded;

    public BrokerConnections? SignedIn => _registry.SignedIn();

    public string Doing => string.Create(CultureInfo.InvariantCulture, $"the embedded broker listens on {string.Join(" and ", EndPointsInUse)}, {Connections} connections");

    public string? Trouble => EndPointsInUse.Count == 0 ? "the embedded broker does not listen" : null;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (_options.AllowAnonymous)
        {
            BrokerLog.Anonymous(_services.Logger, MqttOptions.Section);
        }

        await _server.StartAsync();
        _watching = _watch.RunAsync(_stopping.Token);
    }

    /// <summary>Stops listening, lets what was received become durable and be acknowledged, then says goodbye.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _listener.StopAsync();
        await _stopping.CancelAsync();
        await _watching.ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        await Task.WhenAll(_registry.All.Select(connection => connection.StopReadingAsync(_options.StopTimeout)));
        await _server.StopAsync(new MqttServerStopOptions());
    }

    public async ValueTask DisposeAsync()
    {
        await _listener.StopAsync();
        _server.Dispose();
        _stopping.Dispose();
    }

    private MqttServer CreateServer()
    {
        var options = new MqttServerOptionsBuilder().WithoutDefaultEndpoint().WithDefaultCommunicationTimeout(_options.SignInTimeout).Build();
        options.KeepAliveOptions.MonitorInterval = TimeSpan.FromSeconds(5); // It finds nothing to do: keep-alive is ours.
        return new MqttServerFactory().CreateMqttServer(options, [_listener]);
    }

    private List<(IPEndPoint, CertificateSource?)> EndPoints()
    {
        var endPoints = new List<(IPEndPoint, CertificateSource?)>();
        if (_options.Port >= 0)
        {
            endPoints.Add((new IPEndPoint(IPAddress.Parse(_options.Address), _options.Port), null));
        }

        if (_options.Tls.IsConfigured)
        {
            endPoints.Add((
                new IPEndPoint(IPAddress.Parse(_options.Tls.Address), _options.Tls.Port),
                new CertificateSource(_options.Tls, _services.Time, _services.Logger)));
        }

        return endPoints;
    }
}
