namespace Telemetry.Api.Notifications.Outbox;

/// <summary>
/// When a failed message is tried again: waits that double, each between half and the whole of its length by chance, so that
/// hosts which lost a server together don't come back together. Unlike a retry library's, it goes on after a restart.
/// </summary>
internal static class RetrySchedule
{
    /// <param name="failures">How many attempts have failed, 1 or more.</param>
    /// <param name="asked">What the server asks for; kept to within the longest wait.</param>
    /// <param name="random">0 to 1.</param>
    public static TimeSpan Wait(int failures, TimeSpan? asked, NotificationOptions options, double random)
    {
        var whole = Math.Min(options.FirstRetry.TotalSeconds * Math.Pow(2, Math.Min(failures - 1, 30)), options.MaxRetry.TotalSeconds);
        var wait = TimeSpan.FromSeconds(whole * (0.5 + (0.5 * random)));
        return asked > wait ? (asked < options.MaxRetry ? asked.Value : options.MaxRetry) : wait;
    }
}
