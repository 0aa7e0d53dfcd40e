using System.Globalization;
using Telemetry.Api.Endpoints.Readings;
using Telemetry.Domain.Alerts;
using Telemetry.Domain.Network;
using Telemetry.Domain.Storage;
using Telemetry.Domain.Waste;

namespace Telemetry.Api.Endpoints.Bins;

internal static class BinMapping
{
    public static FillDto ToDto(this LoggedOutcome<BinFill> logged)
    {
        var fill = logged.Outcome;
        return new FillDto(
            logged.Id,
            fill.Bin.Value,
            fill.ObservedAt,
            fill.Percent,
            fill.Litres,
            fill.DistanceMm,
            fill.Note.ToString(),
            fill.Flag.Name(),
            fill.Basis.ToDto(),
            fill.Rate?.ToDto(),
            fill.NoRate?.ToString(),
            logged.RecordedAt,
            fill.Withdrawn);
    }

    public static EmptyingDto ToDto(this LoggedOutcome<BinEmptying> logged)
    {
        var emptying = logged.Outcome;
        return new EmptyingDto(
            logged.Id,
            emptying.Bin.Value,
            emptying.EmptiedAt,
            emptying.ConfirmedAt,
            emptying.FillBefore,
            emptying.FillAfter,
            logged.RecordedAt,
            emptying.Withdrawn);
    }

    public static BinAlertDto ToBinDto(this Alert alert) =>
        new(alert.Rule, alert.Severity.ToString(), alert.State.ToString(), alert.RaisedAt, alert.Reason);

    public static CollectionDto ToDto(this CollectionSchedule schedule) => new(
        [.. schedule.Days.Select(d => d.ToString().ToLowerInvariant())], schedule.ByTime.ToString("HH:mm", CultureInfo.InvariantCulture));

    private static FillBasisDto ToDto(this FillBasis basis) => new(
        basis.Source.ToString(),
        basis.CalibratedFrom,
        basis.EmptyDistanceMm,
        basis.FullDistanceMm,
        basis.DeadZoneMm,
        basis.FullPercentOfCapacity,
        basis.CapacityLitres);

    private static FillRateDto ToDto(this FillRate rate) => new(
        rate.Since,
        rate.Readings,
        rate.PercentPerHour,
        rate.SlowPercentPerHour,
        rate.FastPercentPerHour,
        rate.ThresholdPercent,
        rate.ReachedAt,
        rate.ReachedEarliest,
        rate.ReachedLatest);
}
