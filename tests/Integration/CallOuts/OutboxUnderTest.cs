using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Telemetry.Api;
using Telemetry.Api.CallOuts;
using Telemetry.Api.Notifications;
using Telemetry.Api.Notifications.Outbox;
using Telemetry.Domain.CallOuts;
using Telemetry.Domain.Live;
using Telemetry.Domain.Network;
using Telemetry.Domain.Storage;
using Telemetry.Storage.Records;
using Telemetry.Tests.Integration.Mqtt;

namespace Telemetry.Tests.Integration.CallOuts;

/// <summary>
/// The outbox with its real channels over a real record store, as the host composes them, at 2026-01-14 18:00 UTC by a clock
/// that stands still until a test moves it. Attempts and their signatures are in real time.
/// </summary>
internal sealed class OutboxUnderTest : IAsyncDisposable
{
    public static readonly DateTimeOffset Start = new(2026, 1, 14, 18, 0, 0, TimeSpan.Zero);

    /// <summary>How far the clock is moved on at each look, of which there are some two hundred a second.</summary>
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan Patience = Kill.Patience.Limit;

    private readonly DirectoryInfo _folder;
    private readonly IHost _host;

    private OutboxUnderTest(DirectoryInfo folder, IHost host)
    {
        _folder = folder;
        _host = host;
    }

    public FakeTimeProvider Clock => (FakeTimeProvider)_host.Services.GetRequiredService<TimeProvider>();

    public CollectingFeed Feed => (CollectingFeed)_host.Services.GetRequiredService<ILiveFeed>();

    public ICallOutStore Store => _host.Services.GetRequiredService<ICallOutStore>();

    /// <summary>All that was logged, down to traces.</summary>
    public string Log => _host.Services.GetServices<ILoggerProvider>().OfType<CollectingLogs>().Single().All;

    /// <param name="settings">Below Telemetry; of the same key the last counts. An attempt may take a minute, so that a loaded machine makes no second one.</param>
    public static async Task<OutboxUnderTest> StartAsync(params (string Key, string Value)[] settings)
    {
        var folder = Directory.CreateTempSubdirectory("telemetry-outbox-");
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Configuration.AddInMemoryCollection([KeyValuePair.Create<string, string?>("Telemetry:Notifications:Timeout", "00:01:00")]);
        builder.Configuration.AddInMemoryCollection(settings.GroupBy(s => s.Key).ToDictionary(s => "Telemetry:" + s.Key, string? (s) => s.Last().Value));
        builder.Configuration.AddInMemoryCollection([KeyValuePair.Create<string, string?>("Telemetry:Records:Path", Path.Combine(folder.FullName, "records.db"))]);
        builder.Logging.SetMinimumLevel(LogLevel.Trace).AddFilter("Microsoft.EntityFrameworkCore", LogLevel.Information).AddProvider(new CollectingLogs());
        builder.Services.AddMetrics();
        builder.Services.AddSingleton<TimeProvider>(new FakeTimeProvider(Start));
        builder.Services.AddSingleton<ILiveFeed, CollectingFeed>();
        builder.Services.AddSingleton<INetworkProvider, FixedNetwork>();
        builder.Services.AddOptions<ApiOptions>().BindConfiguration(ApiOptions.Section);
        builder.Services.AddSqliteRecords(builder.Configuration);
        builder.Services.AddNotifications(builder.Configuration);
        builder.Services.AddOptions<CallOutOptions>().BindConfiguration(CallOutOptions.Section);
        builder.Services.AddSingleton<CallOutIssuer>();
        builder.Services.AddSingleton<CallOutTrial>();
        var outbox = new OutboxUnderTest(folder, builder.Build());
        await outbox._host.StartAsync();
        return outbox;
    }

    /// <summary>Puts a call-out on record for one recipient, as the planner does, due at once and given up after an hour.</summary>
    public async Task<CallOut> IssueAsync(string recipient, string title = "Snake Pass: PRECAUTIONARY at 10 g/m²")
    {
        CallOutItem[] items = [new("decision/p1-snake/2026-01-14", 1, 1, title, "The spread rate rises from 8 to 10 g/m². Start by 20:00.")];
        var now = Clock.GetUtcNow();
        var callOut = CallOutIssuer.New(now, 1, title, 1, items);
        await _host.Services.GetRequiredService<CallOutIssuer>().IssueAsync(
            callOut, [recipient], [], now + TimeSpan.FromHours(1), now, TestContext.Current.CancellationToken);
        _host.Services.GetRequiredService<OutboxSignal>().Grew();
        return callOut;
    }

    /// <summary>Puts a message on record as an earlier run of the host left it.</summary>
    public async Task<CallOut> LeaveBehindAsync(string recipient, int attempts, DateTimeOffset giveUpAt)
    {
        var callOut = CallOutIssuer.New(Clock.GetUtcNow(), 1, "Left behind", 0, []);
        var message = new OutboxMessage(0, callOut.Id, recipient, CallOutChannel.Webhook, "Left behind", "", "{}", giveUpAt, Clock.GetUtcNow(), attempts);
        await Store.IssueAsync(callOut, [], [message], TestContext.Current.CancellationToken);
        _host.Services.GetRequiredService<OutboxSignal>().Grew();
        return callOut;
    }

    public Task<LoggedOutcome<CallOut>?> TryAsync() => _host.Services.GetRequiredService<CallOutTrial>().RunAsync(TestContext.Current.CancellationToken);

    /// <summary>That so many attempts have ended.</summary>
    public static Func<CallOutDelivery, bool> Attempted(int attempts) =>
        delivery => delivery.Attempts == attempts && delivery.Detail is { } detail && !detail.StartsWith("on its way", StringComparison.Ordinal);

    /// <summary>Waits, with the clock standing still, until the one delivery is so; gives it.</summary>
    public Task<CallOutDelivery> UntilAsync(CallOut callOut, Func<CallOutDelivery, bool> condition, string what) => UntilAsync(callOut, condition, what, TimeSpan.Zero);

    /// <summary>Waits with the clock running on until the one delivery is so; gives it.</summary>
    public Task<CallOutDelivery> UntilLaterAsync(CallOut callOut, Func<CallOutDelivery, bool> condition, string what) => UntilAsync(callOut, condition, what, Step);

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
        _folder.Delete(recursive: true);
    }

    private async Task<CallOutDelivery> UntilAsync(CallOut callOut, Func<CallOutDelivery, bool> condition, string what, TimeSpan step)
    {
        var began = TimeProvider.System.GetTimestamp();
        using var pause = new PeriodicTimer(TimeSpan.FromMilliseconds(5));
        while (true)
        {
            var delivery = (await Store.ReadCallOutsAsync(null, 100, null, CancellationToken.None)).Single(c => c.Outcome.Id == callOut.Id).Outcome.Deliveries.Single();
            if (condition(delivery))
            {
                return delivery;
            }

            Assert.True(TimeProvider.System.GetElapsedTime(began) < Patience, $"Within {Patience} the delivery was not {what} but {delivery}.\n{string.Concat(Log.TakeLast(4000))}");
            Clock.Advance(step);
            await pause.WaitForNextTickAsync(TestContext.Current.CancellationToken);
        }
    }
}
