using System.Text.Json;
using System.Text.Json.Serialization;
using Telemetry.Domain.Network;

namespace Telemetry.Storage.Records.Json;

internal sealed class BinIdConverter : JsonConverter<BinId>
{
    public override BinId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => new(reader.GetString()!);

    public override void Write(Utf8JsonWriter writer, BinId value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
}
