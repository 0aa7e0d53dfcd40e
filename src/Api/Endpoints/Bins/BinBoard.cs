using System.Globalization;
using Microsoft.Extensions.Options;
using Telemetry.Domain.Alerts;
using Telemetry.Domain.Network;
using Telemetry.Domain.Readings;
using Telemetry.Domain.Storage;
using Telemetry.Domain.Waste;
using Telemetry.Rules.Waste;

namespace Telemetry.Api.Endpoints.Bins;

/// <summary>Puts together what is known of each bin now.</summary>
internal sealed class BinBoard(
    INetworkProvider networks, IOutcomeLog outcomes, IBinLog bins, IOptions<CollectOptions> options, TimeProvider clock)
{
    /// <summary>How far back a fill with a percentage is looked for behind readings that give none.</summary>
    private const int NewestFills = 12;

    public async Task<IReadOnlyList<BinDto>> ReadAsync(CancellationToken cancellation)
    {
        var network = networks.Current;
        var now = clock.GetUtcNow();
        var open = (await outcomes.ReadAlertsAsync(null, cancellation))
            .Select(a => a.Outcome)
            .Where(a => a.SubjectKind == AlertSubject.Bin && a.State.IsStanding())
            .ToLookup(a => a.Subject, StringComparer.Ordinal);
        var emptied = (await outcomes.ReadLastEmptyingsAsync(cancellation)).ToDictionary(e => e.Outcome.Bin);
        var fills = await bins.ReadNewestFillsAsync([.. network.Bins.Select(b => b.Id)], NewestFills, cancellation);
        return
        [
            .. network.Bins.OrderBy(b => b.Id).Select(bin => ToDto(
                network, bin, now, [.. fills[bin.Id]], [.. open[bin.Id.Value]], emptied.GetValueOrDefault(bin.Id))),
        ];
    }

    private BinDto ToDto(
        CityNetwork network,
        Bin bin,
        DateTimeOffset now,
        IReadOnlyList<LoggedOutcome<BinFill>> fills,
        IReadOnlyList<Alert> alerts,
        LoggedOutcome<BinEmptying>? emptied)
    {
        var newest = fills.Count > 0 ? fills[0] : null;
        var known = fills.FirstOrDefault(f => f.Outcome is { Percent: not null, Flag: Flag.Pass });
        var interval = network.FindSensor(bin.Sensor)?.Interval ?? TimeSpan.Zero;
        var stale = known is null || now - known.Outcome.ObservedAt > options.Value.KnownForIntervals * interval;
        var (toCollect, why) = ToCollect(alerts, known?.Outcome, stale);
        var site = network.FindSite(bin.Site);
        return new BinDto(
            bin.Id.Value,
            bin.Site.Value,
            site?.Name,
            site?.Latitude,
            site?.Longitude,
            bin.Sensor.Value,
            bin.Stream,
            bin.CapacityLitres,
            bin.CollectAtPercent ?? options.Value.AtPercent,
            (bin.CollectAfter ?? options.Value.After)?.TotalDays,
            bin.Collection?.ToDto(),
            newest?.ToDto(),
            known is null || known == newest ? null : known.ToDto(),
            known is null ? null : (long)(now - known.Outcome.ObservedAt).TotalSeconds,
            stale,
            toCollect,
            why,
            [.. alerts.OrderByDescending(a => a.Severity).ThenBy(a => a.Rule, StringComparer.Ordinal).Select(a => a.ToBinDto())],
            emptied?.ToDto());
    }

    /// <summary>The rule says it; without a fill of now the absence of its alert says nothing.</summary>
    private static (bool? ToCollect, string? Why) ToCollect(IReadOnlyList<Alert> alerts, BinFill? known, bool stale)
    {
        var due = alerts.FirstOrDefault(a => a.Rule == BinCollectRule.RuleName);
        return due switch
        {
            { State: AlertState.Stale } => (null, due.Reason),
            not null => (true, WhyNow(due, known, stale)),
            null when known is null => (null, "No fill is known of this bin."),
            null when stale => (null, "The last known fill is too old to say anything of now."),
            null => (false, null),
        };
    }
    /// <summary>An alert keeps the reason it was raised for; a fill measured since is told before it, lest the two contradict each other.</summary>
    private static string WhyNow(Alert due, BinFill? known, bool stale) => stale || known is null || known.ObservedAt <= due.At
        ? due.Reason
        : string.Create(
            CultureInfo.InvariantCulture,
            $"{known.Percent:0.#} % full at {known.ObservedAt.UtcDateTime:yyyy-MM-dd HH:mm} UTC. Since {due.At.UtcDateTime:yyyy-MM-dd HH:mm} UTC it is to be collected, then because: {due.Reason}");
}
