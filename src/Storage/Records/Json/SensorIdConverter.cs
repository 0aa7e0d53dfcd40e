using System.Text.Json;
using System.Text.Json.Serialization;
using Telemetry.Domain.Network;

namespace Telemetry.Storage.Records.Json;

internal sealed class SensorIdConverter : JsonConverter<SensorId>
{
    public override SensorId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => new(reader.GetString()!);

    public override void Write(Utf8JsonWriter writer, SensorId value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
}
