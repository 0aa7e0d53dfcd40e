using System.Net.Http.Headers;

namespace Telemetry.Storage.TimeSeries.Influx.Http;

/// <summary>How long a server asks to be left alone.</summary>
internal static class RetryAfter
{
    /// <summary>Longer is not believed: the readings wait in the journal meanwhile. docs/sources/storage.md#influx-answers</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    /// <summary>Null when it asks for nothing that can be understood, or for a time that is past.</summary>
    /// <param name="now">Taken when the answer is not dated. A date counts from the answer's own, so that neither clock need be right.</param>
    public static TimeSpan? Of(HttpResponseHeaders headers, DateTimeOffset now)
    {
        var wait = headers.RetryAfter switch
        {
            { Delta: { } seconds } => seconds,
            { Date: { } date } => date - (headers.Date ?? now),
            _ => TimeSpan.Zero,
        };
        return wait <= TimeSpan.Zero ? null : wait < Longest ? wait : Longest;
    }
}
