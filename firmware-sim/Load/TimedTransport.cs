using Telemetry.FirmwareSim.Gateways;
using Telemetry.FirmwareSim.Payloads;

namespace Telemetry.FirmwareSim.Load;

/// <summary>Measures how long each acknowledgement takes, as the publisher sees it.</summary>
internal sealed class TimedTransport(IGatewayTransport inner, Latencies latencies, TimeProvider clock) : IGatewayTransport
{
    public Task<ConnectResult> ConnectAsync(CancellationToken cancellation) => inner.ConnectAsync(cancellation);

    public Task DisconnectAsync() => inner.DisconnectAsync();

    public async Task<PublishResult> PublishAsync(OutgoingMessage message, CancellationToken cancellation)
    {
        var sent = clock.GetTimestamp();
        var result = await inner.PublishAsync(message, cancellation);
        if (result.Answer != PublishAnswer.Unconfirmed)
        {
            latencies.Add(clock.GetElapsedTime(sent));
        }

        return result;
    }

    public ValueTask DisposeAsync() => inner.DisposeAsync();
}
