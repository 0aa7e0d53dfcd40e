using System.Diagnostics.Metrics;
using Telemetry.Domain.CallOuts;

namespace Telemetry.Api.Notifications.Outbox;

/// <summary>Counts attempts and what was given up.</summary>
internal sealed class DeliveryMetrics : IDisposable
{
    private readonly Meter _meter;
    private readonly Counter<long> _attempts;
    private readonly Counter<long> _givenUp;

    public DeliveryMetrics(IMeterFactory meters)
    {
        _meter = meters.Create("Telemetry.CallOuts");
        _attempts = _meter.CreateCounter<long>("telemetry.call_outs.attempts", "{attempt}", "Attempts to deliver a message");
        _givenUp = _meter.CreateCounter<long>("telemetry.call_outs.given_up", "{message}", "Messages that were never delivered");
    }

    public void Attempted(CallOutChannel channel, SendOutcome outcome) =>
        _attempts.Add(1, new KeyValuePair<string, object?>("channel", Name(channel)), new KeyValuePair<string, object?>("outcome", Name(outcome)));

    public void GaveUp(CallOutChannel channel) => _givenUp.Add(1, new KeyValuePair<string, object?>("channel", Name(channel)));

    public void Dispose() => _meter.Dispose();

    private static string Name(CallOutChannel channel) => channel == CallOutChannel.Webhook ? "webhook" : "email";

    private static string Name(SendOutcome outcome) => outcome switch
    {
        SendOutcome.Delivered => "delivered",
        SendOutcome.TryAgain => "failed",
        _ => "refused",
    };
}
