using System.Text.Json;
using System.Text.Json.Serialization;
using Telemetry.Domain.Network;

namespace Telemetry.Storage.Records.Json;

internal sealed class SiteIdConverter : JsonConverter<SiteId>
{
    public override SiteId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => new(reader.GetString()!);

    public override void Write(Utf8JsonWriter writer, SiteId value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
}
