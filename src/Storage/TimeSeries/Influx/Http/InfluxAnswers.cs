using System.Net;

namespace Telemetry.Storage.TimeSeries.Influx.Http;

/// <summary>What an answer other than the one hoped for means. docs/sources/storage.md#influx-answers</summary>
internal static class InfluxAnswers
{
    /// <summary>The exception for an answer that no route has a better word for.</summary>
    public static Exception Trouble(string server, ServerAnswer answer, TimeProvider clock)
    {
        var status = (int)answer.Status;
        var reason = answer.Reason.Text;
        return answer.Status switch
        {
            HttpStatusCode.Unauthorized => new InfluxRefusedException(
                $"{server} does not know who we are (401: {reason}). Set {InfluxOptions.Section}:UserName and Password, or Token, to what it knows."),
            HttpStatusCode.Forbidden => new InfluxRefusedException(
                $"{server} does not allow it (403: {reason}). Grant the user or token of {InfluxOptions.Section} reading and writing of the database."),
            HttpStatusCode.NotFound => new InfluxRefusedException(
                $"{server} has no such route or database (404: {reason}). Look at {InfluxOptions.Section}:Url, Database and WriteRoute."),
            _ when status is >= 300 and < 400 => new InfluxRefusedException(
                $"{server} sends us elsewhere ({status}), and credentials are not carried to another address. Set {InfluxOptions.Section}:Url to where it is."),
            HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable => new InfluxUnavailableException($"{server} is overloaded ({status}: {reason}).")
            {
                RetryAfter = RetryAfter.Of(answer.Headers, clock.GetUtcNow()),
            },
            _ when reason.Contains("retention policy not found", StringComparison.Ordinal) => new InfluxRefusedException(
                $"{server} has no such retention policy ({reason}). Create it, or change {InfluxOptions.Section}:RetentionPolicy."),
            _ when status >= 500 || answer.Status == HttpStatusCode.RequestTimeout => new InfluxUnavailableException($"{server} is in trouble ({status}: {reason})."),
            _ when status >= 400 => new InfluxRefusedException($"{server} will not take the request ({status}: {reason})."),
            _ => new InfluxUnavailableException($"{server} answers what InfluxDB does not ({status}: {reason}). Is {InfluxOptions.Section}:Url right?"),
        };
    }
}
