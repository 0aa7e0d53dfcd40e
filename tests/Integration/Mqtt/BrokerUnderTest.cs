using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using MQTTnet;
using MQTTnet.Formatter;
using Telemetry.Domain.Journal;
using Telemetry.Domain.Network;
using Telemetry.Domain.Storage;
using Telemetry.Ingest.Intake;
using Telemetry.Ingest.Mqtt;
using Telemetry.Ingest.Mqtt.Embedded;
using Telemetry.Ingest.Security;
using Telemetry.Tests.Integration.Kill;

namespace Telemetry.Tests.Integration.Mqtt;

/// <summary>The embedded broker on a free loopback port, before a journal whose commits the test holds.</summary>
public sealed class BrokerUnderTest : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly List<IMqttClient> _clients = [];

    private BrokerUnderTest(ServiceProvider services) => _services = services;

    public HoldingJournal Journal { get; private init; } = new();

    public MemoryCredentials Credentials { get; private init; } = new();

    public int Port => Broker.EndPointsInUse[0].Port;

    internal EmbeddedBroker Broker => _services.GetRequiredService<EmbeddedBroker>();

    public static Task<BrokerUnderTest> StartAsync(params (string Key, string Value)[] settings) => StartAsync(TimeProvider.System, settings);

    /// <summary>With a clock that the test turns: nothing is silent, expired or too slow but by that clock.</summary>
    public static async Task<BrokerUnderTest> StartAsync(TimeProvider clock, params (string Key, string Value)[] settings)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection([new("Telemetry:Mqtt:Embedded:Port", "0")])
            .AddInMemoryCollection([.. settings.Select(s => new KeyValuePair<string, string?>("Telemetry:Mqtt:Embedded:" + s.Key, s.Value))])
            .Build();
        var journal = new HoldingJournal();
        var credentials = new MemoryCredentials();
        var services = new ServiceCollection()
            .AddLogging()
            .AddSingleton(clock)
            .AddSingleton<IJournal>(journal)
            .AddSingleton<INetworkProvider>(new FixedNetwork())
            .AddSingleton<ICredentialStore>(credentials)
            .AddIntake(configuration)
            .AddMqttIngest(configuration)
            .BuildServiceProvider();
        services.GetService<IStartupValidator>()?.Validate();
        var test = new BrokerUnderTest(services) { Journal = journal, Credentials = credentials };
        foreach (var hosted in services.GetServices<IHostedService>())
        {
            await hosted.StartAsync(CancellationToken.None);
        }

        return test;
    }

    public async Task<IssuedKey> IssueAsync(string gateway, DateTimeOffset? expiresAt = null)
    {
        var issued = KeyIssuer.Issue(CredentialKind.Gateway, gateway, "", _services.GetRequiredService<TimeProvider>().GetUtcNow(), expiresAt);
        await Credentials.AddAsync(issued.Credential, CancellationToken.None);
        return issued;
    }

    public IMqttClient NewClient()
    {
        var client = new MqttClientFactory().CreateMqttClient();
        _clients.Add(client);
        return client;
    }

    public MqttClientOptionsBuilder Options(string gateway, string key, MqttProtocolVersion version = MqttProtocolVersion.V500) =>
        new MqttClientOptionsBuilder()
            .WithTcpServer("127.0.0.1", Port)
            .WithProtocolVersion(version)
            .WithCredentials(gateway, key)
            .WithCleanStart(true)
            .WithTimeout(Patience.Limit);

    /// <summary>A client signed in as the gateway with a fresh key.</summary>
    public async Task<IMqttClient> ConnectAsync(string gateway = "gw-1", MqttProtocolVersion version = MqttProtocolVersion.V500)
    {
        var issued = await IssueAsync(gateway);
        var client = NewClient();
        var result = await client.ConnectAsync(Options(gateway, issued.Key, version).Build());
        Assert.Equal(MqttClientConnectResultCode.Success, result.ResultCode);
        return client;
    }

    public async ValueTask DisposeAsync()
    {
        Journal.Release();
        foreach (var client in _clients)
        {
            client.Dispose();
        }

        await Broker.StopAsync(CancellationToken.None);
        await _services.DisposeAsync();
    }
}
