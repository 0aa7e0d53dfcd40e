using Telemetry.Api.Live;

namespace Telemetry.Api.Notifications.Outbox;

/// <summary>Tells those who send that the outbox has grown.</summary>
internal sealed class OutboxSignal : GrowthSignal;
