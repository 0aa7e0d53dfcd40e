using Microsoft.EntityFrameworkCore;
using Telemetry.Domain.Journal;
using Telemetry.Domain.Storage;

namespace Telemetry.Storage.Records;

/// <summary>Possible gaps on record.</summary>
internal sealed class GapLog(RecordsDatabase database) : IGapLog
{
    public async Task<IReadOnlyList<PossibleGapRecord>> ReadGapsAsync(DateTimeOffset from, DateTimeOffset to, CancellationToken cancellation)
    {
        await using var context = await database.OpenAsync(cancellation);
        var gaps = await context.Gaps.AsNoTracking().Where(g => g.At >= from && g.At < to).OrderBy(g => g.Id).ToListAsync(cancellation);
        return gaps.ConvertAll(g => new PossibleGapRecord(g.At, g.Source, g.Since, g.Reason));
    }
}
