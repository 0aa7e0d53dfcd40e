using Telemetry.FirmwareSim.Payloads;

namespace Telemetry.FirmwareSim.Gateways;

/// <summary>A gateway's way to the broker.</summary>
internal interface IGatewayTransport : IAsyncDisposable
{
    /// <summary>Connects, once. Never throws for a broker that is away or says no.</summary>
    Task<ConnectResult> ConnectAsync(CancellationToken cancellation);

    /// <summary>Ends the connection, if there is one; another may be made.</summary>
    Task DisconnectAsync();

    /// <summary>Publishes and completes with the broker's answer.</summary>
    /// <exception cref="LinkLostException">The connection ended first: whether it arrived is not known.</exception>
    Task<PublishResult> PublishAsync(OutgoingMessage message, CancellationToken cancellation);
}
