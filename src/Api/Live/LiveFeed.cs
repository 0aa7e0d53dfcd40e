using Telemetry.Domain.Decisions;
using Telemetry.Domain.Live;
using Telemetry.Domain.Storage;

namespace Telemetry.Api.Live;

/// <summary>
/// Tells watchers that the outcome log has grown. It carries no outcomes: each watcher reads the log from where it is, so
/// there is no queue to overflow, no gap and no repeat, however slow a watcher is.
/// </summary>
internal sealed class LiveFeed : GrowthSignal, ILiveFeed
{
    public void Publish(IReadOnlyList<LoggedOutcome<Outcome>> outcomes)
    {
        if (outcomes.Count > 0)
        {
            Grew();
        }
    }
}
