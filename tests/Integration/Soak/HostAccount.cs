using System.Text.Json;

namespace Telemetry.Tests.Integration.Soak;

/// <summary>The host's side of the balance sheet: its ledger, dead letters, gaps and log.</summary>
internal sealed record HostAccount(
    long Received, long Accepted, long Duplicate, long Conflict, long Rejected, long Undecodable, bool Balanced,
    long DeadLetters, IReadOnlyList<(string Reason, long Count)> DeadLettersByReason,
    IReadOnlyList<(DateTimeOffset Since, DateTimeOffset At)> Gaps,
    IReadOnlyList<(string Level, int Count)> LogLevels, int Crashes)
{
    private static readonly string[] Levels = ["warn:", "fail:", "crit:"];

    public static async Task<HostAccount> OfAsync(SoakSystem system, DateTimeOffset from, DateTimeOffset to)
    {
        var ledger = await system.JsonAsync($"/api/v1/ledger?from={Time(from)}&to={Time(to)}");
        var total = ledger.GetProperty("total");
        var letters = (await system.JsonAsync("/api/v1/system")).GetProperty("deadLetters");
        return new HostAccount(
            Number(total, "received"), Number(total, "accepted"), Number(total, "duplicate"), Number(total, "conflict"),
            Number(total, "rejected"), Number(total, "undecodable"), ledger.GetProperty("balanced").GetBoolean(),
            Number(letters, "kept") + Number(letters, "dropped"),
            [.. letters.GetProperty("byReason").EnumerateArray().Select(r => (r.GetProperty("reason").GetString()!, Number(r, "messages")))],
            [.. ledger.GetProperty("possibleGaps").EnumerateArray().Select(g => Gap(g, system.ClockOffset))],
            [.. Levels.Select(level => (level.TrimEnd(':'), system.Log.Count(line => line.StartsWith(level, StringComparison.Ordinal))))],
            system.Log.Count(line => line.Contains("Unhandled exception", StringComparison.Ordinal)));
    }

    private static (DateTimeOffset Since, DateTimeOffset At) Gap(JsonElement gap, TimeSpan clockOffset) => (
        gap.GetProperty("since") is { ValueKind: JsonValueKind.String } since ? since.GetDateTimeOffset() - clockOffset : DateTimeOffset.MinValue,
        gap.GetProperty("at").GetDateTimeOffset() - clockOffset);

    private static long Number(JsonElement element, string name) => element.GetProperty(name).GetInt64();

    private static string Time(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture);
}
