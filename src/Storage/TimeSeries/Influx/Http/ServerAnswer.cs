using System.Net;
using System.Net.Http.Headers;

namespace Telemetry.Storage.TimeSeries.Influx.Http;

/// <summary>A short answer, read whole.</summary>
/// <param name="Body">At most <see cref="InfluxConnection.MostBodyBytes"/>; the rest of a longer one is not read.</param>
internal sealed record ServerAnswer(HttpStatusCode Status, HttpResponseHeaders Headers, byte[] Body)
{
    public string? Header(string name) => Headers.TryGetValues(name, out var values) ? values.FirstOrDefault() : null;

    /// <summary>Why, in the server's words.</summary>
    public ServerReason Reason => ServerReason.Read(this);
}
