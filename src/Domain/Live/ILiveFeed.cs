using Telemetry.Domain.Decisions;
using Telemetry.Domain.Storage;

namespace Telemetry.Domain.Live;

/// <summary>Takes what was just committed to those who watch. Never blocks and never fails: a slow watcher resumes from the log.</summary>
public interface ILiveFeed
{
    void Publish(IReadOnlyList<LoggedOutcome<Outcome>> outcomes);
}
