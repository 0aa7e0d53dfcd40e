namespace Telemetry.Ingest.Mqtt.External;

/// <summary>What is remembered of the session at the external broker, over restarts of the host.</summary>
/// <param name="Session">Broker, client id and topic: another session is a first connect, not a lost one.</param>
/// <param name="WholeAt">When the session was last known to be there.</param>
/// <param name="GapPending">A loss was seen and is not yet in the journal.</param>
internal sealed record SessionState(string Session, DateTimeOffset WholeAt, bool GapPending);
