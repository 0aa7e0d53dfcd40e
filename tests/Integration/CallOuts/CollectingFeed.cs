using System.Collections.Concurrent;
using Telemetry.Domain.CallOuts;
using Telemetry.Domain.Decisions;
using Telemetry.Domain.Live;
using Telemetry.Domain.Storage;

namespace Telemetry.Tests.Integration.CallOuts;

/// <summary>What the live stream would be told.</summary>
internal sealed class CollectingFeed : ILiveFeed
{
    private readonly ConcurrentQueue<CallOut> _callOuts = new();

    public IReadOnlyList<CallOut> CallOuts => [.. _callOuts];

    public void Publish(IReadOnlyList<LoggedOutcome<Outcome>> outcomes)
    {
        foreach (var callOut in outcomes.Select(o => o.Outcome).OfType<CallOut>())
        {
            _callOuts.Enqueue(callOut);
        }
    }
}
