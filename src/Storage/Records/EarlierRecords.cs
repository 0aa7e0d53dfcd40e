using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Telemetry.Storage.Records.Entities;

namespace Telemetry.Storage.Records;

/// <summary>What was on record about routes before the chain began: how much, up to which outcome, and its SHA-256.</summary>
internal static class EarlierRecords
{
    /// <summary>The first entry's body. Nobody can say of what came before whether it was changed before the chain began.</summary>
    public static async Task<string> DescribeAsync(TelemetryDbContext context, long upTo, CancellationToken cancellation)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var count = 0L;
        var rows = RecordChain.Recorded(context).Where(o => o.Id <= upTo).OrderBy(o => o.Id).Select(o => new { o.Id, o.RecordedAt, o.Json });
        await foreach (var row in rows.AsAsyncEnumerable().WithCancellation(cancellation))
        {
            hash.AppendData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{row.Id}\n{row.RecordedAt.UtcTicks}\n{row.Json}\n")));
            count++;
        }

        return string.Create(
            CultureInfo.InvariantCulture,
            $$"""{"earlierRecords":{{count}},"upToOutcome":{{upTo}},"sha256":"{{Convert.ToHexStringLower(hash.GetHashAndReset())}}"}""");
    }

    /// <summary>The outcome that the first entry's body names.</summary>
    public static long? UpTo(string? body)
    {
        try
        {
            return body is null ? null : System.Text.Json.JsonDocument.Parse(body).RootElement.GetProperty("upToOutcome").GetInt64();
        }
        catch (Exception error) when (error is System.Text.Json.JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }
}
