namespace Telemetry.Tests.Contract.TimeSeries.Influx.Lying;

/// <summary>What a client asked.</summary>
internal sealed record LyingRequest(string Method, string Target, IReadOnlyDictionary<string, string> Headers, string Body)
{
    public string[] Lines => Body.Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
