using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Telemetry.Domain.Decisions;
using Telemetry.Domain.Journal;
using Telemetry.Domain.Live;
using Telemetry.Domain.Network;
using Telemetry.Domain.Quantities;
using Telemetry.Domain.Readings;
using Telemetry.Domain.Storage;
using Telemetry.Ingest.Consumers;
using Telemetry.Rules.Engine;
using Telemetry.Rules.QualityControl;
using Telemetry.Tests.Unit.Rules.Engine;

namespace Telemetry.Tests.Unit.Ingest.Consumers;

/// <summary>Both consumers over a journal, stores and a network in memory, on a clock that stands still.</summary>
internal sealed class PipelineUnderTest : INetworkProvider, ILiveFeed, IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);
    private readonly List<Microsoft.Extensions.Hosting.BackgroundService> _running = [];

    public MemoryJournal Journal { get; init; } = new();

    public MemoryStore Store { get; init; } = new();

    public MemoryRecords Records { get; init; } = new();

    public ConsumerStatuses Statuses { get; } = new();

    public FakeTimeProvider Clock { get; } = new(EngineCity.Evening);

    public ConsumerOptions Options { get; init; } = new() { StoreBatchDelay = TimeSpan.Zero };

    public RuleSet Rules { get; init; } = EngineCity.GritAndFrost();

    public CityNetwork Current { get; set; } = EngineCity.Network;

    public LatestReadings Latest => field ??= new LatestReadings(this);

    public static TickRecord Tick(double minute) => new(EngineCity.Evening.AddMinutes(minute));

    public static MessageRecord Message(Sensor sensor, double minute, double value, double receivedMinute) => Message(
        new Reading(sensor.Id, Quantity.RoadSurfaceTemperature, EngineCity.Evening.AddMinutes(minute), value, EngineCity.Evening.AddMinutes(receivedMinute)));

    public static MessageRecord Message(Sensor sensor, double minute, double value) => Message(sensor, minute, value, minute);

    public static MessageRecord Message(params Reading[] readings) => new(
        readings[0].ReceivedAt, new GatewayId("g1"), "telemetry/v1/g1/x", null, "native", 1, ReadOnlyMemory<byte>.Empty, readings, []);

    public static MessageRecord Refused(double minute, bool undecodable = false) => new(
        EngineCity.Evening.AddMinutes(minute), new GatewayId("g1"), "telemetry/v1/g1/x", null, "native", 1, new byte[] { 1 }, [],
        [new Rejection(undecodable ? RejectReason.Malformed : RejectReason.UnknownSensor, "made for the test", "x")], undecodable);

    public async Task StartStoreAsync() => await StartAsync(new StoreWriter(
        Journal, Store, this, Latest, Statuses, Wrap(Options), Wrap(new RuleEngineOptions()), Wrap(new QualityControlOptions()), Clock, NullLogger<StoreWriter>.Instance));

    public async Task StartRulesAsync() => await StartAsync(new RuleHost(
        Journal, Records, Records, Records, this, Rules, Latest, this, Statuses, Wrap(Options), Wrap(new RuleEngineOptions()), Wrap(new QualityControlOptions()),
        Clock, NullLogger<RuleHost>.Instance));

    /// <summary>Until the condition holds, moving the clock on so that retries come.</summary>
    public async Task UntilAsync(Func<bool> condition, string what)
    {
        using var pause = new PeriodicTimer(TimeSpan.FromMilliseconds(2));
        using var patience = new CancellationTokenSource(Patience);
        while (!condition())
        {
            Assert.False(patience.IsCancellationRequested, $"Waited {Patience} until {what}.");
            Clock.Advance(TimeSpan.FromMilliseconds(50));
            await pause.WaitForNextTickAsync(CancellationToken.None);
        }
    }

    public Task StoredAsync() => UntilAsync(() => Statuses.Store.Position == Journal.Head, "the store has everything");

    public Task DecidedAsync() => UntilAsync(() => Statuses.Rules.Position == Journal.Head, "the rules have everything");

    public void Publish(IReadOnlyList<LoggedOutcome<Outcome>> outcomes)
    {
    }

    public async Task StopAsync()
    {
        foreach (var service in _running)
        {
            await service.StopAsync(CancellationToken.None);
            Assert.True(service.ExecuteTask!.IsCompletedSuccessfully || service.ExecuteTask.IsCanceled, $"{service.ExecuteTask.Exception}");
            service.Dispose();
        }

        _running.Clear();
    }

    public async ValueTask DisposeAsync() => await StopAsync();

    private static IOptions<T> Wrap<T>(T options)
        where T : class => Microsoft.Extensions.Options.Options.Create(options);

    private async Task StartAsync(Microsoft.Extensions.Hosting.BackgroundService service)
    {
        _running.Add(service);
        await service.StartAsync(CancellationToken.None);
    }
}
