using Microsoft.Extensions.Options;
using Telemetry.Api.Alerts;
using Telemetry.Api.CallOuts.Escalation;
using Telemetry.Domain.Network;
using Telemetry.Domain.Storage;

namespace Telemetry.Api.CallOuts.Concerns;

/// <summary>
/// What wants a person now. It follows the outcome log from where it is, so that a look costs what is new and not the whole
/// record; what it keeps is only a view, and read from the record at the start and after any failure.
/// </summary>
internal sealed class ConcernWatch(IOutcomeLog log, AlertReader reader, INetworkProvider networks, IOptions<CallOutOptions> options)
{
    /// <summary>Records read at once.</summary>
    private const int Page = 1_000;

    private View? _view;

    public async Task<IReadOnlyList<Concern>> ReadAsync(DateTimeOffset now, bool decisionsToo, CancellationToken cancellation)
    {
        // Taken out while it is worked on: what fails in the middle is not gone on with.
        var view = Interlocked.Exchange(ref _view, null);
        var network = networks.Current;
        var upTo = await log.ReadLastIdAsync(cancellation);
        if (view is null)
        {
            view = new View(new DecisionWatch(log, options.Value), new AlertWatch(reader, options.Value), upTo);
            await view.Decisions.BeginAsync(now, network.TimeZone, cancellation);
            await view.Alerts.ReadAllAsync(cancellation);
        }

        var position = view.Position;
        while (position < upTo)
        {
            var page = await log.ReadAfterAsync(position, Page, cancellation);
            foreach (var record in page.TakeWhile(r => r.Id <= upTo))
            {
                view.Decisions.Note(record);
                view.Alerts.Note(record.Outcome);
            }

            position = page.Count == 0 ? upTo : page[^1].Id;
        }

        await view.Decisions.SettleAsync(upTo, now, network.TimeZone, cancellation);
        await view.Alerts.SettleAsync(now, cancellation);
        _view = view with { Position = upTo };
        return [.. decisionsToo ? view.Decisions.Concerns(network) : [], .. view.Alerts.Concerns(network)];
    }

    /// <param name="Position">Id of the last outcome that it has taken in.</param>
    private sealed record View(DecisionWatch Decisions, AlertWatch Alerts, long Position);
}
