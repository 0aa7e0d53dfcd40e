using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Telemetry.Domain.Journal;
using Telemetry.Domain.Network;
using Telemetry.Ingest.Intake;
using Telemetry.Ingest.Mqtt;
using Telemetry.Ingest.Mqtt.External;
using Telemetry.Tests.Integration.CallOuts;

namespace Telemetry.Tests.Integration.Mqtt;

/// <summary>The host's side of an external broker: connected, and with a journal that the test holds.</summary>
public sealed class SubscriberUnderTest : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    private SubscriberUnderTest(ServiceProvider services, HoldingJournal journal)
    {
        _services = services;
        Journal = journal;
    }

    public HoldingJournal Journal { get; }

    /// <summary>All that was logged.</summary>
    internal CollectingLogs Logs => _services.GetServices<ILoggerProvider>().OfType<CollectingLogs>().Single();

    internal ExternalBrokerClient Client => _services.GetRequiredService<ExternalBrokerClient>();

    public static async Task<SubscriberUnderTest> StartAsync(int port, string stateFile, bool hold = false, params (string Key, string Value)[] settings)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(
            [
                new("Telemetry:Mqtt:Mode", "External"),
                new("Telemetry:Mqtt:External:Port", port.ToString(System.Globalization.CultureInfo.InvariantCulture)),
                new("Telemetry:Mqtt:External:StateFile", stateFile),
                new("Telemetry:Mqtt:External:FirstBackOff", "00:00:00.05"),
                new("Telemetry:Mqtt:External:MaxBackOff", "00:00:01"),
                .. settings.Select(s => new KeyValuePair<string, string?>("Telemetry:Mqtt:External:" + s.Key, s.Value)),
            ])
            .Build();
        var journal = new HoldingJournal();
        if (hold)
        {
            journal.Hold();
        }

        var services = new ServiceCollection()
            .AddLogging(logging => logging.AddProvider(new CollectingLogs()))
            .AddSingleton<IJournal>(journal)
            .AddSingleton<INetworkProvider>(new FixedNetwork())
            .AddIntake(configuration)
            .AddMqttIngest(configuration)
            .BuildServiceProvider();
        var test = new SubscriberUnderTest(services, journal);
        await test.Client.StartAsync(CancellationToken.None);
        return test;
    }

    public Task ConnectedAsync() => Some.UntilAsync(() => Client.IsConnected, "the host is subscribed");

    public async ValueTask DisposeAsync()
    {
        await Client.StopAsync(CancellationToken.None);
        await _services.DisposeAsync();
    }
}
