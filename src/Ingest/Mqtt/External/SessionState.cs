namespace Telemetry.Ingest.Mqtt.External;

/// <summary>What is remembered of the session at the external broker, over restarts of the host.</summary>
/// <param name="Session">Broker, client id and topic: another session is a first connect, not a lost one.</param>
/// <param name="SeenAt">When the session was last known to be there. The broker may have had much in its queue then.</param>
/// <param name="GapPending">A loss was seen and is not yet in the journal.</param>
/// <param name="Uptime">How long the broker had been running when it last told; null when it never did.</param>
/// <param name="ToldAt">When that was, as the machine counts since its own start, which no step of the clock changes.</param>
/// <param name="CompleteBefore">What the broker acknowledged before this is durable here; null when that is not known.</param>
internal sealed record SessionState(
    string Session, DateTimeOffset SeenAt, bool GapPending, TimeSpan? Uptime = null, long ToldAt = 0, DateTimeOffset? CompleteBefore = null);
