using Telemetry.Domain.Network;

namespace Telemetry.Ingest.Decoding;

/// <summary>What a decoder may know beside the payload.</summary>
/// <param name="Network">Looked up by name only; whether a sensor may publish is admission's question.</param>
/// <param name="TopicSensorName">The sensor as the topic names it.</param>
/// <param name="TopicSensor">The same, when the network has it.</param>
/// <param name="ReceivedAt">UTC by the host's clock: stamps readings that bear no time, and anchors relative ones.</param>
internal readonly record struct DecodeContext(CityNetwork Network, string TopicSensorName, Sensor? TopicSensor, DateTimeOffset ReceivedAt);
