using Microsoft.EntityFrameworkCore;
using Telemetry.Domain.Forecasts;
using Telemetry.Domain.Network;
using Telemetry.Domain.Storage;

namespace Telemetry.Storage.Records;

/// <summary>Forecast issues. Where one issue came in several versions, the one received last counts.</summary>
internal sealed class ForecastStore(RecordsDatabase database) : IForecastStore
{
    public async Task<ForecastIssue?> ReadLatestAsync(SiteId site, DateTimeOffset? knownAt, CancellationToken cancellation)
    {
        await using var context = await database.OpenAsync(cancellation);
        var row = await context.Forecasts.AsNoTracking()
            .Where(f => f.Site == site.Value && (knownAt == null || f.ReceivedAt <= knownAt))
            .OrderByDescending(f => f.IssuedAt).ThenByDescending(f => f.ReceivedAt).ThenByDescending(f => f.Id)
            .FirstOrDefaultAsync(cancellation);
        return row is null ? null : ForecastMapping.ToIssue(row);
    }

    public async Task<IReadOnlyList<DateTimeOffset>> ReadIssueTimesAsync(SiteId site, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellation)
    {
        await using var context = await database.OpenAsync(cancellation);
        return await context.Forecasts
            .Where(f => f.Site == site.Value && f.IssuedAt > from && f.IssuedAt <= to)
            .Select(f => f.IssuedAt).Distinct().OrderByDescending(at => at).ToListAsync(cancellation);
    }

    public async Task<ForecastIssue?> ReadAsync(SiteId site, DateTimeOffset issuedAt, CancellationToken cancellation)
    {
        await using var context = await database.OpenAsync(cancellation);
        var row = await context.Forecasts.AsNoTracking()
            .Where(f => f.Site == site.Value && f.IssuedAt == issuedAt)
            .OrderByDescending(f => f.ReceivedAt).ThenByDescending(f => f.Id)
            .FirstOrDefaultAsync(cancellation);
        return row is null ? null : ForecastMapping.ToIssue(row);
    }
}
