using System.Globalization;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using Telemetry.Api.Endpoints.Ledger;
using Telemetry.Api.Health;
using Telemetry.Api.Time;
using Telemetry.Domain.Alerts;
using Telemetry.Domain.Network;
using Telemetry.Domain.Storage;
using Telemetry.Ingest.Consumers.Progress;
using Telemetry.Ingest.Mqtt;
using Telemetry.Rules.Devices;

namespace Telemetry.Api.Endpoints.SystemState;

/// <summary>
/// Gathers how everything is doing. What needs a store is asked of each apart and within a time: this is the answer that is
/// looked at when something is away.
/// </summary>
internal sealed partial class SystemOverview(
    HealthCheckService health,
    IPipelineState pipeline,
    GatewayList gateways,
    IOutcomeLog outcomes,
    IDeadLetterStore deadLetters,
    ITimeSeriesStore store,
    IEnumerable<StoreFiles> files,
    INetworkProvider networks,
    HostStart start,
    TimeProvider clock,
    IOptions<ApiOptions> api,
    IOptions<ClockOptions> time,
    IOptions<HealthOptions> options,
    ILogger<SystemOverview> logger,
    IBrokerState? broker = null)
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    public async Task<SystemDto> ReadAsync(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var unavailable = new List<SystemUnavailableDto>();
        var report = await health.CheckHealthAsync(cancellation);

        // Begun together: one store that does not answer costs its time once.
        var away = PartAsync("awaySince", ReadAwayAsync, unavailable, cancellation);
        var letters = PartAsync("deadLetters", token => ReadDeadLettersAsync(now - Day, token), unavailable, cancellation);
        var ledger = PartAsync("ledger", token => ReadLedgerAsync(now, token), unavailable, cancellation);
        var (totals, listed) = gateways.Read(await away);
        return new SystemDto(
            now,
            api.Value.SimulatedTime,
            new SystemHostDto(start.Version, Math.Round(start.Uptime.TotalSeconds, 1), Environment.WorkingSet),
            new SystemClockDto(now, api.Value.SimulatedTime, time.Value.Speed, networks.Current.TimeZone.Id),
            HealthDto.Of(report),
            Broker(),
            Journal(),
            [.. pipeline.Stages.Select(s => Stage(s.Name, s.State, now))],
            totals,
            listed,
            await letters,
            await ledger,
            Storage(),
            [.. unavailable.OrderBy(u => u.Part, StringComparer.Ordinal)]);
    }

    private async Task<T?> PartAsync<T>(string part, Func<CancellationToken, Task<T>> read, List<SystemUnavailableDto> unavailable, CancellationToken cancellation)
        where T : class
    {
        // Real time, also where the clock is simulated: a caller waits.
        var patience = options.Value.SystemPartTimeout;
        using var timeout = new CancellationTokenSource(patience);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellation);
        try
        {
            return await read(either.Token);
        }
        catch (Exception error) when (!cancellation.IsCancellationRequested)
        {
            PartUnavailable(logger, part, error);
            var cause = timeout.IsCancellationRequested
                ? string.Create(CultureInfo.InvariantCulture, $"the store did not answer within {patience.TotalSeconds:0.#} s")
                : "the store could not be read: the host's log says why";
            lock (unavailable)
            {
                unavailable.Add(new SystemUnavailableDto(part, cause));
            }

            return null;
        }
    }

    private async Task<Dictionary<string, DateTimeOffset>> ReadAwayAsync(CancellationToken cancellation) =>
        (await outcomes.ReadAlertsAsync(null, cancellation)).Select(a => a.Outcome)
            .Where(a => a.Rule == GatewayAwayRule.RuleName && a.State.IsStanding())
            .ToDictionary(a => a.Subject, a => a.RaisedAt ?? a.At, StringComparer.Ordinal);

    private async Task<SystemDeadLettersDto> ReadDeadLettersAsync(DateTimeOffset since, CancellationToken cancellation)
    {
        var tally = await deadLetters.TallyAsync(since, cancellation);
        var (kept, dropped) = await deadLetters.CountAsync(cancellation);
        var byReason = tally.ByReason.OrderByDescending(r => r.Value).ThenBy(r => r.Key).Select(r => new SystemDeadLetterReasonDto(r.Key.ToString(), r.Value));
        return new SystemDeadLettersDto(since, tally.Messages, [.. byReason], kept, dropped);
    }

    private async Task<SystemLedgerDto> ReadLedgerAsync(DateTimeOffset now, CancellationToken cancellation)
    {
        var from = now - Day;
        var inFlight = LedgerAccount.InFlight(pipeline);
        var entries = (await store.ReadLedgerAsync(from, now, cancellation)).Select(LedgerAccount.Entry).ToList();
        return new SystemLedgerDto(from, now, entries.TrueForAll(e => e.Balance == 0), LedgerAccount.Total(entries), inFlight);
    }

    private SystemBrokerDto Broker()
    {
        var connections = broker?.SignedIn;
        return new SystemBrokerDto(
            (broker?.Mode ?? MqttMode.None).ToString(),
            broker?.Doing ?? "no broker: the host takes no part in MQTT",
            broker?.Trouble,
            connections?.Gateways.Count,
            connections?.Anonymous);
    }

    private SystemJournalDto Journal()
    {
        var reach = pipeline.ReadJournal();
        return new SystemJournalDto(
            reach.State, pipeline.JournalTrouble, reach.Bytes, reach.FreeBytes, reach.RetainBytes, reach.MaxBytes, reach.Segments,
            reach.Oldest, reach.OldestAt, pipeline.JournalHead, reach.HeadAt)
        {
            HeldBytes = reach.Filling?.HeldBytes,
            HeldShare = reach.Filling is { } filling ? Math.Round(filling.Share, 4) : null,
            HeldFor = reach.Filling?.HeldFor,
            Level = reach.Filling?.Level.ToString(),
            SecondsUntilFull = Rounded(reach.Filling?.TimeUntilFull),
            UntilFullUnknown = ProgressText.Of(reach.Filling?.Why ?? Unknown.NotMeasuredYet),
            DiskIsLow = reach.Filling?.DiskIsLow ?? false,
        };
    }

    private SystemStageDto Stage(string name, ConsumerState state, DateTimeOffset now)
    {
        var lag = Math.Max(0, pipeline.JournalHead - state.Position);
        double? seconds = lag == 0 ? 0 : state.OldestUnreadAt is { } at ? Math.Round(Math.Max(0, (now - at).TotalSeconds), 1) : null;
        return new SystemStageDto(name, state.Position, lag, seconds, state.At, state.Trouble, state.Ready)
        {
            RecordsPerSecond = Rounded(state.Progress?.RecordsPerSecond),
            ArrivingPerSecond = Rounded(state.Progress?.ArrivingPerSecond),
            SecondsToDrain = Rounded(state.Progress?.TimeToDrain),
            DrainUnknown = ProgressText.Of(state.Progress?.Why ?? Unknown.NotMeasuredYet),
        };
    }

    private static double? Rounded(TimeSpan? time) => time is { } known ? Math.Round(known.TotalSeconds, 1) : null;

    private static double? Rounded(double? rate) => rate is { } known ? Math.Round(known, 1) : null;

    private List<SystemStorageDto> Storage() => [.. files.Select(f => new SystemStorageDto(f.Store, f.Paths.Sum(SizeOf), Disk.FreeAt(Path.GetDirectoryName(Path.GetFullPath(f.Paths[0]))!)))];

    private static long SizeOf(string path) => new FileInfo(path) is { Exists: true } file ? file.Length : 0;

    [LoggerMessage(4010, LogLevel.Warning, "{Part} of the system's state could not be read")]
    private static partial void PartUnavailable(ILogger logger, string part, Exception error);
}
