using System.Globalization;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using Telemetry.Api.Notifications;
using Telemetry.Domain.Alerts;

namespace Telemetry.Api.CallOuts;

/// <summary>Whether people would be called out, and can be reached. What the host says is right all the same: degraded.</summary>
internal sealed class CallOutHealthCheck(
    CallOutStatus status, IOptions<CallOutOptions> policy, IOptions<NotificationOptions> notifications, TimeProvider clock) : IHealthCheck
{
    /// <summary>So many looks may fail to come, and a slow one may take a minute, before it is said.</summary>
    private const int MissedLooks = 6;

    private static readonly TimeSpan SlowLook = TimeSpan.FromMinutes(1);

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var causes = Causes().ToList();
        return Task.FromResult(causes.Count > 0
            ? HealthCheckResult.Degraded(string.Join("; ", causes))
            : HealthCheckResult.Healthy(Doing()));
    }

    private IEnumerable<string> Causes()
    {
        var findings = status.Findings;
        if (status.Trouble is { } trouble)
        {
            yield return $"it can't be seen whether somebody has to be called out: {trouble}";
        }

        var lookedAt = findings?.At ?? status.Began;
        if (!status.Quiet && clock.GetUtcNow() - lookedAt > (MissedLooks * policy.Value.LookEvery) + SlowLook)
        {
            yield return $"not looked since {Time(lookedAt)} whether somebody has to be called out";
        }

        foreach (var away in findings?.Unreached.Where(u => notifications.Value.Recipients.ContainsKey(u.Recipient)) ?? [])
        {
            // Everybody may ask for health: what a mail server answered, perhaps with an address in it, is for those who may read the log.
            yield return string.Create(CultureInfo.InvariantCulture, $"{away.Recipient} is not reached since {Time(away.Since)}, messages given up: {away.Messages}");
        }

        var critical = findings?.Concerns.Count(c => c.Id.StartsWith("alert/", StringComparison.Ordinal)) ?? 0;
        if (policy.Value.Levels.Count == 0 && critical > 0)
        {
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"alerts of severity {policy.Value.LeastSeverity} stand unacknowledged and nobody is called out about them: {critical}. {CallOutOptions.Section}:Levels names nobody");
        }
    }

    private string Doing() => policy.Value.Levels.Count == 0 ? "nobody is to be called out"
        : status.Quiet ? "quiet while the rules warm up"
        : (status.Findings?.Concerns.Count ?? 0) switch
        {
            0 => "nothing waits for an acknowledgement",
            1 => "1 matter waits for an acknowledgement",
            var waiting => string.Create(CultureInfo.InvariantCulture, $"{waiting} matters wait for an acknowledgement"),
        };

    private static string Time(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);
}
